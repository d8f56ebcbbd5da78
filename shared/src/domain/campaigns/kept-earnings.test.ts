import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReceiptEffect, ReceiptLine } from "../bodies.ts";
import type { PurseId } from "../ids.ts";
import { keptShare } from "../quantity.ts";
import type { KeptLine } from "../returns/kept-effects.ts";
import { askedByChance, campaignsByChance } from "./arbitrary-builders.ts";
import type { Asked } from "./asked.ts";
import type { Campaign } from "./campaign.ts";
import { aCampaign, aLine, aSet, asking, earning, percent, points } from "./campaign-builders.ts";
import { canonicalJson } from "./canonical-json.ts";
import { evaluate } from "./evaluate.ts";
import { keptPart } from "./kept-discounts.ts";
import { keptEarnings, keptRule } from "./kept-earnings.ts";

const millionth = 1_000_000;

type Sold = { readonly lines: readonly ReceiptLine[]; readonly effects: readonly ReceiptEffect[] };

/** What a sale keeps, after its way through text. */
function sold(campaigns: readonly Campaign[], asked: Asked): Sold {
  const { evaluation } = evaluate(aSet(campaigns), asked);
  const lines = asked.lines.map((line, at): ReceiptLine => {
    const { gross, net, discounts } = evaluation.lines[at]!;
    const { id, kind, article, group, name, quantity, unitPrice } = line;
    const own = { id, kind, article, group, name, quantity, unitPrice };
    return { ...own, gross, net, tax: line.taxCode, filled: null, discounts };
  });
  const { effects } = evaluation;
  return JSON.parse(JSON.stringify({ lines, effects })) as Sold;
}

/** With `kept` units of each line. */
function keptOf({ lines }: Sold, kept: readonly number[]): readonly KeptLine[] {
  return lines.map((line, at) => {
    const quantity = (kept[at] ?? 0) * millionth;
    const share = { kept: quantity, of: Number(line.quantity) * millionth };
    return { line, quantity, net: keptShare(line.net, share) };
  });
}

function keptIn(one: Sold, kept: readonly number[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [at, amount] of keptEarnings(one.effects, keptOf(one, kept)).entries()) {
    const purse = one.effects[at]?.purse ?? "";
    sums[purse] = (sums[purse] ?? 0) + amount;
  }
  return sums;
}

