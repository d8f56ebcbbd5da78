import { daysAfter, isDay } from "../calendar.ts";
import type { BusinessDay } from "../lots.ts";
import { weekdayOf } from "./branch-time.ts";
import type { CampaignTime, TimeWindow, Weekday } from "./campaign.ts";
import type { FieldProblem } from "./effects/priced-line.ts";

const clock = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** Dates that are none, windows that are none, and times that never come. Source: SPEC R700. */
export function timeProblems(time: CampaignTime): readonly FieldProblem[] {
  const wrong = [
    ...dayProblems("dateFrom", time.dateFrom),
    ...dayProblems("dateTo", time.dateTo),
    ...(time.exceptDates ?? []).flatMap((day, at) => dayProblems(`exceptDates.${at}`, day)),
    ...(time.windows ?? []).flatMap(windowProblems),
    ...["weekdays", "windows"].flatMap((name) => emptyProblems(name, time)),
  ];
  if (wrong.length > 0) return wrong;
  const { dateFrom = "", dateTo = "9999" } = time;
  if (dateFrom > dateTo) return [{ field: "dateTo", reason: "before dateFrom" }];
  return comesEver(time) ? [] : [{ field: "windows", reason: "holds at no time" }];
}

function dayProblems(field: string, day: BusinessDay | undefined): readonly FieldProblem[] {
  return day === undefined || isDay(day) ? [] : [{ field, reason: "there is no such day" }];
}

function emptyProblems(name: string, time: CampaignTime): readonly FieldProblem[] {
  const list = name === "weekdays" ? time.weekdays : time.windows;
  return list?.length === 0 ? [{ field: name, reason: "names nothing" }] : [];
}

function windowProblems({ from, to, days }: TimeWindow, at: number): readonly FieldProblem[] {
  const field = (name: string) => `windows.${at}.${name}`;
  return [
    ...(clock.test(from) ? [] : [{ field: field("from"), reason: "HH:MM from 00:00 to 23:59" }]),
    ...(clock.test(to) || to === "24:00"
      ? []
      : [{ field: field("to"), reason: "HH:MM from 00:00 to 24:00" }]),
    ...(days?.length === 0 ? [{ field: field("days"), reason: "names nothing" }] : []),
  ];
}

const longestSearch = 400;

/** Whether there is a day in the period on which some window begins. */
function comesEver(time: CampaignTime): boolean {
  const isOpen = (weekday: Weekday) =>
    (time.weekdays?.includes(weekday) ?? true) &&
    (time.windows?.some(({ days }) => days?.includes(weekday) ?? true) ?? true);
  const from = time.dateFrom ?? time.dateTo;
  if (from === undefined || time.dateFrom === undefined || time.dateTo === undefined) {
    return ([1, 2, 3, 4, 5, 6, 7] as const).some(isOpen);
  }
  const except = new Set(time.exceptDates);
  for (let at = 0; at < longestSearch; at++) {
    const day = daysAfter(from, at);
    if (day > time.dateTo) return false;
    if (isOpen(weekdayOf(day)) && !except.has(day)) return true;
  }
  return true;
}
