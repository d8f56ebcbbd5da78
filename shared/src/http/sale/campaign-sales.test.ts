import { describe, expect, test } from "vitest";
import type { Body, Status } from "../../domain/bodies.ts";
import type { Campaign } from "../../domain/campaigns/campaign.ts";
import { aCampaign } from "../../domain/campaigns/campaign-builders.ts";
import { capPurse, neededPurses } from "../../domain/campaigns/campaign-purses.ts";
import { canonicalJson } from "../../domain/campaigns/canonical-json.ts";
import { couponPurse } from "../../domain/campaigns/effects/issue.ts";
import { ownNumber } from "../../domain/card.ts";
import type { PurseId } from "../../domain/ids.ts";
import type { Amount } from "../../domain/measure.ts";
import { act, type Wish } from "../../replica/act.ts";
import { bookingRoutes } from "../booking-routes.ts";
import { ReplicaBookings } from "../replica-bookings.ts";
import {
  anna,
  aSale,
  aShop,
  bread,
  call,
  give,
  has,
  type Shop,
  type TestCard,
  type Told,
} from "./shop-builders.ts";

/** Signed as headquarters signs it, with the purses that come with it. */
function active(campaign: Campaign): readonly Body[] {
  const { id, version } = campaign;
  const purses = neededPurses(campaign).flatMap(({ purse, kind }): Body[] => {
    if (kind !== "cap" && kind !== "coupon") return [];
    const none = { currency: null, unitValue: null, slots: null, active: true };
    return [{ kind: "purse", id: purse, unit: kind, nameDe: purse, nameEn: purse, ...none }];
  });
  const definition = canonicalJson({ from: "2000-01-01T00:00" });
  return [
    ...purses,
    { kind: "campaign", id, version, definition: canonicalJson(campaign) },
    { kind: "activation", id: `${id}.1`, campaign: id, version, state: "active", definition },
  ];
}

const points = "points" as PurseId;
const stamps = "stamps:coffee" as PurseId;

const euros = aCampaign("euros", {
  name: "2 euros = 1 point",
  effects: [{ type: "earnPoints", purse: points, per: 200, points: 1, gracePoints: 1 }],
});
const tenth = aCampaign("tenth", {
  name: "The tenth is free",
  cost: { purse: stamps, amount: 2 as Amount },
  effects: [{ type: "freeItem", buy: 0, free: 1 }],
});
const stamped = aCampaign("stamped", {
  effects: [{ type: "earnStamps", programme: "coffee", per: "receipt", n: 1 }],
});
const once = aCampaign("once", {
  name: "Once a day",
  effects: [{ type: "amountOff", target: "basket", amount: 100 }],
  caps: { perCard: { n: 1, per: "day" } },
});
const code = aCampaign("advent", {
  trigger: { coupon: "ADVENT" },
  effects: [{ type: "percentOff", target: "line", basisPoints: 1000 }],
});
const flyer = aCampaign("flyer", {
  trigger: { coupon: "flyer", use: "single" },
  effects: [{ type: "amountOff", target: "basket", amount: 200 }],
});
const fiver = aCampaign("fiver", {
  cost: { purse: points, amount: 100 as Amount },
  effects: [{ type: "amountOff", target: "basket", amount: 500 }],
});
const prepaid = aCampaign("prepaid", {
  conditions: { tender: "prepaid" },
  effects: [{ type: "percentOff", target: "line", basisPoints: 1000 }],
});
const forStaff = aCampaign("for-staff", {
  audience: { customerGroups: ["staff"] },
  effects: [{ type: "percentOff", target: "line", basisPoints: 2000 }],
});
const personal = aCampaign("birthday", {
  trigger: { coupon: "birthday", use: "personal" },
  effects: [{ type: "amountOff", target: "basket", amount: 200 }],
});
const staff: Body = {
  kind: "customerGroup",
  id: "staff",
  nameDe: "Personal",
  nameEn: "Staff",
  active: true,
};
const bonus = aCampaign("bonus", {
  on: "topUp",
  effects: [{ type: "loadBonus", tiers: [{ pay: 1000, credit: 1500 }], spend: "paidFirst" }],
});

function shopWith(...campaigns: readonly Campaign[]): Promise<Shop> {
  return aShop({
    decreed: [staff, ...campaigns.flatMap(active)],
    routes: (parts) => bookingRoutes(new ReplicaBookings(parts), ["till"]),
  });
}

