import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWholeDay, parseDay, writtenDay } from "./parse-day.ts";

describe("a day as it is typed", () => {
  test.each([
    ["24.12.2026", "2026-12-24"],
    ["4.2.26", "2026-02-04"],
    ["24/12/2026", "2026-12-24"],
    ["2026-12-24", "2026-12-24"],
    ["29.02.2028", "2028-02-29"],
    ["29.02.2026", null],
    ["2026-02-30", null],
    ["24.13.2026", null],
    ["24.12.", null],
    ["", null],
  ])("R775 %s is %s", (typed, day) => {
    expect(parseDay(typed)).toBe(day);
  });

  test("R775 a year that is being typed is not taken for one of two digits", () => {
    expect(isWholeDay("24.12.20")).toBe(false);
    expect(isWholeDay("24.12.2026")).toBe(true);
    expect(isWholeDay("2026-12-24")).toBe(true);
  });

  test("R775 what is written is read as the same day, in both languages", () => {
    const days = fc.date({
      min: new Date("1900-01-01"),
      max: new Date("2999-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom("de", "en"), (date, language) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseDay(writtenDay(day, language))).toBe(day);
      }),
    );
  });
});
