import { daysAfter, utcMidnight } from "../calendar.ts";
import type { BusinessDay } from "../lots.ts";
import { minuteOf, minutesOfDay, weekdayOf } from "./branch-time.ts";
import type { CampaignTime } from "./campaign.ts";
import { allDay, type ClockWindow, type Day, dayRuleOf, windowOf } from "./when.ts";

/**
 * From when until when something holds by a branch's clock on the wall, half-open.
 * Unit: minutes that clock would have shown since 1970-01-01T00:00 were it never put back.
 */
export type Opening = { readonly from: number; readonly to: number };

/** Both days are included. */
export type Days = { readonly first: BusinessDay; readonly last: BusinessDay };

const minuteMs = 60_000;

/** Of `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
export function clockMinute(text: string): number {
  const minute = text.length > 10 ? minuteOf(text.slice(11, 16)) : 0;
  return utcMidnight(text.slice(0, 10)) / minuteMs + minute;
}

/** `YYYY-MM-DDTHH:MM` */
export function clockText(minute: number): string {
  const days = Math.floor(minute / minutesOfDay);
  const rest = minute - days * minutesOfDay;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${daysAfter("1970-01-01", days)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/**
 * When a campaign holds within some days, in order and without overlap.
 * Promise: a minute of those days is in one of them exactly when `whenOf` lets it pass.
 */
export function openings(
  time: CampaignTime | undefined,
  { first, last }: Days,
  holidays: readonly BusinessDay[] = [],
): readonly Opening[] {
  const isRuledOut = dayRuleOf(time ?? {});
  const windows = time?.windows?.map(windowOf) ?? [allDay];
  const found: Opening[] = [];
  const before = daysAfter(first, -1); // its night may reach into the first
  const { dateFrom = before, dateTo = last } = time ?? {};
  const isBegun = dateFrom <= before;
  const begin = isBegun ? before : dateFrom;
  const end = dateTo < last ? dateTo : last;
  for (let day = begin; day <= end; day = daysAfter(day, 1)) {
    const on = { day, weekday: weekdayOf(day) };
    if (isRuledOut(on, holidays) === undefined) found.push(...openOn(on, windows));
  }
  const within = { from: clockMinute(first), to: clockMinute(daysAfter(last, 1)) };
  return intersection(joined(found), [within]);
}

function openOn({ day, weekday }: Day, windows: readonly ClockWindow[]): readonly Opening[] {
  const midnight = clockMinute(day);
  return windows
    .filter(({ days }) => days === null || days.has(weekday))
    .map(({ from, to }) => ({ from: midnight + from, to: midnight + to }));
}

/** In order, with those that touch made one. */
export function joined(some: readonly Opening[]): readonly Opening[] {
  const all: Opening[] = [];
  for (const one of some.toSorted((a, b) => a.from - b.from)) {
    const before = all.at(-1);
    if (before === undefined || one.from > before.to) all.push(one);
    else all[all.length - 1] = { from: before.from, to: Math.max(before.to, one.to) };
  }
  return all;
}

/** What is in both; each is in order and without overlap. */
export function intersection(a: readonly Opening[], b: readonly Opening[]): readonly Opening[] {
  const both: Opening[] = [];
  for (let left = 0, right = 0; left < a.length && right < b.length; ) {
    const one = a[left];
    const other = b[right];
    if (one === undefined || other === undefined) break;
    const from = Math.max(one.from, other.from);
    const to = Math.min(one.to, other.to);
    if (from < to) both.push({ from, to });
    if (one.to < other.to) left += 1;
    else right += 1;
  }
  return both;
}
