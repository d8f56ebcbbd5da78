import { type Language, localeOf } from "@cardweave/shared/ui/language";
import type { Bar } from "./campaign-shapes.ts";

export interface Shown {
  /** A Monday. */
  readonly from: string;
  readonly weeks: number;
  readonly branch: string;
}

export interface TimelineProps {
  readonly shown: Shown;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const dayMs = 86_400_000;
const weekDays = 7;
/** Units of the drawing's width. */
const width = 1000;
/** What is shorter could not be seen. */
const least = 3;

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Of a day as YYYY-MM-DD; the days of the calendar have no zone. */
export function dayAfter(day: string, days: number): string {
  return dayOf(startOf(day) + days * dayMs);
}

export function mondayOf(day: string): string {
  const weekday = new Date(startOf(day)).getUTCDay();
  return dayAfter(day, -((weekday + weekDays - 1) % weekDays));
}

/** First and last day of a time; once when it is the same. */
export function daysBetween(from: number, until: number): readonly string[] {
  return [...new Set([dayOf(from), dayOf(until - 1)])];
}

/** First and last day of those that are shown. */
export function heldText({ spans }: Bar, day: (iso: string) => string): string {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return "";
  return daysBetween(first.from, last.until)
    .map((one) => day(one))
    .join(" – ");
}

/** Where a span lies in the drawing of so many weeks. */
export function shareOf(
  { from, until }: { readonly from: number; readonly until: number },
  shown: { readonly from: string; readonly weeks: number },
): { readonly start: number; readonly length: number } {
  const begin = startOf(shown.from);
  const all = shown.weeks * weekDays * dayMs;
  const place = (at: number): number => Math.min(width, Math.max(0, ((at - begin) / all) * width));
  const start = place(from);
  return { start, length: Math.max(least, place(until) - start) };
}

/** Where the columns of the drawing begin: days of one week, else weeks. */
export function columnsOf(from: string, weeks: number): readonly string[] {
  const step = weeks === 1 ? 1 : weekDays;
  return Array.from({ length: (weeks * weekDays) / step }, (_, at) => dayAfter(from, at * step));
}

/** "23 Nov": the year stands above. */
export function shortDay(day: string, language: Language): string {
  const style = { day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(localeOf(language), style).format(startOf(day));
}
