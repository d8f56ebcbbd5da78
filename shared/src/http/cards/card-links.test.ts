import { beforeEach, describe, expect, test } from "vitest";
import {
  aCard,
  aCardShop,
  aTestNetwork,
  type CardShop,
  call,
  chip,
  docOf,
  give,
  lookup,
  meet,
  moneyOn,
  spend,
  type TestCard,
  type Told,
} from "./card-shop-builders.ts";

const [old, fresh, third] = [aCard(1), aCard(2), aCard(3)];
let shop: CardShop;

beforeEach(async () => {
  shop = await aCardShop(await aTestNetwork());
});

type Linking = { readonly from?: TestCard; readonly to?: TestCard; readonly opening?: object };

function link(
  at: CardShop,
  reason: string,
  { as = "manager", ...rest }: Linking & { readonly as?: "till" | "cashier" | "manager" } = {},
): Promise<Told> {
  const body = { from: old, to: fresh, reason, ...rest };
  return call(at, "/v1/cards/links", { as, body });
}

const opening = [{ purse: "money", amount: 800 }];

describe("a link", () => {
  test("R478 J10, J11, A7: opens what the old card holds through the new one, and moves nothing", async () => {
    await give(shop, old, 1_000);
    await give(shop, fresh, 500);
    const linked = await link(shop, "migrated");
    expect(linked.status).toBe(201);
    expect(linked.body.account).toMatchObject({ id: docOf(fresh), leadsTo: null });
    expect(linked.body.account?.linked).toEqual([{ account: docOf(old), reason: "migrated" }]);
    expect(await moneyOn(shop, fresh)).toBe(1_500);
    const through = await lookup(shop, old);
    expect(through.body).toMatchObject({
      id: docOf(fresh),
      status: "active",
      leadsTo: { reason: "migrated", from: docOf(old) },
    });
    const paid = await spend(shop, fresh, 1_200);
    expect(paid.body).toMatchObject({
      entries: [{ state: "guaranteed" }, { state: "guaranteed" }],
    });
    expect(await moneyOn(shop, fresh)).toBe(300);
    expect((await spend(shop, old, 300)).status).toBe(201);
    const tooMuch = await spend(shop, old, 1);
    expect(tooMuch).toMatchObject({ status: 409, body: { code: "too-little", asked: 1 } });
  });

  test("R478 Q6: a replaced card is blocked, and what it holds is spent through the new one", async () => {
    await give(shop, old, 1_000);
    expect((await link(shop, "replaced")).status).toBe(201);
    expect(await spend(shop, old, 1)).toMatchObject({ status: 409, body: { code: "blocked" } });
    expect(await give(shop, old, 1)).toMatchObject({ status: 409, body: { code: "blocked" } });
    expect((await lookup(shop, old)).body).toMatchObject({ status: "blocked", id: docOf(fresh) });
    expect((await lookup(shop, fresh)).body).toMatchObject({ status: "active" });
    expect((await spend(shop, fresh, 1_000)).status).toBe(201);
  });

  test("R478 A7: several media open one account; value comes in on the one they lead to", async () => {
    await link(shop, "added", { as: "cashier" });
    await link(shop, "added", { from: third, as: "cashier" });
    await give(shop, third, 700);
    expect(await moneyOn(shop, old)).toBe(700);
    expect((await lookup(shop, third)).body.linked).toHaveLength(2);
    expect((await spend(shop, old, 700)).status).toBe(201);
  });

  test("R478 is made by those whom the policy names", async () => {
    const refused = await link(shop, "merged", { as: "cashier" });
    expect(refused).toMatchObject({ status: 403, body: { code: "not-allowed", role: "cashier" } });
    expect((await link(shop, "replaced", { as: "till" })).status).toBe(403);
    expect((await link(shop, "merged")).status).toBe(201);
  });

  test("R478 closes no circle, leads nowhere twice, and not to itself", async () => {
    await link(shop, "added");
    expect(await link(shop, "added", { from: fresh, to: old })).toMatchObject({ status: 409 });
    expect(await link(shop, "added", { to: third })).toMatchObject({ status: 409 });
    expect(await link(shop, "added", { from: third, to: third })).toMatchObject({ status: 422 });
    const wrong = await link(shop, "added", { from: { scheme: "own", number: "1" } });
    expect(wrong.body).toMatchObject({ fields: [{ field: "from.number" }] });
  });

  test("R478 whoever only stands at the till needs the PIN of a card that has one", async () => {
    await call(shop, "/v1/cards/pin", { body: { card: old, newPin: "1234" } });
    expect((await link(shop, "added", { as: "cashier" })).body).toMatchObject({
      code: "pin-required",
    });
    const wrong = await link(shop, "added", { as: "cashier", from: { ...old, pin: "9999" } });
    expect(wrong.body).toMatchObject({ code: "pin-wrong" });
    const right = { ...old, pin: "1234" };
    expect((await link(shop, "added", { as: "cashier", from: right })).status).toBe(201);
  });
});

describe("what an old chip held", () => {
  test("R784 J11: comes in once for its number, and is spent through the new card", async () => {
    const first = await link(shop, "migrated", { from: chip, as: "cashier", opening });
    expect(first.body).toMatchObject({
      opening: [{ purse: "money", amount: 800, state: "booked" }],
    });
    expect((await spend(shop, fresh, 300)).status).toBe(201);
    expect(await moneyOn(shop, fresh)).toBe(500);
    const { receipt } = first.body;
    const body = { card: fresh, undo: receipt, reason: "mistake" };
    expect((await call(shop, "/v1/cards/status", { as: "manager", body })).status).toBe(201);
    expect(await moneyOn(shop, fresh)).toBe(0);
    const again = await link(shop, "migrated", { from: chip, to: third, opening });
    expect(again.body).toMatchObject({ opening: [{ amount: 800, state: "known" }] });
    expect(await moneyOn(shop, third)).toBe(500);
  });

  test("R785 J11: opened on both sides of a split it counts once, and both spends stand", async () => {
    const network = await aTestNetwork(["nord", "markt"]);
    const nord = await aCardShop(network);
    const markt = await aCardShop(network, { word: "markt" });
    await link(nord, "migrated", { from: chip, opening });
    await link(markt, "migrated", { from: chip, to: fresh, opening });
    expect((await spend(nord, fresh, 500)).status).toBe(201);
    expect((await spend(markt, fresh, 700)).status).toBe(201);
    await meet(nord, markt);
    for (const one of [nord, markt]) {
      const { body } = await lookup(one, fresh);
      const purse = body.purses?.find(({ purse: name }) => name === "money");
      expect(purse).toMatchObject({ balance: 0, overdraft: 400, guaranteed: 0 });
      const states = body.recent?.map(({ reason, state }) => [reason, state]);
      expect(states?.filter(([reason]) => reason === "opening").toSorted()).toEqual([
        ["opening", "valid"],
        ["opening", "void"],
      ]);
    }
  });
});
