import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, type Running, startApp } from "./app-builders.ts";
import { aWish, problemOf, trialRoutes, trialTokens } from "./trial-builders.ts";

let app: Running;

beforeAll(async () => {
  app = await startApp({
    routes: () => trialRoutes,
    tokens: trialTokens,
    options: { limits: { guardedPerMinute: 3, perMinute: 100_000 } },
  });
});

afterAll(() => app.stop());

describe("a caller", () => {
  test.each([
    ["without a token", {}],
    ["with an unknown token", { authorization: "Bearer nonsense" }],
    ["with another scheme", { authorization: "Basic dGlsbDp0aWxs" }],
  ])("is unauthenticated %s", async (_name, headers) => {
    const answer = await ask(`${app.url}/v1/things/bread`, { headers });
    expect(await problemOf(answer)).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("is not allowed what its role does not have", async () => {
    const answer = await ask(`${app.url}/v1/things/bread`, { as: "office" });
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: "not-allowed" });
  });

  test("is not allowed what names no roles, whoever it is", async () => {
    for (const as of Object.keys(trialTokens)) {
      expect((await ask(`${app.url}/v1/nobody`, { as })).status).toBe(403);
    }
  });

  test("with a wrong token is told so even where anyone may call", async () => {
    expect((await ask(`${app.url}/v1/wishes`, { as: "nonsense", body: aWish })).status).toBe(401);
  });

  test("that tries to sign in too often has to wait", async () => {
    const guarded = () => ask(`${app.url}/v1/guarded`, { body: {} });
    const tries = [await guarded(), await guarded(), await guarded()];
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401]);
    const fourth = await guarded();
    expect(await problemOf(fourth)).toMatchObject({ status: 429, code: "too-many" });
    expect(fourth.headers.get("retry-after")).toBe("60");
    expect((await ask(`${app.url}/v1/wishes`, { body: aWish })).status).toBe(201);
  });
});

describe("a call that books", () => {
  const book = (ask_: Parameters<typeof ask>[1]) => ask(`${app.url}/v1/acts`, ask_);

  test("needs a key", async () => {
    const answer = await book({ as: "till", body: aWish });
    expect(await problemOf(answer)).toMatchObject({ status: 400, code: "idempotency-key-missing" });
  });

  test("needs a key that can be read", async () => {
    const answer = await book({ as: "till", body: aWish, key: "k".repeat(129) });
    expect(await problemOf(answer)).toMatchObject({ code: "malformed" });
  });

  test("passes till, key and a hash of the wish, however it is written", async () => {
    const first = await book({ as: "till", key: "a 1", body: aWish });
    expect(first.status).toBe(201);
    const action = (await first.json()) as Record<string, unknown>;
    expect(action).toMatchObject({ till: "t1", key: "a 1" });
    expect(action["request"]).toMatch(/^[0-9a-f]{64}$/);
    const turned = '{"card": {"number": "K7Q2", "pin": "1234"}, "amount": 100}';
    const same = (await (await book({ as: "till", key: "a 1", body: turned })).json()) as object;
    expect(same).toEqual(action);
    const other = await book({ as: "till", key: "a 1", body: { ...aWish, amount: 101 } });
    expect(((await other.json()) as typeof action)["request"]).not.toBe(action["request"]);
  });

  test("says when the answer is the first one again", async () => {
    const first = await book({ as: "till", key: "new", body: aWish });
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    const again = await book({ as: "till", key: "again", body: aWish });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });

  test("adds warnings to the stored answer", async () => {
    const answer = await book({ as: "till", key: "warned", body: { ...aWish, extra: 1 } });
    expect(await answer.json()).toMatchObject({ key: "warned", warnings: ["extra"] });
  });

  test("is not made for another till", async () => {
    const body = { ...aWish, till: "t2" };
    expect((await book({ as: "till", key: "k", body })).status).toBe(403);
    const named = await book({ as: "program", key: "k", body });
    expect(await named.json()).toMatchObject({ till: "t2" });
    const unnamed = await book({ as: "program", key: "k", body: aWish });
    expect(await problemOf(unnamed)).toMatchObject({
      code: "invalid",
      fields: [{ field: "till" }],
    });
  });
});
