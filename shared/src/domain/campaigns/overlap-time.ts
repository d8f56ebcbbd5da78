import { daysAfter } from "../calendar.ts";
import type { BusinessDay } from "../lots.ts";
import type { CampaignTime } from "./campaign.ts";
import { clockMinute, clockText, intersection, openings } from "./openings.ts";

/** By each branch's own clock, `YYYY-MM-DDTHH:MM`; `to` is not included, null is for good. */
export type Shared = { readonly from: string; readonly to: string | null };

/** When something holds: its own time, from its activation on. */
export type Held = { readonly time: CampaignTime | undefined; readonly from: string };

/**
 * From when until when two hold at once, now and then; null where they never do from `today` on.
 * Holidays count as days like others. Promise: the same for the two in either order.
 */
export function sharedTime(a: Held, b: Held, today: BusinessDay): Shared | null {
  const starts = [a, b].flatMap(({ time, from }) => [from, time?.dateFrom ?? ""]);
  const start = [today, ...starts].toSorted().at(-1) ?? today;
  const [end] = [a, b].flatMap(({ time }) => time?.dateTo ?? []).toSorted();
  const first = start.slice(0, 10);
  // A window that begins on the last day may reach into the next.
  const last = end === undefined ? undefined : daysAfter(end, 1);
  const days = searchedDays(a.time, b.time);
  const [until = first] = [daysAfter(first, days), last ?? "9999"].toSorted();
  const begins = bothOpen([a, b], { first, last: until }, start).at(0);
  if (begins === undefined) return null;
  const from = clockText(begins.from);
  if (last === undefined) return { from, to: null };
  const back = [first, daysAfter(last, -days)].toSorted().at(-1) ?? first;
  const ends = bothOpen([a, b], { first: back, last }, start).at(-1);
  return { from, to: clockText(ends?.to ?? begins.to) };
}

type Searched = { readonly first: BusinessDay; readonly last: BusinessDay };

function bothOpen([a, b]: readonly [Held, Held], days: Searched, start: string) {
  const open = intersection(openings(a.time, days), openings(b.time, days));
  const begin = clockMinute(start);
  return intersection(open, [{ from: begin, to: Number.MAX_SAFE_INTEGER }]);
}

/** Weeks are alike but for single days off, so among so many days there is one without any. */
function searchedDays(...times: readonly (CampaignTime | undefined)[]): number {
  const off = new Set(times.flatMap((time) => time?.exceptDates ?? []));
  return 7 * (off.size + 1) + 8;
}
