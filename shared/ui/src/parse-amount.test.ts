import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatBare } from "./format-amount.ts";
import type { Language } from "./language.ts";
import { parseAmount } from "./parse-amount.ts";

const cents = (typed: string, language: Language) => parseAmount(typed, { language, digits: 2 });
const amount = (value: number) => ({ ok: true, amount: value });
const no = (why: string) => ({ ok: false, why });

describe("reading an amount", () => {
  test.each([
    ["12,50", "de", 1250],
    ["12.50", "en", 1250],
    ["12.50", "de", 1250],
    ["12,5", "en", 1250],
    ["1.250", "de", 125000],
    ["1,250.00", "en", 125000],
    ["1.250,5", "de", 125050],
    [",50", "de", 50],
    ["12,", "de", 1200],
    [" 7 ", "en", 700],
  ] as const)("%s in %s is %i", (typed, language, value) => {
    expect(cents(typed, language)).toEqual(amount(value));
  });

  test.each([
    ["", "de", "empty"],
    ["abc", "de", "not-a-number"],
    ["-5", "de", "not-a-number"],
    [".", "en", "not-a-number"],
    ["1,2,3", "de", "not-a-number"],
    ["1.25.0", "de", "not-a-number"],
    ["12,345", "de", "too-fine"],
    ["1.250", "en", "too-fine"],
    ["4006381333931", "de", "too-much"],
  ] as const)("%s in %s is refused: %s", (typed, language, why) => {
    expect(cents(typed, language)).toEqual(no(why));
  });

  test.each([
    ["0,001", "en"],
    ["0.500", "de"],
    ["1234,567", "en"],
    ["12 50", "de"],
    ["5 EUR", "en"],
    ["\u0661\u0662", "en"],
  ] as const)(
    "R694 %s in %s is asked for anew, and is never a larger amount",
    (typed, language) => {
      expect(cents(typed, language)).toEqual(no("not-a-number"));
    },
  );

  test("R694 thousands may stand apart by a space", () => {
    expect(cents("1 250,00", "de")).toEqual(amount(125_000));
    expect(cents("1\u202f250\u202f000.00", "en")).toEqual(amount(125_000_000));
  });

  test("points have no cents", () => {
    expect(parseAmount("12", { language: "de", digits: 0 })).toEqual(amount(12));
    expect(parseAmount("12,5", { language: "de", digits: 0 })).toEqual(no("too-fine"));
  });

  test("reads back what it would write, in both languages", () => {
    const any = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(any, fc.constantFrom<Language>("de", "en"), (value, language) => {
        const written = formatBare(value, { kind: "money", currency: "EUR" }, language);
        expect(cents(written.replace("€", ""), language)).toEqual(amount(value));
      }),
    );
  });

  test("never gives anything but a whole amount that is not negative", () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,- e") });
    fc.assert(
      fc.property(typed, fc.constantFrom<Language>("de", "en"), (text, language) => {
        const parsed = cents(text, language);
        expect(!parsed.ok || (Number.isSafeInteger(parsed.amount) && parsed.amount >= 0)).toBe(
          true,
        );
      }),
    );
  });
});
