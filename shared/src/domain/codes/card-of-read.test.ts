import { describe, expect, test } from "vitest";
import { ownNumber } from "../card.ts";
import { instant } from "../measure.ts";
import { cardOfRead, ordinaryCodes } from "./card-of-read.ts";
import type { Medium } from "./card-read.ts";
import { pricedEan } from "./ean.ts";
import { gs1Check } from "./gs1.ts";

const rules = {
  ...ordinaryCodes,
  pricePrefixes: ["28"],
  schemes: ["own", "ean13", "uid", "voucher", "stripe", "gsrn"],
};
const number = ownNumber(new Uint8Array(10).fill(7));
const own = { scheme: "own", number };

function cardOf(medium: Medium, data: string) {
  return cardOfRead({ medium, data, reader: "scanner", at: instant(0) }, rules);
}

describe("from a read to a card", () => {
  test.each([
    ["qr", `https://karte.example/c/${number}`],
    ["qr", `]Q1HTTPS://KARTE.EXAMPLE/C/${number}`],
    ["barcode", `]C0${number}`],
    ["barcode", number.toLowerCase()],
    ["nfc", `https://karte.example/c/${number}`],
    ["chip", number],
    ["stripe", `%A${number}^X^?`],
  ] as const)(
    "R860 J4, J5, J7, J8: every medium of one card leads to one number: %s",
    (medium, data) => {
      expect(cardOf(medium, data)).toEqual({ ok: true, value: own });
    },
  );

  test("R860 J5: the app's changing code proves itself", () => {
    const code = `L1.${number}.58600000.ABCDEFG2`;
    expect(cardOf("qr", code)).toEqual({ ok: true, value: { ...own, proof: { rotating: code } } });
  });

  test("R860 J8: a tap of a chip that signs proves itself, any other link does not", () => {
    const sun = "EF963FF7828658A599F3041510671E88.94EED9EE65337086";
    const link = `https://karte.example/c/${number}?e=ef963ff7828658a599f3041510671e88&c=94EED9EE65337086`;
    expect(cardOf("nfc", link)).toEqual({ ok: true, value: { ...own, proof: { sun } } });
    expect(cardOf("nfc", link.slice(0, -1))).toEqual({ ok: true, value: own });
  });

  test("R860 J6: a radio tag is its number", () => {
    for (const uid of ["0A00D2F1C3", "04A1B2C3D4E5F6", "04A1B2C3"]) {
      expect(cardOf("rfid", uid)).toEqual({ ok: true, value: { scheme: "uid", number: uid } });
    }
    expect(cardOf("rfid", "04A1B")).toMatchObject({ ok: false });
  });

  test("R860 J6: a phone's number of the moment is no card", () => {
    expect(cardOf("rfid", "08A1B2C3")).toMatchObject({ error: { what: "random-uid" } });
  });

  test("R860 J4: numbers of others go by their scheme", () => {
    const service = `95060001343520000${gs1Check("95060001343520000")}`;
    expect(cardOf("barcode", "]E04006381333931")).toMatchObject({
      value: { scheme: "ean13", number: "4006381333931" },
    });
    expect(cardOf("barcode", `]C18018${service}`)).toMatchObject({
      value: { scheme: "gsrn", number: service },
    });
    expect(cardOf("qr", `https://id.example/8018/${service}`)).toMatchObject({
      value: { scheme: "gsrn", number: service },
    });
    expect(cardOf("stripe", ";9000000000017=4912?")).toMatchObject({ value: { scheme: "stripe" } });
    expect(cardOf("qr", `https://karte.example/v/${number}`)).toMatchObject({
      value: { scheme: "voucher", number },
    });
  });

  test.each([
    ["barcode", pricedEan("28", "12345", 99), "priced"],
    ["barcode", "]C10109506000134352", "article"],
    ["qr", "https://elsewhere.example/", "link"],
    ["stripe", ";4111111111111111=4912101?", "bank"],
    ["stripe", "%E?", "bad-swipe"],
  ] as const)("R860 J4: what is no card says what it is: %s %s", (medium, data, what) => {
    expect(cardOf(medium, data)).toEqual({ ok: false, error: { code: "invalid", what } });
  });

  test("R860 J6: a scheme that the policy does not accept is refused", () => {
    const read = { medium: "rfid", data: "04A1B2C3D4E5F6", reader: "r", at: instant(0) } as const;
    expect(cardOfRead(read, { ...rules, schemes: ["own"] })).toMatchObject({
      error: { code: "invalid", fields: [{ field: "card.scheme" }] },
    });
  });
});
