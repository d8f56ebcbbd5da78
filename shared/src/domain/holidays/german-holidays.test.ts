import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, isDay } from "../calendar.ts";
import { weekdayOf } from "../campaigns/branch-time.ts";
import { easterOf } from "./easter.ts";
import { type GermanState, germanHolidays, germanStates } from "./german-holidays.ts";

const years = fc.integer({ min: 2023, max: 2299 });

function keysIn(year: number, state: GermanState): readonly string[] {
  return germanHolidays(year).flatMap(({ key, states }) =>
    states === null || states.includes(state) ? [key] : [],
  );
}

describe("Easter", () => {
  test.each([
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
    [2285, "2285-03-22"],
  ])("R636 of %d is %s", (year, day) => expect(easterOf(year)).toBe(day));

  test("R636 is a Sunday from 22 March to 25 April", () => {
    fc.assert(
      fc.property(years, (year) => {
        const day = easterOf(year);
        expect(weekdayOf(day)).toBe(7);
        expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
      }),
    );
  });
});

describe("the German holidays of a year", () => {
  test("R636 are those of the law in 2026, by state", () => {
    const dates = Object.fromEntries(germanHolidays(2026).map(({ key, date }) => [key, date]));
    expect(dates).toMatchObject({
      "good-friday": "2026-04-03",
      ascension: "2026-05-14",
      "whit-monday": "2026-05-25",
      "corpus-christi": "2026-06-04",
      repentance: "2026-11-18",
      christmas: "2026-12-25",
    });
    const counts = germanStates.map((state) => [state, keysIn(2026, state).length]);
    expect(Object.fromEntries(counts)).toEqual({
      BB: 12,
      BE: 10,
      BW: 12,
      BY: 12,
      HB: 10,
      HE: 10,
      HH: 10,
      MV: 11,
      NI: 10,
      NW: 11,
      RP: 11,
      SH: 10,
      SL: 12,
      SN: 11,
      ST: 11,
      TH: 11,
    });
  });

  test("R636 are days that there are, each once, and nine of them everywhere", () => {
    fc.assert(
      fc.property(years, (year) => {
        const all = germanHolidays(year);
        expect(all.every(({ date }) => isDay(date) && date.startsWith(`${year}-`))).toBe(true);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        expect(all.filter(({ states }) => states === null)).toHaveLength(9);
        const repentance = all.find(({ key }) => key === "repentance")?.date ?? "";
        expect(weekdayOf(repentance)).toBe(3);
        const ahead = daysBetween(repentance, `${year}-11-23`);
        expect(ahead >= 1 && ahead <= 7).toBe(true);
      }),
    );
  });
});
