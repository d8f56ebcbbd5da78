import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ok } from "../domain/result.ts";
import { docsPage } from "./docs-page.ts";
import { openApiOf } from "./openapi.ts";
import { gapsIn } from "./openapi-builders.ts";
import { nothing } from "./reply.ts";
import { bookingRoute, openRoute, type Route, route } from "./route.ts";

const done = () => Promise.resolve(ok(nothing()));
const thing = z.object({ name: z.string(), size: z.int().min(1) }).meta({ id: "TestThing" });
const news = z.object({ name: z.string() }).meta({ id: "TestNews" });
const plain = { tag: "test", answer: { status: 204 } } as const;

const routes: readonly Route[] = [
  route({
    ...plain,
    method: "GET",
    path: "/v1/things/{id}",
    summary: "One <thing>",
    roles: ["till"],
    params: z.object({ id: z.string() }),
    query: z.object({ limit: z.coerce.number().optional() }),
    answer: { status: 200, schema: thing },
    handle: done,
  }),
  bookingRoute({
    ...plain,
    method: "POST",
    path: "/v1/things",
    summary: "Book a thing",
    roles: ["cashier"],
    body: thing.extend({ till: z.string().optional() }).meta({ id: "TestNewThing" }),
    handle: done,
  }),
  openRoute({
    ...plain,
    method: "GET",
    path: "/v1/news",
    summary: "News",
    answer: { status: 200, events: { news } },
    handle: done,
  }),
];

const document = openApiOf({ title: "T & T", version: "1", text: "For tests." }, routes);

describe("the description", () => {
  test("has every call and every shape it speaks of", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(gapsIn(document, routes)).toEqual([]);
    expect(Object.keys(document.components?.schemas ?? {}).toSorted()).toEqual([
      "Problem",
      "TestNewThing",
      "TestNews",
      "TestThing",
    ]);
  });

  test("would be found wanting without a call or a shape", () => {
    const { TestThing: _, ...schemas } = document.components?.schemas ?? {};
    const broken = { ...document, paths: {}, components: { schemas } };
    expect(gapsIn(broken, routes)).toHaveLength(3);
    expect(gapsIn({ ...document, components: { schemas } }, routes)).toContain(
      "no such shape: TestThing",
    );
  });

  test("says who may call, with which key, and what may go wrong", () => {
    const book = document.paths?.["/v1/things"]?.post;
    expect(book).toMatchObject({ operationId: "postThings", "x-roles": ["cashier"] });
    expect(JSON.stringify(book?.parameters)).toContain("Idempotency-Key");
    expect(book?.responses?.["409"].description).toContain("`too-little`");
    expect(document.paths?.["/v1/news"]?.get).toMatchObject({ security: [] });
  });
});

describe("the page", () => {
  const page = docsPage(document);

  test("shows every call and shape, and escapes what it shows", () => {
    for (const { path } of routes) expect(page).toContain(path);
    expect(page).toContain('id="TestThing"');
    expect(page).toContain("One &lt;thing&gt;");
    expect(page).toContain("T &amp; T");
  });

  test("has no script and needs nothing from elsewhere", () => {
    expect(page).not.toMatch(/<script|style=|https?:\/\/(?!cardweave\.dev)/);
  });
});
