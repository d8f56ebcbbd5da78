import { beforeEach, describe, expect, test } from "vitest";
import { ask } from "../app-builders.ts";
import {
  aCard,
  aCardShop,
  aTestNetwork,
  type Caller,
  type CardShop,
  call,
  docOf,
  give,
  lookup,
  meet,
  spend,
  spendAs,
  type Told,
} from "./card-shop-builders.ts";

const card = aCard(1);
let shop: CardShop;

beforeEach(async () => {
  shop = await aCardShop(await aTestNetwork());
});

function change(given: Readonly<Record<string, unknown>>, as: Caller = "manager"): Promise<Told> {
  return call(shop, "/v1/cards/status", { as, body: { card, reason: "lost", ...given } });
}

describe("a card's status", () => {
  test("R475 Q6: who is at the till blocks, a manager unblocks; a retry is answered all the same", async () => {
    await give(shop, card, 1_000);
    const paid = await spendAs(shop, "before", { card, amount: 100 });
    const blocked = await change({ status: "blocked" }, "cashier");
    expect(blocked.body.account).toMatchObject({ status: "blocked" });
    expect((await spend(shop, card, 100)).body).toMatchObject({ code: "blocked" });
    expect((await give(shop, card, 100)).body).toMatchObject({ code: "blocked" });
    expect(await spendAs(shop, "before", { card, amount: 100 })).toEqual(paid);
    expect(await change({ status: "blocked" })).toMatchObject({ body: { code: "conflict" } });
    expect((await change({ status: "active" }, "cashier")).status).toBe(403);
    expect((await change({ status: "active" })).status).toBe(201);
    expect((await spend(shop, card, 100)).status).toBe(201);
  });

  test("R475 an operator's own token says who it is, where the till's calls", async () => {
    await change({ status: "blocked" }, "till");
    const refused = await change({ status: "active", operator: "token of op1" }, "till");
    expect(refused).toMatchObject({ status: 403, body: { role: "cashier" } });
    expect((await change({ status: "active", operator: "token of op2" }, "till")).status).toBe(201);
  });

  test("R475 stands in the history with who said it and when", async () => {
    await change({ status: "blocked", group: "staff" });
    const url = `${shop.app.url}/v1/accounts/${docOf(card)}/entries`;
    const { items } = (await (await ask(url, { as: "till" })).json()) as { items: object[] };
    expect(items).toMatchObject([
      { kind: "status", reason: "group", says: "staff", by: "op2", branch: "nord" },
      { kind: "status", reason: "block", says: "lost", by: "op2" },
    ]);
  });

  test("R475 a group is one that there is, by those who may", async () => {
    expect((await change({ group: "staff" }, "cashier")).status).toBe(403);
    expect((await change({ group: "kings" })).body).toMatchObject({ fields: [{ field: "group" }] });
    expect((await change({ group: "staff", tier: "gold" })).status).toBe(201);
    const view = { customerGroup: "staff", tier: "gold", status: "active" };
    expect((await lookup(shop, card)).body).toMatchObject(view);
    await change({ group: null });
    expect((await lookup(shop, card)).body).toMatchObject({ customerGroup: null, tier: "gold" });
  });

  test("R475 needs one change and a reason that is no free text", async () => {
    expect((await change({})).status).toBe(422);
    expect((await change({ status: "blocked", reason: "Mr Miller lost it" })).status).toBe(422);
  });
});

describe("undoing a change", () => {
  test("R476 Q6: says again what was said before", async () => {
    await change({ group: "staff" });
    const { body } = await change({ group: null, status: "blocked" });
    const undone = await change({ undo: body.receipt });
    expect(undone.body.account).toMatchObject({ status: "active", customerGroup: "staff" });
  });

  test("R476 is refused when something else was said since, and for another card", async () => {
    const { body } = await change({ status: "blocked" });
    await change({ status: "active" });
    expect((await change({ undo: body.receipt })).body).toMatchObject({ code: "changed" });
    const foreign = await change({ undo: body.receipt, card: aCard(2) });
    expect(foreign.body).toMatchObject({ code: "not-found" });
    expect((await change({ undo: body.receipt }, "cashier")).status).toBe(403);
  });
});

describe("in a split", () => {
  test("R780 Q6: a block counts where it is known, and everywhere once both have met", async () => {
    const network = await aTestNetwork(["nord", "markt"]);
    const nord = await aCardShop(network);
    const markt = await aCardShop(network, { word: "markt" });
    await give(nord, card, 500);
    await give(markt, card, 500);
    const body = { card, status: "blocked", reason: "stolen" };
    await call(nord, "/v1/cards/status", { body });
    expect((await spend(markt, card, 200)).status).toBe(201);
    await meet(nord, markt);
    expect((await spend(markt, card, 100)).body).toMatchObject({ code: "blocked" });
  });
});

describe("new card numbers", () => {
  test("R477 J9: are made without a list, and can be booked on at once", async () => {
    const made = await call(shop, "/v1/cards", { body: { count: 3 } });
    expect(made.status).toBe(201);
    const cards = made.body["cards"] as readonly {
      scheme: string;
      number: string;
      account: string;
    }[];
    expect(new Set(cards.map(({ number }) => number)).size).toBe(3);
    const [first] = cards;
    expect((await give(shop, first!, 100)).body.account?.id).toBe(first!.account);
    expect((await call(shop, "/v1/cards", { body: { count: 0 } })).status).toBe(422);
  });
});
