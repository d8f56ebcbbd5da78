import { describe, expect, test } from "vitest";
import {
  aCampaign,
  aCard,
  aLine,
  asking,
  earning,
  evaluated,
  percent,
  points,
} from "./campaign-builders.ts";

function earned(campaigns: Parameters<typeof evaluated>[0], ...amounts: number[]) {
  const lines = amounts.map((unitPrice, at) => aLine(`${at + 1}`, { unitPrice }));
  return evaluated(campaigns, asking(lines)).earns.map(
    ({ purse, amount, campaign }) => `${purse} ${amount} ${campaign}`,
  );
}

describe("points", () => {
  test("R750 B1 B4 are one for each whole 2 euros of what is left after discounts", () => {
    const base = aCampaign("base", { effects: [earning()] });
    expect(earned([base], 1_000)).toEqual(["points 5 base"]);
    expect(earned([base], 399)).toEqual(["points 1 base"]);
    expect(earned([base], 199)).toEqual([]);
    const tenth = aCampaign("tenth", { effects: [percent(1_000)] });
    expect(earned([base, tenth], 1_000)).toEqual(["points 4 base"]);
  });

  test("R750 E5 are earned on goods whatever pays, never on vouchers, loads and deposits", () => {
    const base = aCampaign("base", { effects: [earning()] });
    const lines = [
      aLine("1", { unitPrice: 400 }),
      aLine("2", { kind: "voucher", unitPrice: 1_000 }),
      aLine("3", { kind: "load", unitPrice: 1_000 }),
      aLine("4", { kind: "deposit", unitPrice: 25 }),
      aLine("5", { group: "tobacco", unitPrice: 800 }),
    ];
    const pay = [{ purse: "money" as typeof points, amount: "all" as const }];
    const result = evaluated([base], asking(lines, { pay }));
    expect(result.earns.map(({ amount }) => amount)).toEqual([2]);
  });

  test("R753 B5 have a grace point when the receipt would earn none, once for each purse", () => {
    const graced = aCampaign("a", { effects: [earning({ gracePoints: 1 })] });
    const second = aCampaign("b", { effects: [earning({ gracePoints: 1 })] });
    expect(earned([graced, second], 150)).toEqual(["points 1 a"]);
    expect(earned([graced, second], 200)).toEqual(["points 1 a", "points 1 b"]);
    expect(earned([graced], 0)).toEqual([]);
    const stamps = aCampaign("c", {
      effects: [{ type: "earnStamps", programme: "coffee", per: "receipt", n: 1 }],
    });
    expect(earned([graced, stamps], 150)).toEqual(["stamps:coffee 1 c", "points 1 a"]);
  });

  test("R751 B3 follow the highest step of a scale for everything", () => {
    const scale = [
      { from: 1_000, points: 2 },
      { from: 5_000, points: 3 },
    ];
    const base = aCampaign("base", { effects: [earning({ scale })] });
    expect(earned([base], 999)).toEqual(["points 4 base"]);
    expect(earned([base], 1_000)).toEqual(["points 10 base"]);
    expect(earned([base], 5_000)).toEqual(["points 75 base"]);
  });

  test("R752 are multiplied on the lines that both select; several multipliers add up", () => {
    const base = aCampaign("base", { effects: [earning()] });
    const times = (id: string, factorBasisPoints: number, groups?: string[]) =>
      aCampaign(id, {
        effects: [{ type: "multiplyPoints", purse: points, factorBasisPoints }],
        ...(groups === undefined ? {} : { select: { groups } }),
      });
    expect(earned([base, times("double", 20_000)], 1_000)).toEqual([
      "points 5 base",
      "points 5 double",
    ]);
    expect(earned([base, times("double", 20_000, ["fish"])], 1_000)).toEqual(["points 5 base"]);
    expect(earned([base, times("half", 15_000), times("x", 13_000)], 1_000)).toEqual([
      "points 5 base",
      "points 2 half",
      "points 1 x",
    ]);
    expect(earned([times("double", 20_000)], 1_000)).toEqual([]);
  });

  test("R752 are capped after multiplying, and grace is not multiplied", () => {
    const base = aCampaign("base", { effects: [earning({ cap: 7, gracePoints: 1 })] });
    const double = aCampaign("double", {
      effects: [{ type: "multiplyPoints", purse: points, factorBasisPoints: 20_000 }],
    });
    expect(earned([base, double], 1_000)).toEqual(["points 5 base", "points 2 double"]);
    expect(earned([base, double], 2_000)).toEqual(["points 7 base"]);
    expect(earned([base, double], 100)).toEqual(["points 1 base"]);
  });

  test("R755 may be pending for days and expire by rule, each lot from a day's beginning", () => {
    const effects = [earning({ pendingDays: 14, expires: { months: 24, roundTo: "yearEnd" } })];
    const result = evaluated([aCampaign("base", { effects })], asking([aLine("1")]));
    expect(result.earns[0]?.lot).toEqual({
      from: Date.parse("2026-06-24T00:00:00+02:00"),
      expires: "2028-12-31",
    });
  });

  test("R750 need a card, and earn for whoever has one", () => {
    const both = aCampaign("both", { effects: [percent(1_000), earning()] });
    const only = aCampaign("only", { effects: [earning()] });
    const result = evaluated(
      [both, only],
      asking([aLine("1", { unitPrice: 1_000 })], { card: null }),
    );
    expect(result.earns).toEqual([]);
    expect(result.net).toBe(900);
    expect(result.campaigns.map(({ applied, why }) => why ?? applied)).toEqual([
      true,
      "needs-card",
    ]);
  });

  test("R705 that no purse could hold make their campaign faulty", () => {
    const huge = aCampaign("huge", { effects: [earning({ per: 1, points: 1_000_000 })] });
    const base = aCampaign("base", { effects: [earning()] });
    const result = evaluated([huge, base], asking([aLine("1", { unitPrice: 1_000_000 })]));
    expect(result.campaigns.map(({ why }) => why)).toEqual([undefined, "faulty"]);
    expect(result.earns.map(({ amount }) => amount)).toEqual([5_000]);
  });

  test("R755 are funded by the one party that pays for them", () => {
    const funding = [{ party: "brand", basisPoints: 10_000 }];
    const base = aCampaign("base", { effects: [earning()], funding });
    expect(evaluated([base], asking([aLine("1")])).earns[0]?.lot).toEqual({ funder: "brand" });
  });
});

