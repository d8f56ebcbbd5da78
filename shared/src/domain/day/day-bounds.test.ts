import { describe, expect, test } from "vitest";
import { rfc3339 } from "../time.ts";
import { dayBounds } from "./day-bounds.ts";

const told = (zone: string, day: string) => {
  const { from, until } = dayBounds(zone, day);
  return [rfc3339(zone, from), rfc3339(zone, until), (until - from) / 3_600_000];
};

describe("a business day", () => {
  test.each([
    ["Europe/Berlin", "2026-06-01", "2026-06-01T00:00:00+02:00", 24],
    ["Europe/Berlin", "2026-03-29", "2026-03-29T00:00:00+01:00", 23],
    ["Europe/Berlin", "2026-10-25", "2026-10-25T00:00:00+02:00", 25],
    ["America/Santiago", "2026-09-06", "2026-09-06T01:00:00-03:00", 23],
    ["Pacific/Kiritimati", "2026-01-01", "2026-01-01T00:00:00+14:00", 24],
    ["Pacific/Pago_Pago", "2026-01-01", "2026-01-01T00:00:00-11:00", 24],
    ["Asia/Kathmandu", "2026-01-01", "2026-01-01T00:00:00+05:45", 24],
    ["UTC", "2028-02-29", "2028-02-29T00:00:00Z", 24],
  ])("R450 in %s of %s begins at %s and has %d hours", (...given) => {
    const [zone, day, from, hours] = given;
    const [begins, , length] = told(zone, day);
    expect([begins, length]).toEqual([from, hours]);
  });

  test("R450 that a zone has left out is empty", () => {
    const { from, until } = dayBounds("Pacific/Apia", "2011-12-30");
    expect(until).toBe(from);
  });
});
