import type { BusinessDay } from "../lots.ts";
import { type BranchTime, minuteOf, minutesOfDay } from "./branch-time.ts";
import type { CampaignTime, TimeWindow, Weekday } from "./campaign.ts";

export type WhyNotNow =
  | "not-begun"
  | "outside-dates"
  | "outside-weekdays"
  | "outside-window"
  | "holiday";

/** Why a campaign does not hold at a moment, undefined when it does. */
export type When = (now: BranchTime, holidays: readonly BusinessDay[]) => WhyNotNow | undefined;

export type Day = { readonly day: BusinessDay; readonly weekday: Weekday };
type DayRule = (on: Day, holidays: readonly BusinessDay[]) => WhyNotNow | undefined;

export type ClockWindow = {
  readonly days: ReadonlySet<Weekday> | null;
  readonly from: number;
  /** Above the minutes of a day where it ends on the next. */
  readonly to: number;
};

export const allDay: ClockWindow = { days: null, from: 0, to: minutesOfDay };

/**
 * A window belongs to the day it begins on: that day's date, weekday and holiday decide, past
 * midnight too. Source: SPEC R742.
 */
export function whenOf(time: CampaignTime = {}): When {
  const dayRule = dayRuleOf(time);
  const windows = time.windows?.map(windowOf) ?? [allDay];
  const isOpen = (on: Day, minute: number) =>
    windows.some(
      ({ days, from, to }) =>
        from <= minute && minute < to && (days === null || days.has(on.weekday)),
    );
  return (now, holidays) => {
    const why = dayRule(now, holidays);
    if (why === undefined && isOpen(now, now.minute)) return undefined;
    const before = { day: now.dayBefore, weekday: now.weekdayBefore };
    const isNight = isOpen(before, now.minute + minutesOfDay);
    if (isNight && dayRule(before, holidays) === undefined) return undefined;
    return why ?? "outside-window";
  };
}

export function windowOf({ days, from, to }: TimeWindow): ClockWindow {
  const begins = minuteOf(from);
  const ends = minuteOf(to);
  return {
    days: days === undefined ? null : new Set(days),
    from: begins,
    to: ends > begins ? ends : ends + minutesOfDay,
  };
}

export function dayRuleOf({
  dateFrom,
  dateTo,
  weekdays,
  exceptDates,
  holidays,
}: CampaignTime): DayRule {
  const allowed = weekdays === undefined ? null : new Set(weekdays);
  const except = new Set(exceptDates);
  const isOver = (day: BusinessDay) => (dateTo !== undefined && day > dateTo) || except.has(day);
  return ({ day, weekday }, closed) => {
    if (dateFrom !== undefined && day < dateFrom) return "not-begun";
    if (isOver(day)) return "outside-dates";
    if (allowed?.has(weekday) === false) return "outside-weekdays";
    return holidays === "exclude" && closed.includes(day) ? "holiday" : undefined;
  };
}
