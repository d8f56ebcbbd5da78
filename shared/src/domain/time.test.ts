import { describe, expect, test } from "vitest";
import { instant } from "./measure.ts";
import { dayIn, isZone, rfc3339 } from "./time.ts";

const at = (text: string) => instant(Date.parse(text));

describe("a time as text", () => {
  test.each([
    ["Europe/Berlin", "2026-01-15T12:00:00Z", "2026-01-15T13:00:00+01:00"],
    ["Europe/Berlin", "2026-07-15T12:00:00Z", "2026-07-15T14:00:00+02:00"],
    ["Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00"],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"],
    ["Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00"],
    ["Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00"],
    ["Europe/Berlin", "2026-12-31T23:00:00Z", "2027-01-01T00:00:00+01:00"],
    ["UTC", "2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z"],
    ["America/St_Johns", "2026-01-15T12:00:00Z", "2026-01-15T08:30:00-03:30"],
    ["Asia/Kathmandu", "2026-01-15T12:00:00Z", "2026-01-15T17:45:00+05:45"],
  ])("R54 has the offset that its zone has then: %s %s", (zone, given, text) => {
    expect(rfc3339(zone, at(given))).toBe(text);
    expect(Date.parse(text)).toBe(Date.parse(given));
  });

  test("R54 has its milliseconds cut off", () => {
    expect(rfc3339("UTC", at("2026-06-01T00:00:00.999Z"))).toBe("2026-06-01T00:00:00Z");
  });
});

describe("a day", () => {
  test("R54 is that of the zone, around midnight and on the days that clocks change", () => {
    expect(dayIn("Europe/Berlin", at("2026-06-01T21:59:59Z"))).toBe("2026-06-01");
    expect(dayIn("Europe/Berlin", at("2026-06-01T22:00:00Z"))).toBe("2026-06-02");
    expect(dayIn("Europe/Berlin", at("2026-01-01T22:59:59Z"))).toBe("2026-01-01");
    expect(dayIn("Pacific/Kiritimati", at("2026-12-31T10:00:00Z"))).toBe("2027-01-01");
  });
});

test("a zone is one that the machine knows", () => {
  expect(["Europe/Berlin", "UTC", "Mars/Olympus", ""].map(isZone)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
