import { describe, expect, test } from "vitest";
import { readTier } from "./read-tier.ts";
import { UnreadableAnswer } from "./readers.ts";

const gold = { de: "Gold", en: "Gold" };

describe("what a node says of a tier", () => {
  test("R669 a network without tiers, a card without one, and the highest are told apart", () => {
    expect(readTier(undefined)).toEqual({});
    const next = { id: "gold", name: gold, missing: 120, by: "2026-12-31" };
    expect(readTier({ measure: "points", tier: null, collected: 0, next })).toEqual({
      tier: {
        measure: "points",
        tier: null,
        next: { name: gold, missing: 120, by: "2026-12-31" },
      },
    });
    const held = { id: "gold", name: gold, until: "2027-12-31" };
    expect(readTier({ measure: "turnover", tier: held, collected: 9, next: null })).toEqual({
      tier: { measure: "turnover", tier: { name: gold, until: "2027-12-31" }, next: null },
    });
    expect(() => readTier({ measure: "points", tier: { name: "Gold" } })).toThrow(UnreadableAnswer);
  });
});
