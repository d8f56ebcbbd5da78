import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalCard, checkCharacter, ownNumber } from "./card.ts";

const all = ["own", "ean13", "uid", "chip-2010"];
const read = (scheme: string, number: string) => {
  const result = canonicalCard({ scheme, number }, all);
  return result.ok
    ? result.value.number
    : (result.error["fields"] as [{ reason: string }])[0].reason;
};

describe("a check character", () => {
  test("R50 is that of ISO 7064 MOD 37,36", () => {
    // The example of the Global Release Identifier standard, A1-2425G-ABC1234002-M.
    expect(checkCharacter("A12425GABC1234002")).toBe("M");
    expect(checkCharacter("")).toBe("1");
  });

  test("R50 notices every single wrong character", () => {
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(bytes, fc.nat(16), fc.constantFrom(..."ABCXYZ237"), (random, at, wrong) => {
        const good = ownNumber(random);
        expect(read("own", good)).toBe(good);
        const typo = good.slice(0, at) + wrong + good.slice(at + 1);
        if (typo !== good) expect(read("own", typo)).toMatch(/check-character|not-a-card/);
      }),
    );
  });
});

describe("a new number", () => {
  test("R51 has 16 characters of base32 from its 80 bits, and the check character", () => {
    expect(ownNumber(new Uint8Array(10))).toBe(`AAAAAAAAAAAAAAAA${checkCharacter("A".repeat(16))}`);
    expect(ownNumber(new Uint8Array(10).fill(255))).toMatch(/^7{16}[0-9A-Z]$/);
    const last = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 31);
    expect(ownNumber(last).slice(0, 16)).toBe("AAAAAAAAAAAAAAA7");
  });
});

describe("a card's number", () => {
  const own = ownNumber(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  const blocks = own.replace(/(.{4})(?=.)/g, "$1-");

  test("R52 has one spelling, however it is typed", () => {
    expect(read("own", blocks.toLowerCase())).toBe(own);
    expect(read("own", ` ${own.slice(0, 8)}\u00a0${own.slice(8)}\n`)).toBe(own);
    expect(read("ean13", "4006381-333931")).toBe("4006381333931");
    expect(read("uid", "04a2b3c4d5e6f7")).toBe("04A2B3C4D5E6F7");
  });

  test("R52 keeps the dashes of an imported scheme, where they may tell cards apart", () => {
    expect(read("chip-2010", "ab-12")).toBe("AB-12");
    expect(read("chip-2010", "ab 12")).toBe("AB12");
  });

  test("R52 has one spelling of its spelling", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...all), (number, scheme) => {
        const once = canonicalCard({ scheme, number }, all);
        if (once.ok) expect(canonicalCard(once.value, all)).toEqual(once);
      }),
    );
  });

  test.each([
    ["ean13", "4006381333930", "check-character-wrong"],
    ["ean13", "400638133393", "not-a-card-number"],
    ["own", own.slice(1), "not-a-card-number"],
    ["own", `1${own.slice(1)}`, "not-a-card-number"],
    ["uid", "04A2B3", "not-a-card-number"],
    ["uid", "04A2B3CG", "not-a-card-number"],
    ["chip-2010", "", "not-a-card-number"],
    ["chip-2010", "x".repeat(41), "not-a-card-number"],
    ["iban", "1", "scheme-not-accepted"],
    ["__proto__", "1", "scheme-not-accepted"],
  ])("R53 is refused with the reason: %s %s", (scheme, number, reason) => {
    expect(read(scheme, number)).toBe(reason);
  });

  test("R53 is refused when the policy does not list its scheme", () => {
    const card = { scheme: "ean13", number: "4006381333931" };
    expect(canonicalCard(card, ["own"])).toEqual({
      ok: false,
      error: { code: "invalid", fields: [{ field: "card.scheme", reason: "scheme-not-accepted" }] },
    });
  });
});
