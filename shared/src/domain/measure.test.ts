import { describe, expect, test } from "vitest";
import { amount, instant, isAmount, largestAmount } from "./measure.ts";

describe("an amount", () => {
  test("R19 is whole, positive and at most a million million", () => {
    expect([1, largestAmount].every(isAmount)).toBe(true);
    const wrong = [0, -1, 0.5, largestAmount + 1, Number.NaN, Number.POSITIVE_INFINITY, "1", null];
    expect(wrong.some(isAmount)).toBe(false);
    expect(() => amount(0)).toThrow("amount is whole");
    expect(amount(7)).toBe(7);
  });
});

test("an instant is whole milliseconds, not before 1970", () => {
  expect(instant(0)).toBe(0);
  expect(() => instant(1.5)).toThrow("whole milliseconds");
  expect(() => instant(-1)).toThrow("whole milliseconds");
});
