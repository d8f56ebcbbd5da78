import { describe, expect, test } from "vitest";
import { meaningOf } from "./meaning.ts";

const known = { schemes: ["own", "uid", "ean13", "voucher"], tills: ["nord-1", "nord-2"] };
const own = "BRZVE6DGA5OI3XP22";

describe("what was typed into the search", () => {
  test.each([
    [
      "brzv e6dg a5oi 3xp2 2",
      [
        ["own", own],
        ["voucher", own],
      ],
      true,
    ],
    [
      "https://c.example/v/BRZVE6DGA5OI3XP22",
      [
        ["own", own],
        ["voucher", own],
      ],
      true,
    ],
    ["4006381 333931", [["ean13", "4006381333931"]], false],
    ["04 A2 B3 C4", [["uid", "04A2B3C4"]], true],
    ["01701234", [["uid", "01701234"]], false],
  ])("R723 %s is a card's number, with or without blanks", (typed, tries, isSure) => {
    const meant = tries.map(([scheme, number]) => ({ scheme, number }));
    expect(meaningOf(typed, known)).toEqual({ kind: "card", tries: meant, isSure });
  });

  test.each([
    ["anna@example.org", "email"],
    ["+49 170 1234567", "phone"],
    ["0170 / 12 34 56 7", "phone"],
    ["4567", "phone"],
    ["Anna", "name"],
    ["Anna 3", "name"],
    ["nord-3 4711", "name"],
    ["12", "name"],
  ])("R723 %s is looked for as %s", (typed, kind) => {
    expect(meaningOf(` ${typed} `, known)).toEqual({ kind, text: typed });
  });

  test("R723 a till and its number is a receipt, as is a receipt's id; an account is itself", () => {
    const sale = { kind: "sale", till: "nord-1", number: "4711" };
    expect(meaningOf("nord-1 4711", known)).toEqual(sale);
    expect(meaningOf("NORD-1/4711", known)).toEqual(sale);
    const receipt = "a09e389133956e40e9b328cbbed5935c";
    expect(meaningOf(receipt, known)).toEqual({ kind: "receipt", id: receipt });
    const account = `01${receipt}`;
    expect(meaningOf(account, known)).toEqual({ kind: "account", id: account });
    expect(meaningOf(" a ", known)).toEqual({ kind: "nothing" });
  });
});
