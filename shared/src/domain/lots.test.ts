import { describe, expect, test } from "vitest";
import type { PurseState } from "./account.ts";
import { here, someLot, there } from "./domain-builders.ts";
import type { LotId } from "./ids.ts";
import { sumOf, takeFrom } from "./lines.ts";
import type { LotAttributes } from "./lot.ts";
import { isSpendable, ownLots, paidExpiry } from "./lots.ts";

const noon = { day: () => "2026-06-01", now: 1_780_000_000_000 };

const held = (known: number) => ({ known, since: [] });

function aPurseWith(lots: Readonly<Record<string, Partial<LotAttributes> & { right: number }>>) {
  const states = Object.entries(lots).map(([id, { right, ...given }]) => {
    const holdings = { [here]: held(right), [there]: held(99) };
    return [id, { attributes: someLot(given), holdings }];
  });
  return { lots: Object.fromEntries(states), debts: {} } as PurseState;
}

describe("a device's own lots", () => {
  test("R23 come by spending order, then by nearest expiry, then by id", () => {
    const purse = aPurseWith({
      e: { right: 1, order: 2, expires: "2026-06-02" },
      d: { right: 1, order: 1 },
      c: { right: 1, order: 1 },
      b: { right: 1, order: 1, expires: "2027-01-01" },
      a: { right: 1, order: 1, expires: "2026-12-31" },
    });
    expect(ownLots(purse, here, noon).map((line) => line.lot)).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("R23 leave out what is expired, not begun, or nothing", () => {
    const purse = aPurseWith({
      expired: { right: 1, expires: "2026-05-31" },
      later: { right: 1, from: noon.now + 1 },
      empty: { right: 0 },
      overdrawn: { right: -3 },
      good: { right: 7, expires: "2026-06-01", from: noon.now },
    });
    expect(ownLots(purse, here, noon)).toEqual([{ lot: "good", amount: 7 }]);
  });
});

describe("a lot's time", () => {
  test("R23 begins with its first instant and ends with its last good day", () => {
    const lot = someLot({ from: noon.now, expires: noon.day() });
    expect(isSpendable(lot, noon)).toBe(true);
    expect(isSpendable(lot, { ...noon, now: noon.now - 1 })).toBe(false);
    expect(isSpendable(lot, { ...noon, day: () => "2026-06-02" })).toBe(false);
  });

  test("R24 of paid value ends on 31 December of the third year after", () => {
    expect(paidExpiry("2026-01-01")).toBe("2029-12-31");
    expect(paidExpiry("2026-12-31")).toBe("2029-12-31");
  });
});

describe("taking from lots", () => {
  const lines = [
    { lot: "a" as LotId, amount: 3 },
    { lot: "b" as LotId, amount: 5 },
  ];

  test("R23 empties one before it touches the next", () => {
    expect(takeFrom(lines, 2)).toEqual([{ lot: "a", amount: 2 }]);
    expect(takeFrom(lines, 3)).toEqual([{ lot: "a", amount: 3 }]);
    expect(takeFrom(lines, 4)).toEqual([lines[0], { lot: "b", amount: 1 }]);
  });

  test("gives no more than there is", () => {
    expect(sumOf(takeFrom(lines, 100))).toBe(8);
    expect(takeFrom([], 1)).toEqual([]);
  });
});
