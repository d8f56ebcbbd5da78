import { describe, expect, test } from "vitest";
import { payOf, typedPay } from "./pay-text.ts";
import type { DraftPay } from "./sale-draft.ts";

const style = { language: "de", digits: 2 } as const;

/** Types sign by sign into what the field shows, as a keyboard does. */
function typeIn(text: string, start: DraftPay["amount"] | null = null) {
  let paid = start;
  let typed = "";
  for (const sign of text) {
    typed = typedPay(typed, paid, style).shown + sign;
    paid = payOf(typed, start, style);
  }
  return { ...typedPay(typed, paid, style), paid };
}

describe("an amount that a purse pays", () => {
  test.each([
    ["0,50", 50],
    ["0,05", 5],
    [",50", 50],
    ["12,50", 1250],
  ])("R696 %s is as much as is typed", (text, paid) => {
    expect(typeIn(text)).toEqual({ shown: text, why: null, paid });
  });

  test("R696 what is no amount pays nothing, stays to be seen, and is told", () => {
    expect(typeIn("5 EUR")).toEqual({ shown: "5 EUR", why: "not-a-number", paid: null });
    expect(typeIn("4006381333931")).toEqual({
      ...{ shown: "4006381333931", why: "too-much", paid: null },
    });
  });

  test("R696 a code that a scanner sent there and that was taken out leaves all as it was", () => {
    expect(payOf("4", "all", style)).toBe(400);
    expect(payOf("", "all", style)).toBe("all");
    expect(payOf("", 400, style)).toBeNull();
  });

  test("R696 goes with the basket that it was typed for", () => {
    expect(typedPay("3,50", null, style)).toEqual({ shown: "", why: null });
    expect(typedPay("3,50", "all", style).shown).toBe("");
  });
});
