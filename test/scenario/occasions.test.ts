import { aCard } from "@cardweave/hub/hub-builders";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aClub, aSale, type Club, campaign } from "./club.ts";

let club: Club;
const dayMs = 24 * 3_600_000;

beforeEach(async () => {
  club = await aClub();
});

afterEach(() => club.stop());

const euros = { type: "earnPoints", purse: "points", per: 100, points: 1 };

async function balanceOf(card: object): Promise<number | undefined> {
  const { purses } = await club.lookup(card);
  return purses.find(({ purse }) => purse === "points")?.balance;
}

/** Days pass, and headquarters does what it does every day. */
async function pass(days: number): Promise<void> {
  club.hub.clock.move(days * dayMs);
  await club.meet();
}

const cake = { type: "issueCoupon", ref: "cake" };

async function cakeCoupon(): Promise<void> {
  const effects = [{ type: "amountOff", target: "basket", amount: 200 }];
  const trigger = { coupon: "cake", use: "personal" };
  await campaign(club, "cake", { name: "Cake", trigger, effects });
}

async function enrolled(birthday: string | undefined, card = aCard()): Promise<typeof card> {
  const person = { name: "Anna Example", card, branch: "nord", birthday };
  expect((await club.office("/v1/cardholders", { body: person })).status).toBe(201);
  await club.meet();
  return card;
}

async function couponsOf(card: object): Promise<readonly [string, number][]> {
  return (await club.lookup(card)).coupons.map(
    (one) => [one.campaign, one.count] as const,
  ) as never;
}

describe("occasions", () => {
  test("R659 Q1: joining gives once for an account, and is taken back like any booking", async () => {
    await campaign(club, "welcome", { on: "enrol", effects: [{ ...euros, points: 50 }] });
    const card = await enrolled(undefined);
    expect(await balanceOf(card)).toBe(50);
    const { items } = (await club.office("/v1/cardholders")).body as { items: { id: string }[] };
    await club.office(`/v1/cardholders/${items[0]?.id}`, { method: "DELETE" });
    await enrolled(undefined, card);
    await club.restart();
    await club.meet();
    expect(await balanceOf(card)).toBe(50);
    const { recent } = await club.lookup(card);
    expect(recent).toMatchObject([{ reason: "enrolled", amount: 50, state: "valid" }]);
  });

  test("R660 G4: a birthday gives a coupon in its window, once a year, that a sale takes", async () => {
    await cakeCoupon();
    const gift = { ...cake, expires: { days: 30 } };
    const window = { daysBefore: 3, daysAfter: 10 };
    await campaign(club, "birthday", { on: "birthday", birthday: window, effects: [gift] });
    const card = await enrolled("1990-06-10");
    const never = await enrolled(undefined);
    await pass(5);
    expect(await couponsOf(card)).toEqual([]);
    await pass(1);
    expect(await couponsOf(card)).toEqual([["cake", 1]]);
    expect(await couponsOf(never)).toEqual([]);
    await pass(1);
    await club.restart();
    await club.meet();
    expect(await couponsOf(card)).toEqual([["cake", 1]]);
    const sold = await club.till("/v1/sales", aSale(card, 1_000, { coupons: ["cake"] }));
    expect(sold.body["evaluation"]).toMatchObject({ net: 800 });
    await pass(365);
    expect(await couponsOf(card)).toEqual([["cake", 1]]);
  });

  test("R661 a birthday is caught up on after days without headquarters, not for ever, and not for erased people", async () => {
    await cakeCoupon();
    await campaign(club, "birthday", { on: "birthday", effects: [cake] });
    const [leap, late, gone] = [
      await enrolled("1992-02-29"),
      await enrolled("1980-06-02"),
      await enrolled("1980-06-15"),
    ];
    await pass(20);
    expect(await couponsOf(late)).toEqual([]);
    expect(await couponsOf(gone)).toEqual([["cake", 1]]);
    await pass(255);
    expect(await couponsOf(leap)).toEqual([["cake", 1]]);
    const list = await club.office("/v1/cardholders");
    const { items } = list.body as { items: { id: string; birthday: string }[] };
    const erased = items.find(({ birthday }) => birthday === "1980-06-15");
    await club.office(`/v1/cardholders/${erased?.id}`, { method: "DELETE" });
    await pass(110);
    expect(await couponsOf(gone)).toEqual([["cake", 1]]);
  });

  test("R662, R663 somebody gives by hand within the limits of the role, with a reason, and takes it back", async () => {
    await campaign(club, "sorry", { on: "manual", effects: [{ ...euros, points: 120 }] });
    const card = aCard();
    const gifts = await club.seen("/v1/gifts");
    expect(gifts.body["items"]).toMatchObject([
      { id: "sorry", sentence: { en: expect.stringContaining("120 points") } },
    ]);
    const give = (as: string, key?: string) =>
      club.till("/v1/campaigns/sorry/give", {
        as,
        body: { card, reason: "goodwill", till: "t1" },
        ...(key === undefined ? {} : { key }),
      });
    expect(await give("cashier")).toMatchObject({
      status: 403,
      body: { code: "not-allowed", what: "goodwill-limit", role: "cashier", asked: 120 },
    });
    const given = await give("manager", "once");
    expect(given.status).toBe(201);
    expect((await give("manager", "once")).body).toEqual(given.body);
    expect(await balanceOf(card)).toBe(120);
    const undo = { receipt: given.body["receipt"], reason: "mistake", till: "t1" };
    expect((await club.till("/v1/reversals", { as: "manager", body: undo })).status).toBe(201);
    expect(await balanceOf(card)).toBe(0);
    const unknown = await club.till("/v1/campaigns/elsewhere/give", { body: { card } });
    expect(unknown.status).toBe(404);
  });
});
