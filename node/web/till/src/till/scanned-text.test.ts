import { ownNumber } from "@cardweave/shared/domain/card";
import { describe, expect, test } from "vitest";
import { cardIn, scannedOf } from "./scanned-text.ts";

const number = "K7Q2M4X2R5T5W6ZC0";
const own = { scheme: "own", number };

describe("recognising a card", () => {
  test.each([
    number,
    number.toLowerCase(),
    " K7Q2 M4X2 R5T5 W6ZC 0 ",
    "K7Q2-M4X2-R5T5-W6ZC-0",
    `https://karte.example/c/${number}`,
    `http://karte.example:8080/c/${number}?src=qr`,
    `]Q3${number}`,
    `]Q1https://karte.example/c/${number}`,
  ])("%s is the same card", (scanned) => {
    expect(cardIn(scanned)).toEqual(own);
  });

  test("R717 the codes of vouchers and coupons name their own kind", () => {
    const read = (kind: string) => cardIn(`]Q3https://karte.example/${kind}/${number}`);
    expect(read("v")).toEqual({ scheme: "voucher", number });
    expect(read("k")).toEqual({ scheme: "coupon", number });
    expect(read("c")).toEqual(own);
  });

  test("the app's changing code names the card and proves it", () => {
    const code = `L1.${number}.58123456.Ab3-_x9Z`;
    expect(cardIn(code)).toEqual({ ...own, proof: { rotating: code } });
  });

  test("thirteen digits are asked for as an EAN, which the policy may accept or not", () => {
    expect(cardIn("4006381333931")).toEqual({ scheme: "ean13", number: "4006381333931" });
  });

  test.each(["", "abc", "Anna Bäcker", "https://example.org/menu", `${number}${number}${number}`])(
    "%j is no card",
    (scanned) => {
      expect(cardIn(scanned)).toBeNull();
    },
  );
});

describe("a scan that stuttered or came after digits", () => {
  const code = ownNumber(new Uint8Array(10).fill(37));

  test("is whole in the field when the fast keys are only its end", () => {
    expect(scannedOf(code.slice(6), code)).toBe(code);
  });
  test("R500 a receipt's id is whole in the field too", () => {
    const receipt = "3605c24693d2ff947827e87da631836a";
    expect(scannedOf(receipt.slice(9), receipt)).toBe(receipt);
  });
  test("is whole in the keys when digits stood before it", () => {
    expect(scannedOf(code, `12${code}`)).toBe(code);
  });
  test("R500 is the end of the field when it stuttered behind typed digits", () => {
    expect(scannedOf(code.slice(6), `5${code}`)).toBe(code);
  });
  test("R693 is several of an article where how many was typed before it", () => {
    expect(scannedOf("4006381333931", "3 x 4006381333931")).toBe("3 x 4006381333931");
    expect(scannedOf("4006381333931", "2 4006381333931")).toBe("4006381333931");
  });
  test("stays what the keys were when neither is whole", () => {
    expect(scannedOf("ABCDEFGH", "12ABCDEFGH")).toBe("ABCDEFGH");
  });
});
