import { systemClock } from "@cardweave/shared/adapters/system-clock";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { type AppParts, ask, type Running, startApp } from "@cardweave/shared/http/app-builders";
import { EventFeed } from "@cardweave/shared/http/events";
import { openApiOf } from "@cardweave/shared/http/openapi";
import { gapsIn } from "@cardweave/shared/http/openapi-builders";
import { SessionKeeper } from "@cardweave/shared/http/session-keeper";
import { accountView, entryList } from "@cardweave/shared/protocol/http/account";
import { bookingAnswer, reversalAnswer } from "@cardweave/shared/protocol/http/booking";
import { dayView } from "@cardweave/shared/protocol/http/day";
import { nodeHealth } from "@cardweave/shared/protocol/http/health";
import { purseList } from "@cardweave/shared/protocol/http/purse";
import { receiptList, receiptView } from "@cardweave/shared/protocol/http/receipt";
import { tillSession } from "@cardweave/shared/protocol/http/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeRoutes } from "./routes.ts";
import { account, accountId, receipt, services, session } from "./service-builders.ts";

const tokens = {
  till: { role: "till", till: "t1", branch: "nord" },
  program: { role: "integration", branch: "nord" },
  stranger: { role: "cardholder" },
} as const;

let app: Running;
let feed: EventFeed;

beforeAll(async () => {
  app = await startApp({
    tokens,
    routes: (parts: AppParts) => {
      feed = parts.feed;
      return nodeRoutes({ services, ...parts });
    },
  });
});

afterAll(() => app.stop());

const routes = nodeRoutes({
  services,
  feed: new EventFeed(systemRandom),
  keeper: new SessionKeeper({ clock: systemClock, random: systemRandom, cookie: "c", tls: false }),
});

const card = { scheme: "own", number: "K7Q2M4X9" };
const wish = { card, type: "credit", purse: "points", amount: 12, reason: "earned", till: "t1" };

const reads = [
  ["health", "/v1/health", nodeHealth],
  ["an account", `/v1/accounts/${accountId}`, accountView],
  ["a history", `/v1/accounts/${accountId}/entries?limit=20`, entryList],
  ["the purses", "/v1/purses", purseList],
  ["a receipt", `/v1/receipts/${receipt}`, receiptView],
  ["the day", "/v1/day?date=2026-11-22", dayView],
  ["a receipt by its number", "/v1/receipts?till=t1&number=2026-1", receiptList],
] as const;

describe("a till", () => {
  test.each(reads)("reads %s", async (_name, path, schema) => {
    const response = await ask(`${app.url}${path}`, { as: "till" });
    expect(response.status).toBe(200);
    expect(schema.safeParse(await response.json()).error).toBeUndefined();
  });

  test("looks up a card", async () => {
    const response = await ask(`${app.url}/v1/accounts/lookup`, { as: "till", body: { card } });
    expect(accountView.parse(await response.json())).toEqual(account);
  });

  test("gets the account's file", async () => {
    const response = await ask(`${app.url}/v1/accounts/${accountId}/document`, { as: "till" });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect(response.headers.get("content-disposition")).toContain(`${accountId}.automerge`);
  });

  test("books, and gets the first answer again for the same key", async () => {
    const book = () => ask(`${app.url}/v1/bookings`, { as: "till", key: "k1", body: wish });
    const first = await book();
    expect(first.status).toBe(201);
    const body: unknown = await first.json();
    expect(bookingAnswer.safeParse(body).error).toBeUndefined();
    const again = await book();
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await again.json()).toEqual(body);
    const other = await ask(`${app.url}/v1/bookings`, {
      as: "till",
      key: "k1",
      body: { ...wish, amount: 13 },
    });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: "key-reused" });
  });

  test("is told the numbers when there is too little", async () => {
    const body = { ...wish, amount: 2_000 };
    const response = await ask(`${app.url}/v1/bookings`, { as: "till", key: "k2", body });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "too-little", asked: 2_000 });
  });

  test("reverses a receipt by its id or by its number", async () => {
    for (const named of [receipt, { till: "t1", receiptNumber: "2026-000123" }]) {
      const response = await ask(`${app.url}/v1/reversals`, {
        as: "till",
        key: `undo ${JSON.stringify(named)}`,
        body: { receipt: named, reason: "undo", till: "t1" },
      });
      expect(response.status).toBe(201);
      expect(reversalAnswer.safeParse(await response.json()).error).toBeUndefined();
    }
  });

  test.each([
    ["an amount of nothing", { amount: 0 }, "amount"],
    ["half a point", { amount: 0.5 }, "amount"],
    ["money without its currency", { purse: "money" }, "currency"],
    ["a card without a number", { card: { scheme: "own" } }, "card.number"],
    ["a reason of its own", { reason: "because" }, "reason"],
  ])("cannot book %s", async (_name, change, field) => {
    const body = { ...wish, ...change };
    const response = await ask(`${app.url}/v1/bookings`, { as: "till", key: "k3", body });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "invalid", fields: [{ field }] });
  });
});

describe("a cashier", () => {
  test("signs in, is known, and signs out", async () => {
    const body = { till: "t1", tillToken: "secret", login: "anna", password: "right" };
    const signedIn = await ask(`${app.url}/v1/sessions`, { body });
    expect(signedIn.status).toBe(201);
    expect(tillSession.parse(await signedIn.json())).toEqual(session);
    const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    const headers = { cookie, "x-cardweave": "1" };
    const booked_ = await ask(`${app.url}/v1/bookings`, { key: "k4", body: wish, headers });
    expect(booked_.status).toBe(201);
    const current = `${app.url}/v1/sessions/current`;
    expect((await ask(current, { headers })).status).toBe(200);
    expect((await ask(current, { headers, method: "DELETE" })).status).toBe(204);
    expect((await ask(current, { headers })).status).toBe(401);
  });
});

describe("anybody", () => {
  test("learns whether the node is there, and no more", async () => {
    const response = await ask(`${app.url}/v1/health`, {});
    expect(await response.json()).toEqual({ status: "ok", api: "1" });
  });

  test("else learns nothing", async () => {
    const closed = routes.filter(({ roles }) => roles !== "anyone");
    expect(closed.length).toBeGreaterThan(8);
    for (const { method, path } of closed) {
      const url = `${app.url}${path.replace("{id}", accountId)}`;
      expect((await ask(url, { method })).status).toBe(401);
      expect((await ask(url, { method, as: "stranger" })).status).toBe(403);
    }
  });
});

test("the description has every call and every shape", () => {
  const about = { title: "Store node", version: "1", text: "" };
  expect(gapsIn(openApiOf(about, routes), routes)).toEqual([]);
});

test("what happens on the line reaches a listener", async () => {
  const response = await ask(`${app.url}/v1/events`, { as: "till" });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  feed.publish({ name: "line", data: { state: "connected", unsent: 0 } });
  let text = "";
  while (!text.includes("unsent")) text += (await reader?.read())?.value ?? "";
  expect(text).toContain("event:line");
  await reader?.cancel();
});
