import { describe, expect, test } from "vitest";
import {
  formatAmount,
  formatBare,
  formatChange,
  fractionDigits,
  type Unit,
} from "./format-amount.ts";

const euro: Unit = { kind: "money", currency: "EUR" };
const points: Unit = { kind: "points" };
const plain = (text: string): string => text.replace(/\s/g, " ");

describe("writing amounts", () => {
  test("puts the currency where the language wants it", () => {
    expect(plain(formatBare(123450, euro, "de"))).toBe("1.234,50 €");
    expect(formatBare(123450, euro, "en")).toBe("€1,234.50");
  });
  test("knows currencies without cents", () => {
    expect(fractionDigits({ kind: "money", currency: "JPY" })).toBe(0);
    expect(formatBare(500, { kind: "money", currency: "JPY" }, "en")).toContain("500");
  });
  test("counts points in words", () => {
    expect(formatAmount(1, points, "de")).toBe("1 Punkt");
    expect(formatAmount(12, points, "en")).toBe("12 points");
  });
  test("shows the direction with a true minus sign", () => {
    expect(plain(formatChange(-1250, euro, "de"))).toBe("\u221212,50 €");
    expect(formatChange(12, points, "en")).toBe("+12 points");
    expect(formatBare(-500, euro, "en")).toBe("\u2212€5.00");
  });
});
