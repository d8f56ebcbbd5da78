import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aDevice } from "./domain-builders.ts";
import { habitOf, lendings, shareOf } from "./habits.ts";

const [north, south, west] = [aDevice(1), aDevice(2), aDevice(3)];
const day = 24 * 3_600_000;
const now = 1_000 * day;

describe("a customer's habit", () => {
  test("R75 counts an amount half for every 30 full days, rounded down", () => {
    const at = (days: number) => now - days * day;
    const spends = [
      { device: north, at: at(0), amount: 7 },
      { device: north, at: at(29.9), amount: 4 },
      { device: south, at: at(30), amount: 7 },
      { device: south, at: at(60), amount: 7 },
      { device: west, at: at(90), amount: 7 },
      { device: west, at: at(36_000), amount: 1_000_000 },
    ];
    expect([...habitOf(spends, now)]).toEqual([
      [north, 11],
      [south, 4],
    ]);
  });

  test("R75 of spends from a clock that is ahead counts them whole", () => {
    expect(habitOf([{ device: north, at: now + day, amount: 3 }], now).get(north)).toBe(3);
  });
});

const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 });

describe("lending ahead", () => {
  const habit = new Map([
    [north, 3],
    [south, 1],
  ]);

  test("R75 gives each that is there what it lacks of its part, as far as there is something", () => {
    const held = { total: 100, by: (device: string) => (device === north ? 50 : 0) };
    const there = new Set([north, south, west]);
    expect(lendings(habit, held, { spare: 90, there })).toEqual([
      { to: north, amount: 25 },
      { to: south, amount: 25 },
    ]);
    expect(lendings(habit, held, { spare: 30, there })).toEqual([
      { to: north, amount: 25 },
      { to: south, amount: 5 },
    ]);
    expect(lendings(habit, held, { spare: 90, there: new Set([south]) })).toEqual([
      { to: south, amount: 25 },
    ]);
    expect(lendings(habit, held, { spare: 0, there })).toEqual([]);
  });

  test("R75 never hands out more than is there, and never the same twice", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 5 });
    fc.assert(
      fc.property(weights, amounts, amounts, (given, total, spare) => {
        const all = new Map(given.map((weight, at) => [aDevice(at + 1), weight]));
        const there = new Set(all.keys());
        const parts = [...there].map((device) => shareOf(all, device, total));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(total);
        const lent = lendings(all, { total, by: () => 0 }, { spare, there });
        const sum = lent.reduce((before, { amount }) => before + amount, 0);
        expect(sum).toBeLessThanOrEqual(spare);
        const got = new Map(lent.map(({ to, amount }) => [to, amount]));
        const by = (device: (typeof lent)[number]["to"]) => got.get(device) ?? 0;
        const again = lendings(all, { total, by }, { spare: spare - sum, there });
        if (sum < spare) expect(again).toEqual([]);
      }),
    );
  });
});
