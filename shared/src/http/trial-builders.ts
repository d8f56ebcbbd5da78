import { z } from "zod";
import { assert } from "../domain/assert.ts";
import { ok, refused } from "../domain/result.ts";
import { StorageFault } from "../ports/entry-store.ts";
import { amount } from "../protocol/http/fields.ts";
import type { Tokens } from "./app-builders.ts";
import { created, json } from "./reply.ts";
import { bookingRoute, openRoute, type Route, route } from "./route.ts";

const till = { role: "till", till: "t1", branch: "nord" } as const;
export const trialTokens = {
  till,
  office: { role: "headquarters" },
  program: { role: "integration" },
} as const satisfies Tokens;

const tested = { tag: "test", summary: "For the test" } as const;
const anything = { status: 200, schema: z.looseObject({}) } as const;
const wish = z.object({
  amount,
  card: z.object({ number: z.string(), pin: z.string().optional() }),
  till: z.string().optional(),
});

function faulty(path: string, fault: () => unknown): Route {
  return openRoute({
    ...tested,
    method: "GET",
    path,
    answer: anything,
    handle: () => Promise.reject(fault()),
  });
}

/** A route for everything that a call can meet. */
export const trialRoutes: readonly Route[] = [
  route({
    ...tested,
    method: "GET",
    path: "/v1/things/{id}",
    roles: ["till"],
    params: z.object({ id: z.string().regex(/^[a-z]+$/) }),
    query: z.object({ limit: z.coerce.number().int().max(10).default(5) }),
    answer: anything,
    handle: ({ params, query }, by) =>
      Promise.resolve(
        params.id === "gone"
          ? refused("too-little", { asked: 2000, guaranteed: 500 })
          : ok(json({ id: params.id, limit: query.limit, till: by.till })),
      ),
  }),
  route({
    ...tested,
    method: "GET",
    path: "/v1/nobody",
    roles: [],
    answer: anything,
    handle: () => Promise.resolve(ok(json({}))),
  }),
  openRoute({
    ...tested,
    method: "POST",
    path: "/v1/wishes",
    body: wish,
    answer: anything,
    handle: ({ body }) => Promise.resolve(ok(created({ amount: body.amount }))),
  }),
  openRoute({
    ...tested,
    method: "POST",
    path: "/v1/guarded",
    guarded: true,
    body: z.object({}),
    answer: anything,
    handle: () => Promise.resolve(refused("unauthenticated")),
  }),
  bookingRoute({
    ...tested,
    method: "POST",
    path: "/v1/acts",
    roles: ["till", "integration"],
    body: wish,
    answer: { status: 201, schema: z.looseObject({}) },
    handle: ({ action }) =>
      Promise.resolve(
        ok({
          kind: "stored",
          answered: {
            status: 201,
            body: JSON.stringify(action),
            replayed: action.key === "again",
          },
        }),
      ),
  }),
  faulty("/v1/full", () => new StorageFault("full", "disk /secret/place is full")),
  faulty("/v1/bug", () => new Error("secret detail")),
];

export const aWish = { amount: 100, card: { number: "K7Q2" } };

/** A problem's body, once everything is in place that every problem has. */
export async function problemOf(answer: Response): Promise<Record<string, unknown>> {
  const media = answer.headers.get("content-type") ?? "";
  assert(media.startsWith("application/problem+json"), `a problem, not ${media}`);
  assert(answer.headers.get("cache-control") === "no-store", "problems are not kept");
  const body = (await answer.json()) as Record<string, unknown>;
  const { type, title, status, code } = body;
  assert(status === answer.status, `status ${status} is ${answer.status}`);
  assert(type === `https://cardweave.dev/problems/${code}`, `type ${type} names ${code}`);
  assert(typeof title === "string" && title !== "", "a problem has a title");
  return body;
}
