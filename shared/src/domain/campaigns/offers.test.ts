import { describe, expect, test } from "vitest";
import type { PurseId } from "../ids.ts";
import type { Asked } from "./asked.ts";
import {
  aCampaign,
  aCard,
  aLine,
  aSet,
  asking,
  evaluated,
  money,
  percent,
  points,
} from "./campaign-builders.ts";
import { evaluate } from "./evaluate.ts";

const stamps = "stamps:coffee" as PurseId;
const tenEuros = [aLine("1", { unitPrice: 1_000 })];

function firstOf(campaigns: Parameters<typeof evaluated>[0], parts: Partial<Asked>) {
  const result = evaluated(campaigns, asking(tenEuros, parts));
  return { ...result.campaigns[0], net: result.net, costs: result.costs, offers: result.offers };
}

describe("a coupon", () => {
  const advent = aCampaign("advent", {
    effects: [percent(1_000)],
    trigger: { coupon: "ADVENT10" },
  });

  test("R707 G5 triggers its campaign by its text, however often it is named", () => {
    const named = (...codes: string[]) => codes.map((code) => ({ code, campaign: null }));
    expect(firstOf([advent], {})).toMatchObject({ applied: false, why: "no-coupon" });
    expect(firstOf([advent], { coupons: named("advent10 ", "ADVENT10") })).toMatchObject({
      net: 900,
      costs: [],
    });
    const { coupons } = evaluate(
      aSet([advent]),
      asking(tenEuros, { coupons: named("ADVENT10", "ADVENT10", "OTHER") }),
    );
    expect(coupons).toEqual([{ code: "ADVENT10", campaign: null, by: "advent" }]);
  });

  test("R707 that is used once is found by the caller, and needs no text", () => {
    const single = { ...advent, trigger: { coupon: "ADVENT10", use: "single" } as const };
    const coupons = [{ code: "X7K2", campaign: "advent" }];
    expect(firstOf([single], { coupons })).toMatchObject({ applied: true, net: 900, costs: [] });
    const text = [{ code: "ADVENT10", campaign: null }];
    expect(firstOf([single], { coupons: text })).toMatchObject({ why: "no-coupon" });
  });

  test("R707 on the card is offered, and costs its unit when it is taken", () => {
    const personal = { ...advent, trigger: { coupon: "BIRTHDAY", use: "personal" } as const };
    const card = aCard({ purses: { "coupon:advent": 1 } });
    const cost = { purse: "coupon:advent", amount: 1 };
    expect(firstOf([personal], {})).toMatchObject({ why: "no-coupon", offers: [] });
    expect(firstOf([personal], { card })).toMatchObject({
      why: "not-asked",
      offers: [{ campaign: "advent", cost }],
    });
    const coupons = [{ code: "advent", campaign: null }];
    expect(firstOf([personal], { card, coupons })).toMatchObject({
      net: 900,
      offers: [],
      costs: [{ campaign: "advent", ...cost }],
    });
  });
});

describe("a reward", () => {
  const fiveOff = aCampaign("five", {
    effects: [{ type: "amountOff", target: "basket", amount: 500 }],
    cost: { purse: points, amount: 100 },
  });
  const card = aCard({ purses: { points: 150, "stamps:coffee": 11 } });

  test("R708 C2 costs its units when it is asked for and there are enough, and is offered before", () => {
    expect(firstOf([fiveOff], {})).toMatchObject({ why: "too-little", offers: [], net: 1_000 });
    expect(firstOf([fiveOff], { card })).toMatchObject({
      why: "not-asked",
      offers: [{ campaign: "five", name: "Campaign five", cost: { purse: "points", amount: 100 } }],
    });
    expect(firstOf([fiveOff], { card, rewards: ["five"] })).toMatchObject({
      net: 500,
      costs: [{ campaign: "five", purse: "points", amount: 100 }],
    });
    expect(firstOf([fiveOff], { card: null, rewards: ["five"] })).toMatchObject({
      why: "needs-card",
    });
  });

  test("R708 is offered for a basket that meets its conditions and costs something", () => {
    const over = { ...fiveOff, conditions: { minAmount: 1_001 } };
    expect(firstOf([over], { card }).offers).toEqual([]);
    const free = asking([aLine("1", { unitPrice: 0 })], { card });
    expect(evaluated([fiveOff], free).offers).toEqual([]);
  });

  test("R708 takes from the card once: a second one needs units of its own", () => {
    const again = { ...fiveOff, id: "six" };
    const result = evaluated(
      [fiveOff, again],
      asking(tenEuros, { card, rewards: ["five", "six"] }),
    );
    expect(result.costs).toHaveLength(1);
    expect(result.campaigns[1]).toMatchObject({ campaign: "six", why: "too-little" });
  });

  test("R708 worth more than the basket says what would be lost, and needs a yes", () => {
    const lines = [aLine("1", { unitPrice: 300 })];
    const ask = (acceptLoss: boolean) =>
      evaluated([fiveOff], asking(lines, { card, rewards: ["five"], acceptLoss }));
    expect(ask(false)).toMatchObject({ net: 300, costs: [] });
    expect(ask(false).campaigns[0]).toMatchObject({ why: "would-lose", lost: 200 });
    expect(ask(true)).toMatchObject({ net: 0, costs: [{ amount: 100 }] });
  });

  test("R708 D1 D2 for a full stamp card costs its stamps; the surplus stays, new ones come after", () => {
    const coffee = aCampaign("coffee", {
      effects: [{ type: "freeItem", buy: 0, free: 1, maxUnitPrice: 400 }],
      cost: { purse: stamps, amount: 10 },
    });
    const stamp = aCampaign("stamp", {
      effects: [{ type: "earnStamps", programme: "coffee", per: "quantity", n: 1 }],
    });
    const lines = [aLine("1", { unitPrice: 350 })];
    const ask = (held: number) =>
      evaluated(
        [coffee, stamp],
        asking(lines, { card: aCard({ purses: { [stamps]: held } }), rewards: ["coffee"] }),
      );
    expect(ask(9)).toMatchObject({ net: 350, costs: [], earns: [{ amount: 1 }] });
    expect(ask(11)).toMatchObject({ net: 0, costs: [{ amount: 10 }], earns: [] });
  });
});

