import { describe, expect, test } from "vitest";
import { countWord, pickLanguage } from "./language.ts";

describe("choosing a language", () => {
  test("takes what was chosen before, whatever the browser prefers", () => {
    expect(pickLanguage("en", ["de-AT", "de"])).toBe("en");
  });
  test("takes the first of the browser's that we speak", () => {
    expect(pickLanguage(null, ["fr-FR", "de-CH", "en"])).toBe("de");
  });
  test("speaks English to everybody else, and after a spoilt memory", () => {
    expect(pickLanguage(null, ["fr"])).toBe("en");
    expect(pickLanguage("klingon", ["de"])).toBe("de");
  });
});

describe("counting words", () => {
  test("knows one and many", () => {
    const words = { one: "Punkt", other: "Punkte" };
    expect([0, 1, 2].map((count) => countWord("de", count, words))).toEqual([
      "Punkte",
      "Punkt",
      "Punkte",
    ]);
  });
});