describe("what was earned, after a return", () => {
  const tenEach = [aLine("1", { unitPrice: 500, quantity: "2" }), aLine("2", { unitPrice: 150 })];

  test("R760 Q2 is what the effects give on what is kept, and never more than was earned", () => {
    const base = aCampaign("base", { effects: [earning({ gracePoints: 1 })] });
    const one = sold([base], asking(tenEach));
    expect(one.effects[0]?.gave).toBe(5);
    expect([
      keptIn(one, [2, 1]),
      keptIn(one, [1, 1]),
      keptIn(one, [0, 1]),
      keptIn(one, [0, 0]),
    ]).toEqual([{ points: 5 }, { points: 3 }, { points: 1 }, { points: 0 }]);
  });

  test("R760 Q2 tests amounts and quantities again, on what they were when they were tested", () => {
    const campaign = aCampaign("c", {
      conditions: { minAmount: 1_000, minQuantity: 2 },
      effects: [percent(5_000), earning()],
      select: { groups: ["bakery"] },
    });
    const one = sold([campaign], asking(tenEach));
    expect(one.lines.map(({ net }) => net)).toEqual([500, 75]);
    expect(keptIn(one, [2, 1])).toEqual({ points: 2 });
    expect(keptIn(one, [2, 0])).toEqual({ points: 2 });
    expect(keptIn(one, [1, 1])).toEqual({ points: 0 });
  });

  test("R760 takes back coupons and stamps once their conditions fail on what is kept", () => {
    const campaign = aCampaign("c", {
      conditions: { minAmount: 600 },
      effects: [
        { type: "issueCoupon", ref: "next" },
        { type: "earnStamps", programme: "coffee", per: "quantity", n: 1 },
      ],
    });
    const one = sold([campaign], asking(tenEach));
    expect(keptIn(one, [1, 1])).toEqual({ "coupon:next": 1, "stamps:coffee": 2 });
    expect(keptIn(one, [1, 0])).toEqual({ "coupon:next": 0, "stamps:coffee": 0 });
  });

  test("R760 tests quantities again, and never keeps more than was earned", () => {
    const free = aCampaign("free", { effects: [{ type: "freeItem", buy: 0, free: 1 }] });
    const stamps = aCampaign("stamps", {
      effects: [{ type: "earnStamps", programme: "coffee", per: "quantity", n: 1 }],
      conditions: { minQuantity: 2 },
    });
    const one = sold([free, stamps], asking([aLine("1", { quantity: "3" })]));
    expect(one.effects[0]?.gave).toBe(2);
    expect([3, 2, 1].map((units) => keptIn(one, [units]))).toEqual([
      { "stamps:coffee": 2 },
      { "stamps:coffee": 2 },
      { "stamps:coffee": 0 },
    ]);
  });

  test("R760 Q2 leaves no more after a second return than after the first, grace or not", () => {
    const graced = aCampaign("a", { effects: [earning({ per: 900, points: 3, gracePoints: 2 })] });
    const other = aCampaign("b", { effects: [earning({ per: 600 })] });
    const one = sold([graced, other], asking([aLine("1", { unitPrice: 300, quantity: "3" })]));
    const left = [3, 2, 1, 0].map((units) => keptIn(one, [units])["points"]);
    expect(left).toEqual([4, 2, 2, 0]);
  });

  test("R760 reckons the effects of a purse together: what multiplies is on top of what is left", () => {
    const base = aCampaign("base", { effects: [earning({ cap: 8 })] });
    const double = aCampaign("double", {
      effects: [{ type: "multiplyPoints", purse: points, factorBasisPoints: 20_000 }],
    });
    const one = sold([base, double], asking(tenEach));
    expect(one.effects.map(({ gave }) => gave)).toEqual([5, 3]);
    expect(keptIn(one, [1, 1])).toEqual({ points: 6 });
    const rule = keptRule(one.effects);
    expect(one.effects.map((effect) => rule(effect, keptOf(one, [0, 1])))).toEqual([0, 0]);
  });

  test("R760 keeps in proportion what this version cannot read", () => {
    const one = sold([aCampaign("base", { effects: [earning()] })], asking(tenEach));
    const unreadable = [
      "",
      "{}",
      '{"type":"later"}',
      '{"type":"earnPoints","basis":{"lines":["1"]},"per":0}',
    ];
    for (const parameters of unreadable) {
      const effects = one.effects.map((effect) => ({ ...effect, parameters }));
      const kept = keptEarnings(effects, keptOf(one, [1, 0]));
      expect(kept).toEqual([2]);
      expect(keptEarnings(effects, keptOf(one, [2, 1]))).toEqual([5]);
    }
    const later = { ...one.effects[0]!, purse: "later" as PurseId };
    expect(keptRule(one.effects)(later, keptOf(one, [2, 1]))).toBe(5);
  });

  test("R760 is kept as canonical text: the effect as it was, and the lines it counted", () => {
    const campaign = aCampaign("c", {
      effects: [earning({ cap: 9 })],
      conditions: { minQuantity: 2 },
    });
    const { parameters = "" } = sold([campaign], asking(tenEach)).effects[0] ?? {};
    expect(canonicalJson(JSON.parse(parameters))).toBe(parameters);
    expect(JSON.parse(parameters)).toEqual({
      ...earning({ cap: 9 }),
      basis: { lines: ["1", "2"], minQuantity: 2 },
    });
  });

  test("R760 Q2 comes back the same in whatever parts the rest came back", () => {
    const steps = fc.array(fc.array(fc.nat(4), { minLength: 6, maxLength: 6 }), { maxLength: 4 });
    fc.assert(
      fc.property(campaignsByChance, askedByChance, steps, (campaigns, asked, returns) => {
        const one = sold(campaigns, asked);
        let kept = one.lines.map(({ quantity }) => Number(quantity));
        let before = keptIn(one, kept);
        expect(keptEarnings(one.effects, keptOf(one, kept))).toEqual(
          one.effects.map(({ gave }) => gave),
        );
        for (const back of [...returns, one.lines.map(() => 5)]) {
          kept = kept.map((left, at) => Math.max(0, left - (back[at] ?? 0)));
          const after = keptIn(one, kept);
          for (const [purse, amount] of Object.entries(after)) {
            expect(amount).toBeLessThanOrEqual(before[purse] ?? 0);
            expect(amount).toBeGreaterThanOrEqual(0);
          }
          before = after;
        }
        expect(Object.values(before).every((left) => left === 0)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a campaign's discount, after a return", () => {
  test("R761 Q2 is the kept part's share, and adds up between gross and net", () => {
    const one = sold(
      [
        aCampaign("a", { effects: [percent(1_000)] }),
        aCampaign("b", { effects: [{ type: "amountOff", target: "basket", amount: 100 }] }),
      ],
      asking([aLine("1", { unitPrice: 333, quantity: "3" })]),
    );
    expect(one.lines[0]).toMatchObject({ gross: 999, net: 799 });
    expect(keptPart(one.lines[0]!, 1 * millionth)).toEqual({
      gross: 333,
      net: 267,
      discounts: [
        { campaign: "a", amount: 33 },
        { campaign: "b", amount: 33 },
      ],
    });
  });

  test("R761 Q2 is whole for what is kept whole, and nothing for nothing", () => {
    fc.assert(
      fc.property(campaignsByChance, askedByChance, (campaigns, asked) => {
        for (const line of sold(campaigns, asked).lines) {
          const whole = keptPart(line, Number(line.quantity) * millionth);
          const { gross, net, discounts } = line;
          const named = discounts.map(({ campaign, amount }) => ({ campaign, amount }));
          expect(whole).toEqual({ gross, net, discounts: named });
          const none = keptPart(line, 0);
          expect([none.gross, none.net]).toEqual([0, 0]);
        }
      }),
    );
  });
});
