import { daysBetween, isDay } from "../calendar.ts";
import type { BusinessDay } from "../lots.ts";
import type { BirthdayWindow } from "./campaign.ts";

/** A hub that was away for a while still gives. */
export const defaultDaysAfter = 14;

/**
 * The birthday whose gift may be given on a day; undefined when that day is outside of the window.
 * Whoever was born on 29 February has it on the 28th of years without one.
 */
export function birthdayNear(
  birthday: BusinessDay,
  today: BusinessDay,
  window: BirthdayWindow = {},
): BusinessDay | undefined {
  const { daysBefore = 0, daysAfter: after = defaultDaysAfter } = window;
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1]
    .map((one) => birthdayIn(birthday, one))
    .find((day) => {
      const late = daysBetween(day, today);
      return late >= -daysBefore && late <= after;
    });
}

function birthdayIn(birthday: BusinessDay, year: number): BusinessDay {
  const day = `${String(year).padStart(4, "0")}${birthday.slice(4)}`;
  const isThere: boolean = isDay(day);
  return isThere ? day : `${day.slice(0, 8)}28`;
}

/** Less than a year, so that it comes every year, and more than a changed birthday gains. */
const fewestDaysBetween = 300;

/** Whether a gift of a day rules out another one; also when the birthday was changed in between. */
export function isTooSoon(given: BusinessDay, today: BusinessDay): boolean {
  return Math.abs(daysBetween(given, today)) < fewestDaysBetween;
}
