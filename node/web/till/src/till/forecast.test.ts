import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast, purseOrEmpty } from "./forecast.ts";

const purse = {
  ...purseOrEmpty([], "points"),
  balance: 120,
  guaranteed: 80,
  provisionalLimit: 40,
};
const debit = (amount: number) => forecast(purse, { type: "debit", amount });

describe("forecasting a booking", () => {
  test("a credit is always welcome", () => {
    expect(forecast(purse, { type: "credit", amount: 12 })).toEqual({ kind: "credit", after: 132 });
  });
  test("own rights are green", () => {
    expect(debit(80)).toEqual({ kind: "guaranteed", after: 40 });
  });
  test("what goes beyond them is amber up to the limit", () => {
    expect(debit(81)).toEqual({ kind: "provisional", after: 39, beyond: 1 });
    expect(debit(120)).toEqual({ kind: "provisional", after: 0, beyond: 40 });
  });
  test("past the limit it is red, with what is missing", () => {
    expect(debit(121)).toEqual({ kind: "short", missing: 1 });
  });
  test("what is missing is what would have to come in", () => {
    const some = fc.nat({ max: 5000 });
    fc.assert(
      fc.property(some, some, some, (balance, guaranteed, amount) => {
        const view = { ...purse, balance, guaranteed };
        const fore = forecast(view, { type: "debit", amount });
        if (fore.kind !== "short") return;
        expect(fore.missing).toBeGreaterThan(0);
        const less = { type: "debit", amount: amount - fore.missing } as const;
        expect(forecast(view, less).kind).not.toBe("short");
      }),
    );
  });
});
