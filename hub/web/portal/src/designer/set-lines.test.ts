import type { Lettering } from "@cardweave/shared/domain/card-design/design";
import { expect, test } from "vitest";
import { fieldLine, textLines } from "./set-lines.ts";

/** Ten points are 3.53 mm; every letter is as wide as it is high. */
const box: Lettering = {
  x: 0,
  y: 0,
  width: 36,
  height: 9,
  size: 10,
  font: "regular",
  colour: "#000000",
  align: "left",
};
const widthOf = (text: string): number => text.length;

test("R847 a text is broken between words, and cut where its box ends", () => {
  const wide = textLines("one two\nthree", box, widthOf);
  expect(wide.lines).toEqual(["one two", "three"]);
  const narrow = textLines("one two three four five", { ...box, width: 30 }, widthOf);
  expect(narrow.lines).toEqual(["one two", "three…"]);
});

test("R847 a field stays on its line and gets smaller to fit, but not without end", () => {
  const size = (text: string): number => fieldLine(text, box, widthOf).size / (25.4 / 72);
  expect(size("0123456789")).toBe(10);
  expect(size("012345678901")).toBeLessThan(10);
  expect(size("0123456789".repeat(9))).toBe(5);
});
