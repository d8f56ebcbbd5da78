import { describe, expect, test } from "vitest";
import { largestExtent } from "../../printing/cards/code-symbol.ts";
import { checkDesign } from "./check-design.ts";
import type { CardDesign, CardItem, CodeItem } from "./design.ts";
import { starterDesign } from "./starter-design.ts";

const parts = {
  hasPicture: (id: string) => id === "known",
  extentOf: (code: CodeItem["code"]) => largestExtent(code, "own", "karte.example"),
};

const code: CodeItem = {
  kind: "code",
  code: "qr",
  x: 30,
  y: 15,
  width: 20,
  height: 20,
  dark: "#000000",
  light: "#ffffff",
};

const words: CardItem = {
  kind: "text",
  x: 4,
  y: 4,
  width: 40,
  height: 8,
  size: 10,
  font: "regular",
  colour: "#000000",
  align: "left",
  text: { de: "Hallo", en: "Hello" },
};

/** A white card with these things in front. */
function card(items: readonly CardItem[], front: Partial<CardDesign["front"]> = {}): CardDesign {
  return {
    name: "Test",
    front: { colour: "#ffffff", picture: null, items, ...front },
    back: null,
  };
}

function faultsOf(design: CardDesign): readonly string[] {
  return checkDesign(design, parts).map(({ field, reason }) => `${field} ${reason}`);
}

describe("the check of a card's design", () => {
  test("R880 J2: the card to begin with has no fault, in either language", () => {
    expect(faultsOf(starterDesign)).toEqual([]);
  });

  const wrong: readonly (readonly [string, CardDesign])[] = [
    ["front.colour not-a-colour", card([code], { colour: "white" })],
    ["front.picture no-such-picture", card([code], { picture: "unknown" })],
    ["front.items.0.x outside-safe-zone", card([{ ...code, x: 2.9 }])],
    ["front.items.0.width outside-safe-zone", card([{ ...code, x: 63 }])],
    ["front.items.0.y outside-safe-zone", card([{ ...code, y: -5 }])],
    ["front.items.0.height outside-safe-zone", card([{ ...code, y: 31 }])],
    ["front.items.0.width too-small", card([{ ...code, width: 13, height: 13 }])],
    ["front.items.0.width too-small", card([{ ...code, height: 13 }])],
    ["front.items.0.dark no-contrast", card([{ ...code, dark: "#bbbbbb" }])],
    ["front.items.0.dark no-contrast", card([{ ...code, dark: "#ffffff", light: "#000000" }])],
    ["front.items.0.dark no-contrast", card([{ ...code, light: null }], { colour: "#222222" })],
    ["front.items.0.light not-a-colour", card([{ ...code, light: "blank" }])],
    [
      "front.items.0.light quiet-zone-on-picture",
      card([{ ...code, light: null }], { picture: "known" }),
    ],
    ["front.items.0.x quiet-zone-covered", card([code, { ...words, x: 20, y: 10 }])],
    ["front.items.0.code wrong-scheme", card([{ ...code, code: "ean13", width: 40 }])],
    [
      "front.items.0.height too-flat",
      card([{ ...code, code: "code128", x: 5, width: 70, height: 5 }]),
    ],
    ["front.items.1.size too-small", card([code, { ...words, size: 4 }])],
    ["front.items.1.height text-too-high", card([code, { ...words, size: 20 }])],
    ["front.items.1.colour no-contrast", card([code, { ...words, colour: "#eeeeee" }])],
    ["front.items.1.colour not-a-colour", card([code, { ...words, colour: "red" }])],
    ["front.items.1.text.en text-missing", card([code, { ...words, text: { de: "x", en: " " } }])],
    ["front.items names-no-card", card([words])],
  ];

  test.each(wrong)("R880 J2: %s", (fault, design) => {
    expect(faultsOf(design)).toEqual([fault]);
  });

  test("R880 J2: red bars look dark to people and white to a laser", () => {
    const red = { ...code, dark: "#cc0000" };
    const blue = { ...code, dark: "#00008b" };
    expect(faultsOf(card([red]))).toEqual(["front.items.0.dark no-contrast"]);
    expect(faultsOf(card([blue]))).toEqual([]);
  });

  test("R880 J2: faults of the back are named there", () => {
    const { front } = card([{ ...code, x: 0 }]);
    expect(faultsOf({ ...card([code]), back: front })).toEqual([
      "back.items.0.x outside-safe-zone",
    ]);
  });
});
