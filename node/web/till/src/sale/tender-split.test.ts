import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Offered, tenderSplit } from "./tender-split.ts";

const offered: fc.Arbitrary<Offered> = fc.record({
  amount: fc.oneof(fc.constant("all" as const), fc.integer({ min: 1, max: 500 })),
  unitValue: fc.integer({ min: 1, max: 5 }),
  guaranteed: fc.integer({ min: -50, max: 500 }),
  provisional: fc.integer({ min: 0, max: 200 }),
});

describe("how payments will stand", () => {
  test("R503 named amounts first, then all that is there and needed", () => {
    const all = { amount: "all", unitValue: 1, guaranteed: 400, provisional: 0 } as const;
    const named = { amount: 300, unitValue: 1, guaranteed: 250, provisional: 20 } as const;
    expect(tenderSplit(900, [all, named])).toEqual([
      { pays: 400, beyond: 0, short: 0 },
      { pays: 300, beyond: 20, short: 30 },
    ]);
  });

  test("R503 whole units only: what a point cannot pay is left", () => {
    const points = { amount: "all", unitValue: 3, guaranteed: 100, provisional: 0 } as const;
    expect(tenderSplit(100, [points])).toEqual([{ pays: 99, beyond: 0, short: 0 }]);
  });

  test("R503 all together never pay more than is to pay, and never beyond the limit", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.array(offered, { maxLength: 6 }), (payable, offers) => {
        const splits = tenderSplit(payable, offers);
        const alls = splits.filter((_, at) => offers[at]?.amount === "all");
        const named = offers.reduce(
          (sum, { amount, unitValue }) => sum + (amount === "all" ? 0 : amount * unitValue),
          0,
        );
        const rest = Math.max(0, payable - named);
        expect(alls.reduce((sum, { pays }) => sum + pays, 0)).toBeLessThanOrEqual(rest);
        expect(alls.every(({ short }) => short === 0)).toBe(true);
        splits.forEach(({ beyond }, at) => {
          const { provisional = 0, unitValue = 1 } = offers[at] ?? {};
          expect(beyond).toBeLessThanOrEqual(provisional * unitValue);
        });
      }),
    );
  });
});
