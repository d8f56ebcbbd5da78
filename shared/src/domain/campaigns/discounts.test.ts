import { describe, expect, test } from "vitest";
import { aCampaign, aLine, aSet, asking, evaluated, percent } from "./campaign-builders.ts";
import { evaluate } from "./evaluate.ts";

const tenEuros = aLine("1", { unitPrice: 1_000 });

function netsOf({ lines }: { readonly lines: readonly { readonly net: number }[] }) {
  return lines.map(({ net }) => net);
}

describe("stacking", () => {
  test("R744 Q3 works on what the one before left: 20 % and then 10 % of 10.00 leave 7.20", () => {
    const result = evaluated(
      [
        aCampaign("b", { effects: [percent(1_000)], stacking: { priority: 2, mode: "stack" } }),
        aCampaign("a", { effects: [percent(2_000)], stacking: { priority: 1, mode: "stack" } }),
      ],
      asking([tenEuros]),
    );
    expect(result.net).toBe(720);
    expect(result.lines[0]?.discounts).toEqual([
      { campaign: "a", name: "Campaign a", amount: 200 },
      { campaign: "b", name: "Campaign b", amount: 80 },
    ]);
  });

  test("R744 goes by priority, then by id, and lines come before the basket", () => {
    const off = (id: string, amount: number) =>
      aCampaign(id, { effects: [{ type: "amountOff", target: "line", amount }] });
    const basket = aCampaign("first", {
      effects: [percent(5_000, "basket")],
      stacking: { priority: 1, mode: "stack" },
    });
    const result = evaluated([basket, off("b", 100), off("a", 200)], asking([tenEuros]));
    expect(result.lines[0]?.discounts.map(({ campaign }) => campaign)).toEqual(["a", "b", "first"]);
    expect(result.net).toBe(350);
  });

  test("R744 locks what a campaign selected against the discounts of later ones", () => {
    const lock = aCampaign("lock", {
      effects: [percent(1_000)],
      select: { groups: ["bakery"] },
      stacking: { priority: 1, mode: "lockLine" },
    });
    const coffee = aLine("2", { unitPrice: 300, group: "drinks" });
    const result = evaluated(
      [lock, aCampaign("all", { effects: [percent(5_000), percent(5_000, "basket")] })],
      asking([tenEuros, coffee]),
    );
    expect(netsOf(result)).toEqual([900, 75]);
  });

  test("R744 counts as applied when at least 1 was taken off or given, and says why not", () => {
    const result = evaluated(
      [
        aCampaign("tiny", { effects: [percent(1)] }),
        aCampaign("half", { effects: [percent(5_000)], select: { groups: ["fish"] } }),
      ],
      asking([aLine("1", { unitPrice: 100 })]),
    );
    expect(result.campaigns).toEqual([
      {
        campaign: "half",
        version: 1,
        name: "Campaign half",
        applied: false,
        why: "nothing-selected",
      },
      { campaign: "tiny", version: 1, name: "Campaign tiny", applied: false, why: "no-effect" },
    ]);
  });
});

describe("a percentage", () => {
  test("R741 is rounded half up, of each line or once of the basket", () => {
    const lines = [1, 2, 3].map((id) => aLine(`${id}`, { unitPrice: 5 }));
    const line = evaluated([aCampaign("c", { effects: [percent(1_000)] })], asking(lines));
    expect(line.discount).toBe(3);
    const basket = evaluated(
      [aCampaign("c", { effects: [percent(1_000, "basket")] })],
      asking(lines),
    );
    expect(basket.discount).toBe(2);
    expect(netsOf(basket)).toEqual([4, 4, 5]);
  });

  test("R741 takes off no more than its limit for the receipt, shared by largest remainder", () => {
    const effects = [{ type: "percentOff", target: "line", basisPoints: 5_000, max: 100 } as const];
    const lines = [aLine("1", { unitPrice: 100 }), aLine("2", { unitPrice: 200 })];
    expect(netsOf(evaluated([aCampaign("c", { effects })], asking(lines)))).toEqual([67, 133]);
  });

  test("R743 of equal lines is that of one line, and their shares add up to it", () => {
    const one = { article: "bun", unitPrice: 5 };
    const campaign = aCampaign("c", { effects: [percent(1_000)] });
    const split = asking([aLine("1", one), aLine("2", { ...one, quantity: "2" })]);
    expect(evaluated([campaign], split).discount).toBe(2);
    expect(evaluated([campaign], asking([aLine("1", { ...one, quantity: "3" })])).discount).toBe(2);
  });
});

