import { describe, expect, test } from "vitest";
import { type Slip, type SlipLanguage, slipRows } from "./slip.ts";

const slip: Slip = {
  ...{ branch: "Nord", till: "nord-1", number: null, currency: "EUR" },
  at: "2026-03-04T07:05:59+01:00",
  ...{ lines: [], net: 0, tenders: [], credits: [], balances: [], rests: [] },
  provisional: false,
};

describe("a slip", () => {
  test.each<[SlipLanguage, string]>([
    ["de", "04.03.2026 07:05"],
    ["en", "4 Mar 2026 07:05"],
  ])("R876 says in %s when it was, by the branch's clock", (language, when) => {
    expect(slipRows(slip, language)).toContainEqual({ kind: "line", text: when });
  });
});