describe("an advantage for prepaid", () => {
  const prepaid = aCampaign("prepaid", {
    effects: [percent(1_000)],
    conditions: { tender: "prepaid" },
  });
  const card = aCard({ purses: { money: 900 } });
  const pay = (amount: number | "all") => ({ card, pay: [{ purse: money, amount }] });

  test("R706 E3 holds when the planned money is enough for what is left after it", () => {
    expect(firstOf([prepaid], pay(900))).toMatchObject({ applied: true, net: 900 });
    expect(firstOf([prepaid], pay("all"))).toMatchObject({ applied: true, net: 900 });
    expect(firstOf([prepaid], pay(899))).toMatchObject({ why: "not-prepaid", net: 1_000 });
    expect(firstOf([prepaid], { card })).toMatchObject({ why: "not-prepaid", net: 1_000 });
    const byPoints = { card, pay: [{ purse: points, amount: 900 }] };
    expect(firstOf([prepaid], byPoints)).toMatchObject({ why: "not-prepaid" });
  });

  test("R706 goes for all of them or none", () => {
    const other = { ...prepaid, id: "other", effects: [percent(100)] };
    const result = evaluated([prepaid, other], asking(tenEuros, pay(890)));
    expect(result.net).toBe(1_000);
    expect(evaluated([prepaid, other], asking(tenEuros, pay(891))).net).toBe(891);
  });
});

describe("a cap", () => {
  const capped = (caps: object, effects = [percent(1_000)]) => aCampaign("c", { caps, effects });

  test("R757 for the receipt cuts what is taken off, over all effects", () => {
    const effects = [percent(1_000), percent(1_000, "basket")];
    expect(firstOf([capped({ perReceipt: 150 }, effects)], {}).net).toBe(850);
  });

  test("R757 for the card needs a card, and lets the campaign apply so many times", () => {
    const perCard = capped({ perCard: { n: 2, per: "day" } });
    expect(firstOf([perCard], {}).net).toBe(900);
    expect(firstOf([perCard], { rooms: { c: { card: 0 } } })).toMatchObject({ why: "cap-reached" });
    expect(firstOf([perCard], { card: null })).toMatchObject({ why: "needs-card" });
    const none = asking([aLine("1", { unitPrice: 1 })]);
    expect(evaluate(aSet([perCard]), none).caps).toEqual([]);
    expect(evaluate(aSet([perCard]), asking(tenEuros)).caps).toEqual([
      { campaign: "c", cap: "perCard", per: "day", amount: 1 },
    ]);
  });

  test("R757 of a budget gives whole or not at all, and nothing without a share of it", () => {
    const budget = capped({ budget: 10_000, perBranch: { amount: 500, per: "week" } });
    const rooms = (amount: number, branch: number) => ({
      rooms: { c: { budget: amount, branch } },
    });
    expect(firstOf([budget], {})).toMatchObject({ why: "budget-used-up", net: 1_000 });
    expect(firstOf([budget], rooms(99, 500))).toMatchObject({ why: "budget-used-up" });
    expect(firstOf([budget], rooms(100, 99))).toMatchObject({ why: "branch-cap-reached" });
    expect(firstOf([budget], rooms(100, 100))).toMatchObject({ applied: true, net: 900 });
    const asked = asking(tenEuros, rooms(100, 100));
    expect(evaluate(aSet([budget]), asked).caps).toEqual([
      { campaign: "c", cap: "perBranch", per: "week", amount: 100 },
      { campaign: "c", cap: "budget", per: "all", amount: 100 },
    ]);
  });

  test("R757 leaves the others as if the one without budget were not there", () => {
    const budget = {
      ...capped({ budget: 1 }),
      stacking: { priority: 1, mode: "exclusiveBasket" } as const,
    };
    const other = aCampaign("other", { effects: [percent(2_000)] });
    const result = evaluated([budget, other], asking(tenEuros, { rooms: { c: { budget: 50 } } }));
    expect(result.net).toBe(800);
  });
});
