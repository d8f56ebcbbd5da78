import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mediumOfScan, readAim } from "./aim.ts";
import { pricedEan, readEan } from "./ean.ts";
import { gs1Check, readDigitalLink, readElements, serviceNumberIn } from "./gs1.ts";
import { luhnHolds, readStripe } from "./tracks.ts";

const everything = { cardPrefixes: [], pricePrefixes: [] };

describe("what a scanner puts in front", () => {
  test.each([
    ["]E04006381333931", "4006381333931", "ean", false],
    ["]C10109506000134352", "0109506000134352", "code128", true],
    ["]Q3abc", "abc", "qr", true],
    ["]d2abc", "abc", "data-matrix", true],
    ["]e0abc", "abc", "databar", true],
    ["4006381333931", "4006381333931", null, false],
    ["]?", "]?", null, false],
  ])("R861 J4, J5: %s", (scanned, ...[text, symbology, isGs1]) => {
    expect(readAim(scanned)).toEqual({ text, symbology, isGs1 });
  });

  test("R861 J5: a link is a square although nobody says so", () => {
    expect(mediumOfScan("https://karte.example/c/X")).toBe("qr");
    expect(mediumOfScan("]Q1X")).toBe("qr");
    expect(mediumOfScan("4006381333931")).toBe("barcode");
  });
});

describe("GS1 codes", () => {
  test("R862 J4: elements of fixed length run on, others end at the separator", () => {
    expect(readElements("010950600013435221SER42\u001d10LOT7")).toEqual({
      ok: true,
      value: { "01": "09506000134352", "21": "SER42", "10": "LOT7" },
    });
    expect(readElements("\u001d0109506000134352310300125017261231")).toMatchObject({
      value: { "01": "09506000134352", "3103": "001250", "17": "261231" },
    });
  });

  test("R862 J4: what breaks off or is empty is no element string", () => {
    for (const text of ["", "01095060001343", "21", "ABC", "0109506000\u001d134352"]) {
      expect(readElements(text).ok).toBe(false);
    }
  });

  test("R862 J5: a Digital Link tells the same as the elements", () => {
    const link = "https://id.example/shop/01/09506000134352/21/7K%2F3?17=261231&lang=de";
    expect(readDigitalLink(link)).toEqual({
      ok: true,
      value: { "01": "09506000134352", "21": "7K/3", "17": "261231" },
    });
    expect(readDigitalLink("https://id.example/01").ok).toBe(false);
    expect(readDigitalLink("https://id.example/about").ok).toBe(false);
  });

  test("R862 J4: a customer's number counts with its check digit alone", () => {
    const number = `95060001343520000${gs1Check("95060001343520000")}`;
    expect(serviceNumberIn({ "8018": number })).toBe(number);
    expect(serviceNumberIn({ "8018": `${number.slice(0, 17)}x` })).toBeUndefined();
    expect(serviceNumberIn({ "01": "09506000134352" })).toBeUndefined();
  });

  test("R862 J4: no text makes the reader fail", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readElements(text);
        readDigitalLink(`https://id.example/${text}`);
        readStripe(text);
      }),
    );
  });
});

describe("EAN-13", () => {
  test("R863 J4: published numbers, and the twelve digits of a UPC", () => {
    expect(readEan("4006381333931", everything)).toEqual({ kind: "card", number: "4006381333931" });
    expect(readEan("036000291452", everything)).toMatchObject({ number: "0036000291452" });
    expect(readEan("4006381333932", everything)).toBeUndefined();
    expect(readEan("400638133393", everything)).toBeUndefined();
  });

  test("R863 J4: a weighed article is no card and tells its price", () => {
    const rules = { cardPrefixes: ["27"], pricePrefixes: ["28", "29"] };
    const label = pricedEan("28", "12345", 1299);
    expect(readEan(label, rules)).toEqual({ kind: "priced", article: "12345", price: 1299 });
    expect(readEan("4006381333931", rules)).toMatchObject({ kind: "article" });
    const card = `271234567890${gs1Check("271234567890")}`;
    expect(readEan(card, rules)).toEqual({ kind: "card", number: card });
  });
});

describe("magnetic stripes", () => {
  test("R857 J7: the number of a card of our own", () => {
    expect(readStripe("%A9000000000017^DOE/JANE^4912?;9000000000017=4912?\r")).toEqual({
      kind: "card",
      number: "9000000000017",
    });
    expect(readStripe(";2101234567890==?")).toEqual({ kind: "card", number: "2101234567890" });
    expect(readStripe("%AKUNDE42^?")).toEqual({ kind: "card", number: "KUNDE42" });
  });

  test.each([["%E?;E?"], [";E?"], ["nothing"], [";?"], ["%B41111111"]])(
    "R857 J7: %s is a bad swipe",
    (swiped) => {
      expect(readStripe(swiped)).toEqual({ kind: "bad-swipe" });
    },
  );

  test.each([
    ["Visa", ";4111111111111111=49121011234?"],
    ["Mastercard", ";5555555555554444=4912101?"],
    ["Mastercard 2", ";2223003122003222=4912101?"],
    ["American Express", ";378282246310005=4912101?"],
    ["Maestro", ";6759649826438453=4912101?"],
    ["Diners", ";30569309025904=4912101?"],
    ["track 1 alone", "%B4111111111111111^DOE/JANE^4912101?"],
    ["an unknown bank by its format", "%B9000000000000001^DOE/JANE^4912101?"],
  ])("R857 J7: a bank's card is known as one: %s", (_, swiped) => {
    expect(readStripe(swiped)).toEqual({ kind: "bank" });
  });

  test("R857 J7: no answer about a payment card holds its number", () => {
    const digits = fc.stringMatching(/^4\d{14}$/);
    fc.assert(
      fc.property(digits, (start) => {
        const luhn = [..."0123456789"].find((digit) => luhnHolds(start + digit)) ?? "";
        const said = JSON.stringify(readStripe(`;${start}${luhn}=4912?`));
        expect(said).toBe('{"kind":"bank"}');
      }),
    );
  });
});
