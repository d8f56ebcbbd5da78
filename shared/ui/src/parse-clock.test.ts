import { describe, expect, test } from "vitest";
import { parseClock } from "./parse-clock.ts";

describe("a time of day as it is typed", () => {
  test.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["1815", "18:15"],
    ["9.30", "09:30"],
    [" 09:30 ", "09:30"],
    ["00:00", "00:00"],
  ])("R775 %s is a time", (typed, clock) => {
    expect(parseClock(typed)).toBe(clock);
  });

  test.each(["", "24:00", "9:60", "9:3", "noon", "12345"])("R775 %s is none", (typed) => {
    expect(parseClock(typed)).toBeNull();
  });
});