describe("an amount off", () => {
  test("R741 is once a line, or for each unit, or spread over the basket", () => {
    const lines = [aLine("1", { unitPrice: 100, quantity: "3" }), aLine("2", { unitPrice: 50 })];
    const off = (parts: object) =>
      netsOf(
        evaluated(
          [
            aCampaign("c", {
              effects: [{ type: "amountOff", target: "line", amount: 60, ...parts }],
            }),
          ],
          asking(lines),
        ),
      );
    expect(off({})).toEqual([240, 0]);
    expect(off({ perQuantity: true })).toEqual([120, 0]);
    expect(off({ target: "basket" })).toEqual([249, 41]);
    expect(off({ target: "basket", amount: 1_000 })).toEqual([0, 0]);
  });

  test("R741 for each kilogram is rounded half up", () => {
    const ham = aLine("1", { unitPrice: 1_000, quantity: "0.250", amount: 250 });
    const effects = [{ type: "amountOff", target: "line", amount: 50, perQuantity: true } as const];
    expect(netsOf(evaluated([aCampaign("c", { effects })], asking([ham])))).toEqual([237]);
  });
});

describe("free items", () => {
  const oneFree = aCampaign("free", { effects: [{ type: "freeItem", buy: 2, free: 1 }] });

  test("R745 are the cheapest of all selected units, spread over all that qualify", () => {
    const lines = [
      aLine("1", { unitPrice: 300, quantity: "2" }),
      aLine("2", { unitPrice: 200 }),
      aLine("3", { unitPrice: 100 }),
    ];
    const result = evaluated([oneFree], asking(lines));
    expect(result.discount).toBe(100);
    expect(netsOf(result)).toEqual([533, 178, 89]);
  });

  test("R745 need whole units: what is weighed or broken counts for nothing", () => {
    const weighed = aLine("3", { article: "ham", unitPrice: 10, quantity: "4" });
    const broken = aLine("4", { unitPrice: 10, quantity: "1.5", amount: 15 });
    const articles = { ham: { group: "deli", byWeight: true, prices: {} } };
    const lines = [aLine("1"), aLine("2"), weighed, broken];
    expect(evaluated([oneFree], asking(lines, { articles })).discount).toBe(0);
  });

  test("R745 C3 as a reward are the dearest at or below the limit, and stay on it", () => {
    const effects = [{ type: "freeItem", buy: 0, free: 1, maxUnitPrice: 300 } as const];
    const lines = [350, 300, 200].map((unitPrice, at) => aLine(`${at}`, { unitPrice }));
    expect(netsOf(evaluated([aCampaign("c", { effects })], asking(lines)))).toEqual([350, 0, 200]);
  });

  test("R745 stop at the most that may be free", () => {
    const effects = [{ type: "freeItem", buy: 1, free: 1, maxFree: 2 } as const];
    const lines = [aLine("1", { unitPrice: 100, quantity: "1000000" })];
    expect(evaluated([aCampaign("c", { effects })], asking(lines)).discount).toBe(200);
  });
});

describe("a fixed price", () => {
  const threeForFive = aCampaign("3for5", {
    effects: [{ type: "fixedPrice", amount: 500, quantity: 3 }],
  });

  test("R746 takes full sets of the dearest units, only where they are dearer", () => {
    const lines = [
      aLine("1", { unitPrice: 250, quantity: "2" }),
      aLine("2", { unitPrice: 180, quantity: "2" }),
    ];
    const result = evaluated([threeForFive], asking(lines));
    expect(result.discount).toBe(180);
    expect(netsOf(result)).toEqual([368, 312]);
    expect(
      evaluated([threeForFive], asking([aLine("1", { unitPrice: 160, quantity: "3" })])).net,
    ).toBe(480);
  });

  test("R746 takes as many sets as there are, however many units", () => {
    const lines = [aLine("1", { unitPrice: 200, quantity: "1000000" })];
    expect(evaluated([threeForFive], asking(lines)).discount).toBe(333_333 * 100);
  });
});

