import { describe, expect, test } from "vitest";
import { revert } from "./revert-draft.ts";

const before = { name: "Bread", time: { weekdays: [2] }, caps: { budget: 100 } };

describe("taking an edit back", () => {
  test("R551 leaves what others have changed since", () => {
    const after = { ...before, time: { weekdays: [2, 4], dateFrom: "2026-12-01" } };
    const now = { ...after, name: "Fresh bread", time: { ...after.time, weekdays: [2, 4, 5] } };
    expect(revert(now, after, before)).toEqual({
      ...before,
      name: "Fresh bread",
      time: { weekdays: [2, 4, 5] },
    });
  });

  test("R551 takes away what was added, and brings back what was taken away", () => {
    const after = { name: "Bread", time: { weekdays: [2] }, select: { groups: ["tea"] } };
    expect(revert(after, after, before)).toEqual(before);
    expect(revert(before, before, after)).toEqual(after);
  });
});
