import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedByChance, campaignsByChance, groupsByChance } from "./arbitrary-builders.ts";
import type { Asked } from "./asked.ts";
import type { Campaign, CampaignGroup } from "./campaign.ts";
import { aSet } from "./campaign-builders.ts";
import { evaluate } from "./evaluate.ts";

type Case = { campaigns: readonly Campaign[]; groups: readonly CampaignGroup[]; asked: Asked };

const cases: fc.Arbitrary<Case> = fc.record({
  campaigns: campaignsByChance,
  groups: groupsByChance,
  asked: askedByChance,
});

function result({ campaigns, groups, asked }: Case) {
  return evaluate(aSet(campaigns, { groups }), asked);
}

describe("an evaluation", () => {
  test("R701 is the same in whatever order the campaigns come", () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), (one, chance) => {
        const shuffled = one.campaigns
          .map((campaign) => ({ campaign, at: chance.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ campaign }) => campaign);
        expect(result({ ...one, campaigns: shuffled })).toEqual(result(one));
      }),
      { numRuns: 500 },
    );
  });

  test("R701, R709 comes out again from what was kept as text, in any time zone of the process", () => {
    const zone = process.env["TZ"];
    try {
      fc.assert(
        fc.property(cases, fc.constantFrom("UTC", "Asia/Tokyo", "America/New_York"), (one, tz) => {
          const before = result(one);
          process.env["TZ"] = tz;
          const kept = JSON.parse(JSON.stringify(one)) as Case;
          expect(result(kept)).toEqual(before);
        }),
        { numRuns: 300 },
      );
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });

  test("R702 adds up to the cent and leaves no line below nothing", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { evaluation } = result(one);
        const sums = { gross: 0, discount: 0, net: 0 };
        for (const [at, line] of evaluation.lines.entries()) {
          const off = line.discounts.reduce((sum, { amount }) => sum + amount, 0);
          expect(line.discounts.every(({ amount }) => amount > 0)).toBe(true);
          expect([line.gross, line.discount, line.net]).toEqual([
            one.asked.lines[at]?.amount,
            off,
            line.gross - off,
          ]);
          expect(line.net).toBeGreaterThanOrEqual(Math.min(0, line.gross));
          expect(line.net).toBeLessThanOrEqual(line.gross);
          sums.gross += line.gross;
          sums.discount += line.discount;
          sums.net += line.net;
        }
        expect(evaluation).toMatchObject(sums);
        expect(evaluation.byTax.reduce((sum, { net }) => sum + net, 0)).toBe(sums.net);
        expect(evaluation.earns.every(({ amount }) => amount > 0)).toBe(true);
        expect(evaluation.campaigns.some(({ why }) => why === "faulty")).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test("R743 leaves protected groups, deposits, vouchers and loads untouched", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { lines } = result(one).evaluation;
        for (const [at, line] of one.asked.lines.entries()) {
          const isTouchable = line.kind === "goods" && line.group !== "tobacco";
          if (!isTouchable) expect(lines[at]?.discount).toBe(0);
        }
      }),
    );
  });

  test("R743 is the same for a quantity and for its units one by one", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const whole = one.asked.lines.map((line) => ({ ...line, prices: {} }));
        const split = whole.flatMap((line) =>
          Array.from({ length: Number(line.quantity) }, (_, at) => ({
            ...line,
            id: `${line.id}.${at}`,
            quantity: "1",
            amount: line.unitPrice ?? 0,
          })),
        );
        const of = (lines: Asked["lines"]) => {
          const { evaluation } = result({ ...one, asked: { ...one.asked, lines } });
          const { net, earns, costs, campaigns } = evaluation;
          return { net, earns, costs, campaigns };
        };
        expect(of(split)).toEqual(of(whole));
      }),
      { numRuns: 300 },
    );
  });

  test("R707, R708 takes only what was asked for and is on the card", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { evaluation } = result(one);
        const spent = new Map<string, number>();
        for (const { purse, amount, campaign } of evaluation.costs) {
          expect(one.asked.rewards).toContain(campaign);
          spent.set(purse, (spent.get(purse) ?? 0) + amount);
        }
        for (const [purse, amount] of spent) {
          expect(amount).toBeLessThanOrEqual(one.asked.card?.purses[purse] ?? 0);
        }
      }),
    );
  });
});
