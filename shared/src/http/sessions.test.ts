import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { systemRandom } from "../adapters/system-random.ts";
import { instant } from "../domain/measure.ts";
import { ok, refused } from "../domain/result.ts";
import { type AppParts, ask, type Running, startApp } from "./app-builders.ts";
import type { Principal } from "./principal.ts";
import { json } from "./reply.ts";
import { type Route, route } from "./route.ts";
import type { Sessions } from "./services.ts";
import { cookieOf, SessionKeeper } from "./session-keeper.ts";
import { sessionRoutes } from "./session-routes.ts";

type Request = { readonly login: string };
type View = { readonly login: string };

const anna: Principal = { role: "cashier", till: "t1", operator: "anna" };
const shape = z.object({ login: z.string() });

const sessions: Sessions<Request, View> = {
  signIn: ({ login }) =>
    Promise.resolve(
      login === "anna" ? ok({ principal: anna, view: { login } }) : refused("unauthenticated"),
    ),
  byToken: () => Promise.resolve(undefined),
  stands: () => Promise.resolve(true),
  current: (by) => Promise.resolve(by.operator === undefined ? undefined : { login: by.operator }),
};

const change = route({
  method: "POST",
  path: "/v1/changes",
  tag: "test",
  summary: "For the test",
  roles: ["cashier"],
  body: z.object({}),
  answer: { status: 200, schema: z.looseObject({}) },
  handle: () => Promise.resolve(ok(json({ done: true }))),
});

let app: Running;
let isActive = true;

afterEach(() => app.stop());

function routes({ keeper, feed }: AppParts): readonly Route[] {
  const parts = {
    sessions,
    keeper,
    feed,
    request: shape,
    view: shape,
    roles: ["cashier"],
  } as const;
  return [...sessionRoutes(parts), change];
}

async function signedIn(): Promise<string> {
  isActive = true;
  app = await startApp({ routes, stands: () => isActive });
  const answer = await ask(`${app.url}/v1/sessions`, { body: { login: "anna" } });
  expect(answer.status).toBe(201);
  return answer.headers.get("set-cookie") ?? "";
}

const current = (cookie: string) =>
  ask(`${app.url}/v1/sessions/current`, { headers: { cookie: cookie.split(";")[0] ?? "" } });

const guard = { "x-cardweave": "1" };

describe("a session", () => {
  test("is a cookie that no script and no other site can use", async () => {
    const cookie = await signedIn();
    expect(cookie).toMatch(
      /^cardweave-test=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await (await current(cookie)).json()).toEqual({ login: "anna" });
  });

  test("is not opened for a wrong sign-in", async () => {
    app = await startApp({ routes });
    const answer = await ask(`${app.url}/v1/sessions`, { body: { login: "eve" } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("changes nothing without the guard header", async () => {
    const cookie = await signedIn();
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    const foreign = await ask(`${app.url}/v1/changes`, { body: {}, headers });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ code: "not-allowed" });
    const own = await ask(`${app.url}/v1/changes`, { body: {}, headers: { ...headers, ...guard } });
    expect(own.status).toBe(200);
  });

  test("is over after signing out", async () => {
    const cookie = await signedIn();
    const headers = { cookie: cookie.split(";")[0] ?? "", ...guard };
    const out = await ask(`${app.url}/v1/sessions/current`, { method: "DELETE", headers });
    expect(out.status).toBe(204);
    expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
    expect((await current(cookie)).status).toBe(401);
  });

  test("is over when its person is no longer active, also should it become so again", async () => {
    const cookie = await signedIn();
    isActive = false;
    expect((await current(cookie)).status).toBe(401);
    isActive = true;
    expect((await current(cookie)).status).toBe(401);
  });

  test("that is over does not stand in the way of the next", async () => {
    await signedIn();
    const headers = { cookie: "cardweave-test=stale" };
    const answer = await ask(`${app.url}/v1/sessions`, { body: { login: "anna" }, headers });
    expect(answer.status).toBe(201);
  });
});

describe("the keeper", () => {
  test("forgets a session 12 hours after its last use", () => {
    let now = 0;
    const clock = { now: () => instant(now) };
    const keeper = new SessionKeeper({ clock, random: systemRandom, cookie: "c", tls: true });
    const header = keeper.open(anna);
    expect(header).toContain("; Secure");
    const token = cookieOf(header, "c") ?? "";
    now += 12 * 3_600_000 - 1;
    expect(keeper.find(token)?.principal).toBe(anna);
    now += 12 * 3_600_000 - 1;
    expect(keeper.find(token)?.principal).toBe(anna);
    now += 12 * 3_600_000;
    expect(keeper.find(token)).toBeUndefined();
  });

  test("reads its cookie among others", () => {
    expect(cookieOf("a=1; cc=3; c=2", "c")).toBe("2");
    expect(cookieOf("cc=3", "c")).toBeUndefined();
    expect(cookieOf(undefined, "c")).toBeUndefined();
  });
});
