import { utcMidnight } from "../calendar.ts";
import type { BusinessDay } from "../lots.ts";
import { type Instant, instant } from "../measure.ts";
import { dayIn } from "../time.ts";

/** From included, until excluded. */
export type Span = { readonly from: Instant; readonly until: Instant };

const quarterMs = 15 * 60_000;
/** No zone is further from UTC than 14 hours, none was further than 16. */
const furthestMs = 16 * 3_600_000;

/** A day in a zone: 23, 24 or 25 hours, or whatever a zone's law has made of it. */
export function dayBounds(zone: string, day: BusinessDay): Span {
  const midnight = utcMidnight(day);
  return {
    from: firstAt(midnight, (at) => dayIn(zone, at) >= day),
    until: firstAt(midnight + 24 * 3_600_000, (at) => dayIn(zone, at) > day),
  };
}

/** The first quarter of an hour around an instant at which it is true; it stays true. */
function firstAt(around: number, isTrue: (at: Instant) => boolean): Instant {
  let low = Math.max(0, around - furthestMs) / quarterMs;
  let high = Math.max(0, around + furthestMs) / quarterMs;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(instant(middle * quarterMs))) high = middle;
    else low = middle + 1;
  }
  return instant(low * quarterMs);
}
