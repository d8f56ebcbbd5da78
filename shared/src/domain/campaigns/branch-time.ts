import { daysAfter, utcMidnight } from "../calendar.ts";
import type { BusinessDay } from "../lots.ts";
import type { Instant } from "../measure.ts";
import { rfc3339 } from "../time.ts";
import type { Weekday } from "./campaign.ts";

/** What a branch's clock on the wall shows. `minute` counts from midnight by that clock. */
export type BranchTime = {
  readonly day: BusinessDay;
  readonly weekday: Weekday;
  readonly dayBefore: BusinessDay;
  readonly weekdayBefore: Weekday;
  readonly minute: number;
  /** The latest `YYYY-MM-DDTHH:MM` of the last hours: later than now when it was put back since. */
  readonly latest: string;
};

export const minutesOfDay = 1_440;
const dayMs = 86_400_000;
const quarterMs = 900_000;
const minuteMs = 60_000;

/** The clock at the beginning of the last quarter of an hour that a zone was asked for. */
const lastQuarters = new Map<string, { readonly quarter: number; readonly time: BranchTime }>();

/** Since 1973 every zone is whole quarters of an hour from UTC. */
export function branchTime(zone: string, at: Instant): BranchTime {
  const quarter = Math.floor(at / quarterMs);
  const last = lastQuarters.get(zone);
  const time = last?.quarter === quarter ? last.time : quarterTime(zone, quarter);
  if (last?.quarter !== quarter) lastQuarters.set(zone, { quarter, time });
  const minute = time.minute + Math.floor((at - quarter * quarterMs) / minuteMs);
  return minute === time.minute ? time : { ...time, minute };
}

/** Asking the zone data costs some 30 µs. */
function quarterTime(zone: string, quarter: number): BranchTime {
  const text = clockAt(zone, quarter);
  const day = text.slice(0, 10);
  const dayBefore = daysAfter(day, -1);
  const weekdays = { weekday: weekdayOf(day), weekdayBefore: weekdayOf(dayBefore) };
  const minute = minuteOf(text.slice(11, 16));
  return { day, dayBefore, ...weekdays, minute, latest: latestClock(zone, quarter, text) };
}

/** `YYYY-MM-DDTHH:MM` at the beginning of a quarter of an hour. */
function clockAt(zone: string, quarter: number): string {
  return rfc3339(zone, (quarter * quarterMs) as Instant).slice(0, 16);
}

/** Clocks are put back by three hours at most. */
const quartersBack = 12;

function latestClock(zone: string, quarter: number, now: string): string {
  const before = clockAt(zone, quarter - quartersBack);
  if (minutesOf(now) - minutesOf(before) >= (quartersBack * quarterMs) / minuteMs) return now;
  let latest = now;
  for (let back = 1; back < quartersBack; back++) {
    const shown = clockAt(zone, quarter - back);
    const last = `${shown.slice(0, 14)}${(minuteOf(shown.slice(11)) % 60) + 14}`;
    if (last > latest) latest = last;
  }
  return latest;
}

function minutesOf(clock: string): number {
  return utcMidnight(clock.slice(0, 10)) / minuteMs + minuteOf(clock.slice(11));
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

export function weekdayOf(day: BusinessDay): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((utcMidnight(day) / dayMs + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Whether the clock has shown a minute, `YYYY-MM-DDTHH:MM`, or a later one. */
export function isAtOrAfter({ day, minute, latest }: BranchTime, from: string): boolean {
  if (from <= latest) return true;
  return day === from.slice(0, 10) && minute >= minuteOf(from.slice(11, 16));
}

const lastBegins = new Map<string, { readonly day: BusinessDay; readonly at: number }>();

/** The first instant of a day by the clock of a zone, to the quarter of an hour. */
export function dayBegins(zone: string, day: BusinessDay): number {
  const last = lastBegins.get(zone);
  if (last?.day === day) return last.at;
  const at = searchBegin(zone, day);
  lastBegins.set(zone, { day, at });
  return at;
}

function searchBegin(zone: string, day: BusinessDay): number {
  let earliest = utcMidnight(day) - 15 * 3_600_000;
  let latest = earliest + 32 * 3_600_000;
  while (latest - earliest > quarterMs) {
    const middle = earliest + Math.floor((latest - earliest) / quarterMs / 2) * quarterMs;
    const isBefore = rfc3339(zone, middle as Instant).slice(0, 10) < day;
    if (isBefore) earliest = middle;
    else latest = middle;
  }
  return latest;
}
