import { expect, test } from "vitest";
import { articleIn } from "./article-text.ts";

test.each([
  ["4006381333931", { quantity: 1, by: "code", text: "4006381333931" }],
  ["2x40063819", { quantity: 2, by: "code", text: "40063819" }],
  ["3 x Roggenbrot 1 kg", { quantity: 3, by: "q", text: "Roggenbrot 1 kg" }],
  ["Öl", { quantity: 1, by: "q", text: "Öl" }],
  ["3xRoggenbrot", { quantity: 3, by: "q", text: "Roggenbrot" }],
  ["3 xylophones", null],
  ["3,50", null],
  ["2x3,50 Brot", null],
  ["1001", null],
  ["0x4006381333931", null],
  ["x", null],
])("R612 %s is an article or the price that it always was: %o", (typed, asked) => {
  expect(articleIn(typed)).toEqual(asked);
});
