import fc from "fast-check";
import { expect, test } from "vitest";
import { type WordRun, wordChanges } from "./word-changes.ts";

function side(runs: readonly WordRun[], without: WordRun["kind"]): string {
  return runs
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join(" ");
}

test("R767 two versions of a campaign differ in the words that were changed", () => {
  expect(wordChanges("on a sale: 20% off bread", "on a sale: 25% off bread and rolls")).toEqual([
    { text: "on a sale:", kind: "same" },
    { text: "20%", kind: "gone" },
    { text: "25%", kind: "new" },
    { text: "off bread", kind: "same" },
    { text: "and rolls", kind: "new" },
  ]);
});

test("R767 what is shown of a change holds both sentences whole, for any two", () => {
  const sentence = fc
    .array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 12 })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const runs = wordChanges(before, after);
      expect(side(runs, "new")).toBe(before);
      expect(side(runs, "gone")).toBe(after);
      if (before === after) expect(runs).toEqual([{ text: before, kind: "same" }]);
    }),
  );
});
