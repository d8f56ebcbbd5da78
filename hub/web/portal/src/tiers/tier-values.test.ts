import { describe, expect, test } from "vitest";
import { bodyOf, newStep, startWith, valuesOf } from "./tier-values.ts";

describe("what is sent of a tier programme", () => {
  test("R667 the lowest tier stands first, and a new one is named after what it is called", () => {
    const start = startWith("points");
    const low = { ...newStep(9), nameDe: "Grün", from: 10 };
    const body = bodyOf({ ...start, nameDe: "Club", tiers: [...start.tiers, low] }, null);
    expect(body).toMatchObject({
      id: "club",
      measure: "points",
      purse: "points",
      months: null,
      tiers: [{ id: "gruen", name: { de: "Grün", en: "Grün" } }, { id: "silver" }, { id: "gold" }],
    });
  });

  test("R667 turnover names no purse, and what a programme counts is never changed", () => {
    const turnover = { ...startWith(""), period: "rolling", months: 6 };
    expect(bodyOf(turnover, null)).toMatchObject({ measure: "turnover", purse: null, months: 6 });
    const tiers = [{ id: "gold", name: { de: "Gold", en: "Gold" }, from: 5 }];
    const names = { id: "club", name: { de: "C", en: "C" }, active: true, version: "1" };
    const row = { ...names, measure: "points", purse: "points", months: null, tiers };
    expect(bodyOf(valuesOf(row), row)).toEqual({ name: { de: "C", en: "C" }, tiers });
  });
});