type Evaluated = { readonly net: number; readonly discount: number; readonly campaignSet: string };

function sell(shop: Shop, rest: object = {}): Promise<Told> {
  return call(shop, "/v1/sales", { body: aSale({ ...rest }) });
}

function evaluationIn({ body }: Told): Evaluated {
  return body["evaluation"] as Evaluated;
}

async function held({ replica, docOf }: Shop, purse: PurseId): Promise<number> {
  const state = await replica.ports.store.account(docOf(anna));
  const lots = Object.values(state?.purses[purse]?.lots ?? {});
  return lots.length;
}

describe("a sale under campaigns", () => {
  test("R794 A1 B1 B4 B5: earns 1 point for 2 euros, keeps the set's hash, and the grace point", async () => {
    const shop = await shopWith(euros);
    const sold = await sell(shop);
    expect(sold.status).toBe(201);
    expect(evaluationIn(sold).campaignSet).toBe(shop.replica.campaigns.hash);
    expect(await has(shop, anna)).toMatchObject({ points: 2 });
    const crumb = { ...bread, amount: 120 };
    await sell(shop, { basket: { lines: [crumb] } });
    expect(await has(shop, anna)).toMatchObject({ points: 3 });
    await shop.app.stop();
  });

  test("R794 A2 C3 D1 D2: a full stamp card is offered as a reward, taken, and its item is free", async () => {
    const shop = await shopWith(stamped, tenth);
    await sell(shop);
    const second = await sell(shop);
    const account = second.body["account"] as { rewards: readonly object[] };
    expect(account.rewards).toMatchObject([
      { campaign: "tenth", cost: { purse: stamps, amount: 2 }, within: "guaranteed" },
    ]);
    const third = await sell(shop, { rewards: ["tenth"] });
    expect(evaluationIn(third)).toMatchObject({ net: 250, discount: 250 });
    expect((third.body["account"] as { rewards: readonly object[] }).rewards).toEqual([]);
    await shop.app.stop();
  });

  test("R796 a cap per card holds until its period is over", async () => {
    const shop = await shopWith(once);
    expect(evaluationIn(await sell(shop)).net).toBe(400);
    expect(evaluationIn(await sell(shop))).toMatchObject({ net: 500 });
    expect(await held(shop, capPurse("once", "day"))).toBe(1);
    shop.clock.move(24 * 3_600_000);
    expect(evaluationIn(await sell(shop)).net).toBe(400);
    await shop.app.stop();
  });

  test("R794 A5 G5: a code that everybody may name works for whoever names it", async () => {
    const shop = await shopWith(code);
    expect(evaluationIn(await sell(shop)).net).toBe(500);
    expect(evaluationIn(await sell(shop, { coupons: ["advent"] })).net).toBe(450);
    await shop.app.stop();
  });

  test("R794 a single-use code leaves its own account and works once", async () => {
    const shop = await shopWith(flyer);
    const number = await makeCode(shop);
    const first = await sell(shop, { coupons: [number] });
    expect(evaluationIn(first).net).toBe(300);
    expect(evaluationIn(await sell(shop, { coupons: [number] })).net).toBe(500);
    await shop.app.stop();
  });

  test("R794 E4: who loads 10 gets 15", async () => {
    const shop = await shopWith(bonus);
    const body = { card: anna, amount: 1000, currency: "EUR", till: "t1" };
    const told = await call(shop, "/v1/top-ups", { body });
    expect(told.body).toMatchObject({ paid: 1000, bonus: 500 });
    expect(await has(shop, anna)).toMatchObject({ money: 1500 });
    await shop.app.stop();
  });

  test("R795 goes on without a campaign whose purse has gone", async () => {
    const lost = aCampaign("lost", {
      effects: [{ type: "earnStamps", programme: "gone", per: "receipt", n: 1 }],
    });
    const shop = await shopWith(lost, euros);
    expect(shop.replica.campaigns.current.leftOut).toEqual([{ campaign: "lost", why: "no-purse" }]);
    expect(await sell(shop)).toMatchObject({ status: 201 });
    await shop.app.stop();
  });

  test("R796 a cap per card comes back with the whole receipt, not with a part", async () => {
    const shop = await shopWith(once);
    const { body } = await sell(shop, { basket: { lines: [bread, { ...bread, id: "2" }] } });
    const back = (lines?: readonly object[]) =>
      call(shop, "/v1/reversals", {
        body: { receipt: body["receipt"], lines, reason: "return", till: "t1" },
      });
    expect((await back([{ id: "2" }])).status).toBe(201);
    expect(evaluationIn(await sell(shop))).toMatchObject({ net: 500 });
    expect((await back()).status).toBe(201);
    expect(evaluationIn(await sell(shop))).toMatchObject({ net: 400 });
    await shop.app.stop();
  });

  test("R794 C2: points take off a fixed amount; a worth beyond the basket is said first", async () => {
    const shop = await shopWith(fiver);
    await give(shop, anna, { points: 200 });
    const crumb = { basket: { lines: [{ ...bread, amount: 400 }] }, rewards: ["fiver"] };
    const told = (await sell(shop, crumb)).body["evaluation"];
    expect(told).toMatchObject({ net: 400, campaigns: [{ why: "would-lose", lost: 100 }] });
    expect(evaluationIn(await sell(shop, { ...crumb, acceptLoss: true })).net).toBe(0);
    expect(await has(shop, anna)).toMatchObject({ points: 100 });
    await shop.app.stop();
  });

  test("R794 E3: who pays with prepaid money gets more", async () => {
    const shop = await shopWith(prepaid);
    await give(shop, anna, { money: 1000 });
    expect(evaluationIn(await sell(shop)).net).toBe(500);
    const pay = [{ purse: "money", amount: "all" }];
    expect(evaluationIn(await sell(shop, { pay })).net).toBe(450);
    expect(await has(shop, anna)).toMatchObject({ money: 550 });
    await shop.app.stop();
  });

  test("R794 H2: a customer group has its discount", async () => {
    const shop = await shopWith(forStaff);
    expect(evaluationIn(await sell(shop)).net).toBe(500);
    await say(shop, { what: "group", value: "staff" });
    expect(evaluationIn(await sell(shop)).net).toBe(400);
    await shop.app.stop();
  });

  test("R794 a personal coupon is shown with the card, and gone when it is used", async () => {
    const shop = await shopWith(personal);
    await put(shop, { card: anna, purse: couponPurse("birthday") });
    const first = await sell(shop);
    const coupons = [{ campaign: "birthday", name: "Campaign birthday", count: 1 }];
    expect(first.body).toMatchObject({ evaluation: { net: 500 }, account: { coupons } });
    const used = await sell(shop, { coupons: ["birthday"] });
    expect(used.body).toMatchObject({ evaluation: { net: 300 }, account: { coupons: [] } });
    await shop.app.stop();
  });

  test("R794 a hold keeps what its campaigns gave, until it is paid", async () => {
    const shop = await shopWith(euros, once);
    const hold = await call(shop, "/v1/holds", { body: aSale() });
    expect(hold.body).toMatchObject({ evaluation: { net: 400 } });
    const done = await call(shop, `/v1/holds/${hold.body["hold"]}/commit`, { method: "POST" });
    expect(done.status).toBe(201);
    expect(await has(shop, anna)).toMatchObject({ points: 2 });
    expect(evaluationIn(await sell(shop)).net).toBe(500);
    await shop.app.stop();
  });
});

/** A code of the flyer with one unit on its own account. */
async function makeCode(shop: Shop): Promise<string> {
  const number = ownNumber(new Uint8Array(10).fill(9));
  await put(shop, { card: { scheme: "coupon", number }, purse: couponPurse("flyer") });
  return number;
}

type Unit = { readonly card: TestCard; readonly purse: PurseId };

async function put(shop: Shop, { card, purse }: Unit): Promise<void> {
  const command = { type: "credit", purse, amount: 1, reason: "coupon-given" } as const;
  await book(shop, { doc: shop.docOf(card), command });
}

async function say(shop: Shop, said: Pick<Status, "what" | "value">): Promise<void> {
  const body: Status = { kind: "status", link: null, ...said };
  await book(shop, { doc: shop.docOf(anna), command: { type: "note", body } });
}

async function book(shop: Shop, wish: Wish): Promise<void> {
  await act(shop.replica, {
    key: { till: "t1", id: `book ${wish.doc}` },
    by: null,
    request: "0".repeat(64),
    wishes: [wish],
    answer: async () => ({ status: 201, body: "{}" }),
  });
}
