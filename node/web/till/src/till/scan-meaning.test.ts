import { ownNumber } from "@cardweave/shared/domain/card";
import { describe, expect, test } from "vitest";
import { isCode, meaningOf } from "./scan-meaning.ts";

const number = ownNumber(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
/** A number without a single digit, which could be somebody's name. */
const lettersOnly = ownNumber(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

describe("what is meant by what was scanned or typed", () => {
  test.each([
    [number, { kind: "card", card: { scheme: "own", number } }],
    [`https://cards.example/v/${number}`, { kind: "voucher", number }],
    [`https://cards.example/k/${number}`, { kind: "coupon", code: number }],
    [
      "0123456789abcdef0123456789abcdef",
      { kind: "receipt", id: "0123456789abcdef0123456789abcdef" },
    ],
    ["Anna Bauer", { kind: "name", text: "Anna Bauer" }],
    ["  Müller-Lüdenscheidt ", { kind: "name", text: "Müller-Lüdenscheidt" }],
    ["BAUER", { kind: "name", text: "BAUER" }],
    ["An", null],
    ["?!", null],
  ] as const)("R500 %s", (scanned, meaning) => {
    expect(meaningOf(scanned)).toEqual(meaning);
  });

  test("R500 a whole card number is a card, whatever letters it has", () => {
    expect(meaningOf(lettersOnly)?.kind).toBe("card");
  });

  test.each([
    [`https://cards.example/v/${number}`, true],
    [number, true],
    ["Bread", false],
    ["4006381333931", false],
    ["", false],
  ])("R500 %s in a field for lines is a code: %s", (typed, is) => {
    expect(isCode(typed)).toBe(is);
  });
});