describe("a price group", () => {
  const staff = aCampaign("staff", {
    effects: [{ type: "switchPriceGroup", priceGroup: "staff" }],
  });

  test("R758 H3 H4 is that of the basket, else of the article master, and raises no price", () => {
    const lines = [
      aLine("1", { unitPrice: 250, quantity: "2", prices: { staff: 400 } }),
      aLine("2", { article: "bun", unitPrice: 100, quantity: "3" }),
      aLine("3", { unitPrice: 100, prices: { staff: 120 } }),
    ];
    const articles = { bun: { group: "bakery", byWeight: false, prices: { staff: 80 } } };
    const result = evaluated([staff], asking(lines, { articles }));
    expect(netsOf(result)).toEqual([400, 240, 100]);
    expect(result).toMatchObject({ priceGroup: "staff", repricing: false });
  });

  test("R758 H3 asks the till for prices that nobody has, and takes them the second time", () => {
    const lines = [aLine("1", { unitPrice: 250 })];
    const first = evaluated([staff], asking(lines));
    expect(first).toMatchObject({ priceGroup: "staff", repricing: true, net: 250 });
    const second = evaluated(
      [staff],
      asking([aLine("1", { unitPrice: 200 })], { pricedFor: "staff" }),
    );
    expect(second).toMatchObject({ priceGroup: "staff", repricing: false, net: 200, discount: 0 });
    expect(second.campaigns[0]?.applied).toBe(true);
    const over = evaluated([], asking([aLine("1", { unitPrice: 200 })], { pricedFor: "staff" }));
    expect(over).toMatchObject({ priceGroup: null, repricing: true });
  });
});

describe("what no campaign may touch", () => {
  const lines = [
    aLine("1", { group: "tobacco" }),
    aLine("2", { kind: "deposit", amount: -25, unitPrice: -25 }),
    aLine("3", { kind: "voucher", unitPrice: 1_000 }),
    aLine("4", { kind: "load", unitPrice: 1_000 }),
    aLine("5", { group: "bakery", article: "cigar" }),
  ];
  const articles = { cigar: { group: "tobacco", byWeight: false, prices: {} } };

  test("R743 is what the law protects, deposits, vouchers and loads; the master's group wins", () => {
    const campaigns = ["line", "basket"].map((target) =>
      aCampaign(target, { effects: [percent(10_000, target as "line")] }),
    );
    const result = evaluated(campaigns, asking(lines, { articles }));
    expect(netsOf(result)).toEqual([250, -25, 1_000, 1_000, 250]);
    expect(result.byTax).toEqual([{ taxCode: "7", net: 2_475 }]);
  });
});

describe("conditions", () => {
  test("R749 B6 are tested once, at the first turn; the highest amount excludes, it does not cap", () => {
    const campaign = (conditions: object) =>
      aCampaign("c", {
        conditions,
        effects: [percent(5_000), { type: "amountOff", target: "basket", amount: 100 }],
      });
    const net = (conditions: object) => evaluated([campaign(conditions)], asking([tenEuros])).net;
    expect(net({ minAmount: 1_000 })).toBe(400);
    expect(net({ minAmount: 1_001 })).toBe(1_000);
    expect(net({ maxAmount: 1_000 })).toBe(400);
    expect(net({ maxAmount: 999 })).toBe(1_000);
    expect(net({ minQuantity: 2 })).toBe(1_000);
  });
});

describe("a campaign that breaks on a basket", () => {
  test("R705 is skipped there with its reason, and changes nothing for the others", () => {
    const broken = [
      aCampaign("broken", { effects: [{ type: "freeItem", buy: -1, free: 1 }] }),
      aCampaign("huge", { effects: [{ type: "amountOff", target: "line", amount: -5 }] }),
      aCampaign("when", { time: { windows: [null as never] } }),
      aCampaign("none", { effects: undefined as never }),
      aCampaign("sets", { effects: [{ type: "fixedPrice", amount: 1, quantity: -1 }] }),
      aCampaign("per", {
        effects: [{ type: "earnPoints", purse: "points" as never, per: 0, points: 1 }],
      }),
    ];
    const good = aCampaign("good", { effects: [percent(1_000)] });
    const result = evaluate(aSet([...broken, good]), asking([tenEuros])).evaluation;
    expect(result.net).toBe(900);
    const faulty = result.campaigns.filter(({ why }) => why === "faulty");
    expect(faulty.map(({ campaign }) => campaign).toSorted()).toEqual(
      ["broken", "huge", "none", "per", "sets", "when"].toSorted(),
    );
  });
});
