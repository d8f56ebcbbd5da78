import type { BusinessDay } from "./lots.ts";

const daysOfEra = 146_097;

/** Days since 1970-01-01 of a day as `YYYY-MM-DD`, by the Gregorian calendar. */
function dayNumber(day: BusinessDay): number {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  // Years begin in March here, so that a leap day is the last of its year.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const leaps = Math.floor(ofEra / 4) - Math.floor(ofEra / 100);
  return era * daysOfEra + ofEra * 365 + leaps + ofYear - 719_468;
}

function dayNumbered(days: number): BusinessDay {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / daysOfEra);
  const ofEra = shifted - era * daysOfEra;
  const corrected =
    ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096);
  const year = Math.floor(corrected / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const wanted = { year: year + era * 400 + (month > 9 ? 1 : 0), month: ((month + 2) % 12) + 1 };
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(wanted.year).padStart(4, "0")}-${two(wanted.month)}-${two(date)}`;
}

export function daysAfter(day: BusinessDay, days: number): BusinessDay {
  return dayNumbered(dayNumber(day) + days);
}

/** How many days later the second one is. */
export function daysBetween(first: BusinessDay, second: BusinessDay): number {
  return dayNumber(second) - dayNumber(first);
}

/** True for a day that there is: no 30 February. */
export function isDay(text: string): text is BusinessDay {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && daysAfter(text, 0) === text;
}

const dayMs = 86_400_000;

/** Midnight in UTC at which a day begins, ms since 1970. */
export function utcMidnight(day: BusinessDay): number {
  return dayNumber(day) * dayMs;
}
