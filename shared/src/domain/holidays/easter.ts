import type { BusinessDay } from "../lots.ts";

/** Easter Sunday by the Gregorian calendar. Source: Meeus, Astronomical Algorithms, chapter 8. */
export function easterOf(year: number): BusinessDay {
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const corrected = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const golden = year % 19;
  const moon = (19 * golden + century - Math.floor(century / 4) - corrected + 15) % 30;
  const week =
    (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
  const days = moon + week - 7 * late + 114;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(Math.floor(days / 31))}-${two((days % 31) + 1)}`;
}
