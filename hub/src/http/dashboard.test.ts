import { accountDocOf } from "@cardweave/shared/entries/doc-ids";
import { ask } from "@cardweave/shared/http/app-builders";
import { CardBook } from "@cardweave/shared/http/replica-accounts";
import type { AccountView } from "@cardweave/shared/protocol/http/account";
import type {
  BookingCourse,
  BranchBooking,
  LiveNews,
  LiveSummary,
} from "@cardweave/shared/protocol/http/live";
import { admit } from "@cardweave/shared/replica/admit";
import type { Replica } from "@cardweave/shared/replica/replica";
import {
  aCertificate,
  aReplica,
  book,
  bytesIn,
  credit,
  decree,
} from "@cardweave/shared/replica/replica-builders";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aCard, aHubApp, call, type HubApp, networkSecret } from "../hub-builders.ts";

let hub: HubApp;
let node: Replica;
beforeEach(async () => {
  hub = await aHubApp();
  node = await aReplica("n1", { clock: hub.clock });
  await decree(hub.replica, { ...aCertificate("n1"), branch: "nord" } as never);
});
afterEach(() => hub.stop());

const card = aCard();
const doc = accountDocOf(networkSecret, card.scheme, card.number);

async function earn(amount: number): Promise<void> {
  await admit(node, await bytesIn(hub.replica), { from: "hub" });
  expect(await book(node, doc, credit(amount))).toBe("booked");
  await admit(hub.replica, await bytesIn(node), { from: "n1" });
}

async function manager(region: string): Promise<string> {
  const user = { login: region, role: "regional-manager", regions: [region], token: true };
  return (await call<{ token: string }>(hub, "/v1/users", { body: user })).body.token;
}

function pointsIn({ purses }: LiveNews) {
  return purses.find(({ purse }) => purse === "points");
}

test("R832 a summary is of what the caller sees, and says what it is without", async () => {
  await earn(50);
  const { body: all } = await call<LiveSummary>(hub, "/v1/live/summary");
  expect(pointsIn(all)).toMatchObject({ balance: 50, paid: 0, given: 50, owed: 0 });
  expect(all).toMatchObject({ lastFiveMinutes: 1, without: 1 });
  expect(all.branches.map(({ id, state }) => [id, state])).toEqual([
    ["nord", "offline"],
    ["sued", "none"],
  ]);
  const south = await call<LiveSummary>(hub, "/v1/live/summary", { as: await manager("south") });
  expect(pointsIn(south.body)).toMatchObject({ balance: 0 });
  expect(south.body.branches.map(({ id }) => id)).toEqual(["sued"]);
  expect(south.body).toMatchObject({ lastFiveMinutes: 0, without: 0 });
});

test("R832 bookings are told by steps of time and by branch, to whom it concerns", async () => {
  await earn(5);
  const course = async (query: string) =>
    (await call<BookingCourse>(hub, `/v1/live/bookings?${query}`)).body;
  expect((await course("range=15m")).counts.at(-1)).toBe(1);
  expect((await course("range=1w")).counts).toHaveLength(168);
  expect((await course("range=1d&branch=sued")).counts.every((count) => count === 0)).toBe(true);
  const as = await manager("south");
  expect((await call(hub, "/v1/branches/nord/bookings", { as })).status).toBe(404);
  expect((await call(hub, "/v1/live/bookings?branch=nord", { as })).status).toBe(404);
  const { body } = await call<{ items: BranchBooking[] }>(hub, "/v1/branches/nord/bookings");
  expect(body.items).toMatchObject([{ account: doc, amount: 5, branch: "nord", kind: "credit" }]);
});

test("R831 who listens is told its own part of what is new", async () => {
  const answer = await ask(`${hub.app.url}/v1/live`, { as: await manager("north") });
  await earn(7);
  hub.clock.move(1_000);
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (/event: ?board\n(.*\n)*\n/.test(text)) break;
  }
  const data =
    /event: ?board\ndata: ?(.*)\n/.exec(text)?.[1] ?? /data: ?(\{"asOf.*)\n/.exec(text)?.[1];
  const news = JSON.parse(data ?? "null") as LiveNews;
  expect(pointsIn(news)).toMatchObject({ balance: 7 });
  expect(news.branches.map(({ id }) => id)).toEqual(["nord"]);
});

test("R833 value is given by hand once, within the role's limits, and noted", async () => {
  await earn(5);
  const give = (amount: number, key: string, as?: string) =>
    call<{ account: AccountView; what?: string }>(hub, `/v1/accounts/${doc}/goodwill`, {
      body: { purse: "points", amount },
      headers: { "idempotency-key": key },
      ...(as === undefined ? {} : { as }),
    });
  expect((await give(5_000, "k1")).body.account.purses[0]).toMatchObject({ balance: 5_005 });
  expect((await give(5_000, "k1")).body.account.purses[0]).toMatchObject({ balance: 5_005 });
  expect((await give(1, "k1")).status).toBe(422);
  const north = await manager("north");
  const tooMuch = await give(501, "k2", north);
  expect([tooMuch.status, tooMuch.body.what]).toEqual([403, "goodwill-limit"]);
  for (const key of ["a", "b", "c", "d"]) expect((await give(500, key, north)).status).toBe(201);
  expect((await give(1, "e", north)).status).toBe(403);
  const unknown = accountDocOf(networkSecret, "own", "nobody");
  const nobody = await call(hub, `/v1/accounts/${unknown}/goodwill`, {
    body: { purse: "points", amount: 1 },
    headers: { "idempotency-key": "n" },
  });
  expect(nobody.status).toBe(404);
  const { body } = await call<{ items: { act: string }[] }>(hub, "/v1/audit");
  expect(body.items.filter(({ act }) => act === "goodwill-given")).toHaveLength(5);
});

test("R834 at headquarters a card may be named by its account", async () => {
  await earn(5);
  const named = { scheme: "account", number: doc };
  const block = await call<{ account: AccountView }>(hub, "/v1/cards/status", {
    body: { card: named, status: "blocked", reason: "lost" },
    headers: { "idempotency-key": "b" },
  });
  expect(block.body.account).toMatchObject({ id: doc, status: "blocked" });
  const shown = await call<AccountView>(hub, "/v1/accounts/lookup", { body: { card } });
  expect(shown.body).toMatchObject({ id: doc, status: "blocked" });
  const wrong = await call(hub, "/v1/accounts/lookup", {
    body: { card: { scheme: "account", number: `00${doc.slice(2)}` } },
  });
  expect(wrong.status).toBe(422);
});

test("R834 at a branch it may not: who has an account's name has shown no card", () => {
  const named = { scheme: "account", number: doc };
  const atBranch = new CardBook(node, networkSecret).read(named);
  expect(atBranch).toMatchObject({ ok: false, error: { code: "invalid" } });
});
