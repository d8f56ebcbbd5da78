import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "./allocate.ts";
import { daysAfter, daysBetween, isDay, utcMidnight } from "./calendar.ts";
import { sumOf } from "./lines.ts";
import { keptShare, millionthsOf, quantityText } from "./quantity.ts";

const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);

describe("days", () => {
  test("R96 are counted as the Gregorian calendar does", () => {
    const ms = fc.integer({ min: -2_000_000_000_000, max: 16_000_000_000_000 });
    fc.assert(
      fc.property(ms, fc.integer({ min: -900, max: 900 }), (from, days) => {
        const day = dayText(from);
        expect(utcMidnight(day)).toBe(Date.parse(day));
        const after = daysAfter(day, days);
        expect(after).toBe(dayText(from + days * 86_400_000));
        expect(daysBetween(day, after)).toBe(days);
      }),
    );
  });

  test.each([
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2100-02-29", false],
    ["2026-13-01", false],
    ["2026-1-01", false],
  ])("R96 %s is one: %s", (text, isOne) => {
    expect(isDay(text)).toBe(isOne);
  });
});

describe("a share", () => {
  test("R97 of a split amount is never above its weight, and all add up", () => {
    const weights = fc.array(fc.nat(10_000_000_000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.nat(1_000_000), (list, part) => {
        const whole = list.reduce((sum, weight) => sum + weight, 0);
        const amount = Math.floor((whole / 1_000_000) * part);
        const shares = allocate(amount, list);
        expect(sumOf(shares.map((share) => ({ amount: share })))).toBe(amount);
        expect(shares.every((share, at) => share >= 0 && share <= (list[at] ?? 0))).toBe(true);
      }),
    );
    expect(allocate(10, [1, 1, 1])).toEqual([4, 3, 3]);
  });

  test("R97 of a line that is kept is rounded up", () => {
    expect(keptShare(100, { kept: 1, of: 3 })).toBe(34);
    expect(keptShare(-100, { kept: 1, of: 3 })).toBe(-33);
    expect(keptShare(0, { kept: 1, of: 3 })).toBe(0);
  });

  test("R97 quantities are read and written without loss", () => {
    fc.assert(
      fc.property(fc.nat(999_999_999_999_999), (quantity) => {
        expect(millionthsOf(quantityText(quantity))).toBe(quantity);
      }),
    );
    expect(["1.50", "0.000001", "-1", "1e3", "1.", "1.1234567", ""].map(millionthsOf)).toEqual([
      1_500_000,
      1,
      ...Array<undefined>(5).fill(undefined),
    ]);
  });
});
