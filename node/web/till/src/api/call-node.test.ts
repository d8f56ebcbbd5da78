import { describe, expect, test } from "vitest";
import { callNodeWith } from "./call-node.ts";
import { readAccount } from "./read-account.ts";
import { readHealth, readLine, readPurses } from "./read-node.ts";
import { text } from "./readers.ts";

function nodeSays(status: number, body: string, type = "application/json") {
  const seen: Request[] = [];
  const call = callNodeWith({
    fetch: async (path, init) => {
      seen.push(new Request(new URL(String(path), "http://node"), init));
      return new Response(body, { status, headers: { "content-type": type } });
    },
    signalAfter: () => new AbortController().signal,
  });
  return { call, seen };
}

const get = { method: "GET", path: "/v1/x" } as const;

describe("calling the node", () => {
  test("a booking carries its key and the guard against foreign pages", async () => {
    const { call, seen } = nodeSays(201, '"ok"');
    const answer = await call({ method: "POST", path: "/v1/bookings", key: "k1", body: {} }, text);
    expect(answer).toEqual({ kind: "done", value: "ok" });
    expect(seen[0]?.headers.get("idempotency-key")).toBe("k1");
    expect(seen[0]?.headers.get("x-cardweave")).toBe("1");
  });

  test("a problem is a refusal with its code and numbers", async () => {
    const body = '{"code":"too-little","asked":2000,"guaranteed":500,"provisional":1000,"x":1}';
    const { call } = nodeSays(409, body, "application/problem+json");
    expect(await call(get, text)).toEqual({
      kind: "refused",
      problem: { code: "too-little", status: 409, asked: 2000, guaranteed: 500, provisional: 1000 },
    });
  });

  test("a gateway that speaks for a dead node is a lost answer", async () => {
    const { call } = nodeSays(502, "<html>", "text/html");
    expect(await call(get, text)).toEqual({ kind: "lost" });
  });

  test("half an answer is a lost answer", async () => {
    const { call } = nodeSays(201, '{"receipt":');
    expect(await call(get, text)).toEqual({ kind: "lost" });
  });

  test("no network is a lost answer", async () => {
    const call = callNodeWith({
      fetch: () => Promise.reject(new TypeError("Failed to fetch")),
      signalAfter: () => new AbortController().signal,
    });
    expect(await call(get, text)).toEqual({ kind: "lost" });
  });

  test("an answer in a shape that this page does not know is said to be unreadable", async () => {
    const { call } = nodeSays(200, '{"id":1}');
    expect(await call(get, readAccount)).toMatchObject({ problem: { code: "unreadable" } });
  });
});

describe("reading answers", () => {
  test("health and the line event tell the same facts", () => {
    const since = "2026-11-22T14:02:11+01:00";
    const facts = { unsent: 2, oldestUnsentAt: since, attention: [{ code: "clock", detail: "x" }] };
    const health = readHealth({ ...facts, line: { state: "offline", since } });
    expect(health).toEqual(readLine({ ...facts, state: "offline", since }));
    expect(health.since).toBe(Date.parse("2026-11-22T13:02:11Z"));
  });

  test("only active purses that are booked by hand are offered", () => {
    const name = { de: "x", en: "x" };
    const items = [
      { purse: "points", kind: "points", name, active: true },
      { purse: "stamps:coffee", kind: "stamps", name, active: true },
      { purse: "old", kind: "money", currency: "EUR", name, active: false },
      { purse: "coupon:x", kind: "coupon", name, active: true },
    ];
    expect(readPurses({ items }).map(({ purse }) => purse)).toEqual(["points", "stamps:coffee"]);
  });

  test("an entry of headquarters without value can be shown too", () => {
    const recent = [
      {
        entry: "e",
        at: "2026-11-22T14:02:11+01:00",
        branch: null,
        kind: "status",
        purse: null,
        amount: 0,
      },
    ];
    const view = {
      id: "a",
      known: true,
      status: "active",
      asOf: recent[0]?.at,
      purses: [],
      recent,
    };
    expect(readAccount(view).recent).toMatchObject([{ branch: "", purse: "", sent: true }]);
  });
});
