import { describe, expect, test } from "vitest";
import { dayAfter, daysBetween, mondayOf, shareOf } from "./timeline-days.ts";

describe("the days of a time line", () => {
  test("R552 begin on the Monday of a week, across months and years", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2027-01-01")).toBe("2026-12-28");
    expect(dayAfter("2026-12-28", 7)).toBe("2027-01-04");
    expect(daysBetween(Date.parse("2026-11-16T09:00Z"), Date.parse("2026-11-17T00:00Z"))).toEqual([
      "2026-11-16",
    ]);
  });

  test("R552 show what goes beyond them up to their end, and the shortest too", () => {
    const shown = { from: "2026-11-16", weeks: 2 };
    const at = (day: string) => Date.parse(`${day}T00:00Z`);
    expect(shareOf({ from: at("2026-11-01"), until: at("2026-11-23") }, shown)).toEqual({
      start: 0,
      length: 500,
    });
    const minute = { from: at("2026-11-23"), until: at("2026-11-23") + 60_000 };
    expect(shareOf(minute, shown)).toEqual({ start: 500, length: 3 });
  });
});
