import { daysAfter } from "../calendar.ts";
import { weekdayOf } from "../campaigns/branch-time.ts";
import type { BusinessDay } from "../lots.ts";
import { easterOf } from "./easter.ts";

export const germanStates = [
  "BB",
  "BE",
  "BW",
  "BY",
  "HB",
  "HE",
  "HH",
  "MV",
  "NI",
  "NW",
  "RP",
  "SH",
  "SL",
  "SN",
  "ST",
  "TH",
] as const;
export type GermanState = (typeof germanStates)[number];

/** From when on the rules below hold: since 2023 Mecklenburg has its eighth of March. */
export const firstHolidayYear = 2023;

/** `states`: null in all of them. `key` names it in every year. */
export type GermanHoliday = {
  readonly key: string;
  readonly date: BusinessDay;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly states: readonly GermanState[] | null;
};

/** Days from Easter Sunday, a day of the year, or the Wednesday before 23 November. */
type On = number | string | "repentance";
type Rule = readonly [key: string, on: On, nameDe: string, nameEn: string, states?: string];

/**
 * Source: the states' laws on Sundays and holidays as of 2026. Days that are holidays in single
 * communities only, such as 15 August in much of Bavaria, are for headquarters to add by hand.
 */
const rules: readonly Rule[] = [
  ["new-year", "01-01", "Neujahr", "New Year's Day"],
  ["epiphany", "01-06", "Heilige Drei Könige", "Epiphany", "BW BY ST"],
  ["womens-day", "03-08", "Internationaler Frauentag", "International Women's Day", "BE MV"],
  ["good-friday", -2, "Karfreitag", "Good Friday"],
  ["easter-sunday", 0, "Ostersonntag", "Easter Sunday", "BB"],
  ["easter-monday", 1, "Ostermontag", "Easter Monday"],
  ["labour-day", "05-01", "Tag der Arbeit", "Labour Day"],
  ["ascension", 39, "Christi Himmelfahrt", "Ascension Day"],
  ["whit-sunday", 49, "Pfingstsonntag", "Whit Sunday", "BB"],
  ["whit-monday", 50, "Pfingstmontag", "Whit Monday"],
  ["corpus-christi", 60, "Fronleichnam", "Corpus Christi", "BW BY HE NW RP SL"],
  ["assumption", "08-15", "Mariä Himmelfahrt", "Assumption Day", "SL"],
  ["childrens-day", "09-20", "Weltkindertag", "Children's Day", "TH"],
  ["german-unity", "10-03", "Tag der Deutschen Einheit", "Day of German Unity"],
  ["reformation", "10-31", "Reformationstag", "Reformation Day", "BB HB HH MV NI SH SN ST TH"],
  ["all-saints", "11-01", "Allerheiligen", "All Saints' Day", "BW BY NW RP SL"],
  ["repentance", "repentance", "Buß- und Bettag", "Day of Repentance", "SN"],
  ["christmas", "12-25", "Erster Weihnachtstag", "Christmas Day"],
  ["boxing-day", "12-26", "Zweiter Weihnachtstag", "Boxing Day"],
];

/** The holidays by law of a year from 2023 on, in rising order. */
export function germanHolidays(year: number): readonly GermanHoliday[] {
  const easter = easterOf(year);
  return rules
    .map(([key, on, nameDe, nameEn, states]): GermanHoliday => {
      const where = (states?.split(" ") ?? null) as readonly GermanState[] | null;
      return { key, date: dateOf(on, year, easter), nameDe, nameEn, states: where };
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function dateOf(on: On, year: number, easter: BusinessDay): BusinessDay {
  if (typeof on === "number") return daysAfter(easter, on);
  return on === "repentance" ? wednesdayBefore(`${year}-11-23`) : `${year}-${on}`;
}

function wednesdayBefore(day: BusinessDay): BusinessDay {
  const back = (weekdayOf(day) + 4) % 7;
  return daysAfter(day, back === 0 ? -7 : -back);
}
