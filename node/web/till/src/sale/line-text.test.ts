import { describe, expect, test } from "vitest";
import { typedLine } from "./line-text.ts";

const de = { language: "de", digits: 2 } as const;

describe("a line typed in one go", () => {
  test.each([
    ["3,50", { quantity: 1, unitPrice: 350, name: "" }],
    ["2x3,50", { quantity: 2, unitPrice: 350, name: "" }],
    ["2 x 3,50 Brot mit Butter", { quantity: 2, unitPrice: 350, name: "Brot mit Butter" }],
    ["12*0,99 Ei", { quantity: 12, unitPrice: 99, name: "Ei" }],
    ["3.50 Brot", { quantity: 1, unitPrice: 350, name: "Brot" }],
    ["1.250", { quantity: 1, unitPrice: 125_000, name: "" }],
  ])("R501 %s", (text, line) => {
    expect(typedLine(text, de)).toEqual(line);
  });

  test.each(["", "Brot", "0", "0x3,50", "-3,50", "3,505", "x3,50"])("R501 %s is none", (text) => {
    expect(typedLine(text, de)).toBeNull();
  });
});
