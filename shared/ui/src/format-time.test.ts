import { describe, expect, test } from "vitest";
import { formatDay, formatMoment } from "./format-time.ts";

const zone = "Europe/Berlin";
const noon = Date.parse("2026-11-22T12:00:00Z");

describe("writing times", () => {
  test("today is a clock time in the branch's zone", () => {
    const at = Date.parse("2026-11-22T13:02:11Z");
    expect(formatMoment(at, noon, { language: "de", zone })).toBe("14:02");
    expect(formatMoment(at, noon, { language: "en", zone })).toBe("14:02");
  });
  test("another day is named, by the zone's midnight and not by the world's", () => {
    const late = Date.parse("2026-11-21T23:30:00Z");
    expect(formatMoment(late, noon, { language: "en", zone })).toBe("00:30");
    const before = Date.parse("2026-11-21T22:30:00Z");
    expect(formatMoment(before, noon, { language: "en", zone })).toBe("21 Nov, 23:30");
  });
  test("a day is the same day everywhere", () => {
    expect(formatDay("2029-12-31", "en")).toBe("31 Dec 2029");
    expect(formatDay("2029-12-31", "de")).toBe("31.12.2029");
    expect(formatDay("someday", "en")).toBe("someday");
  });
});