describe("stamps", () => {
  const per = (effect: object, lines: Parameters<typeof asking>[0]) =>
    evaluated(
      [
        aCampaign("s", {
          effects: [{ type: "earnStamps", programme: "coffee", per: "quantity", n: 1, ...effect }],
        }),
      ],
      asking(lines),
    ).earns.map(({ purse, amount }) => `${purse} ${amount}`);

  test("R754 B2 are given for a receipt, for each unit, or for each whole amount of the sum", () => {
    const lines = [aLine("1", { quantity: "3" }), aLine("2", { unitPrice: 260 })];
    expect(per({ per: "receipt", n: 2 }, lines)).toEqual(["stamps:coffee 2"]);
    expect(per({}, lines)).toEqual(["stamps:coffee 4"]);
    expect(per({ per: "amount", amount: 500 }, lines)).toEqual(["stamps:coffee 2"]);
    expect(per({ cap: 3 }, lines)).toEqual(["stamps:coffee 3"]);
    expect(per({}, [aLine("1", { quantity: "0.500", amount: 125 })])).toEqual([]);
  });

  test("R754 are not given for what was free", () => {
    const free = aCampaign("free", { effects: [{ type: "freeItem", buy: 0, free: 1 }] });
    const stamp = aCampaign("s", {
      effects: [{ type: "earnStamps", programme: "coffee", per: "quantity", n: 1 }],
    });
    const lines = [aLine("1", { quantity: "3" })];
    expect(evaluated([free, stamp], asking(lines)).earns[0]?.amount).toBe(2);
  });
});

describe("coupons and rewards", () => {
  test("R754 are issued once when something was bought", () => {
    const issue = aCampaign("i", {
      effects: [
        { type: "issueCoupon", ref: "next", count: 2 },
        { type: "issueReward", ref: "mug" },
      ],
    });
    expect(earned([issue], 100)).toEqual(["coupon:next 2 i", "reward:mug 1 i"]);
    expect(earned([issue], 0)).toEqual([]);
  });
});

describe("loads", () => {
  const bonus = aCampaign("bonus", {
    on: "topUp",
    effects: [
      {
        type: "loadBonus",
        spend: "paidFirst",
        tiers: [
          { pay: 1_000, credit: 1_500 },
          { pay: 5_000, credit: 6_000 },
        ],
      },
    ],
    funding: [{ party: "hq", basisPoints: 10_000 }],
  });
  const load = (amount: number) => aLine("1", { kind: "load", unitPrice: amount, article: null });

  test("R756 E4 bring the bonus of the highest tier once: 10 buys 15", () => {
    const result = evaluated([bonus], asking([load(1_000)]));
    expect(result.earns).toEqual([
      {
        purse: "money",
        amount: 500,
        campaign: "bonus",
        lot: { funder: "hq", paid: false, order: 1 },
      },
    ]);
    expect(result.net).toBe(1_000);
    const amounts = [999, 4_999, 5_000, 20_000].map(
      (paid) => evaluated([bonus], asking([load(paid)])).earns[0]?.amount,
    );
    expect(amounts).toEqual([undefined, 500, 1_000, 1_000]);
  });

  test("R756 are for whom they are meant: anonymous cards as well as personal ones", () => {
    const personal = { ...bonus, audience: { card: "personal" } as const };
    const ask = (isPersonal: boolean) =>
      evaluated([personal], asking([load(1_000)], { card: aCard({ personal: isPersonal }) }));
    expect(ask(true).earns).toHaveLength(1);
    expect(ask(false).earns).toEqual([]);
    expect(ask(false).campaigns[0]?.why).toBe("wrong-card");
  });
});
