import { daysAfter } from "../calendar.ts";
import type { BusinessDay } from "../lots.ts";
import type { Expiry } from "./effects/earn-points.ts";

/**
 * The last good day of what is earned on a day.
 * Rounding: a month too short for the date ends on its last day.
 */
export function expiryDay(day: BusinessDay, expires: Expiry): BusinessDay {
  if ("days" in expires) return daysAfter(day, expires.days);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  if ("yearEnd" in expires) return `${fourDigits(year + expires.yearEnd)}-12-31`;
  const { months, roundTo } = expires;
  const count = year * 12 + month - 1 + months;
  if (roundTo === "yearEnd") return `${fourDigits(Math.floor(count / 12))}-12-31`;
  const last = daysAfter(firstOf(count + 1), -1);
  if (roundTo === "monthEnd" || date > Number(last.slice(8))) return last;
  return `${last.slice(0, 8)}${String(date).padStart(2, "0")}`;
}

/** The same date so many months later, or earlier; a month too short for it ends on its last day. */
export function monthsAfter(day: BusinessDay, months: number): BusinessDay {
  return expiryDay(day, { months });
}

/** `months` since year 0. */
function firstOf(months: number): BusinessDay {
  const month = String((months % 12) + 1).padStart(2, "0");
  return `${fourDigits(Math.floor(months / 12))}-${month}-01`;
}

function fourDigits(year: number): string {
  return String(year).padStart(4, "0");
}
