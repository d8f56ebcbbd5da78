import { type Language, localeOf } from "./language.ts";

/** Where and for whom a time is written: the branch's zone, not the browser's. */
export interface TimeStyle {
  readonly language: Language;
  readonly zone: string;
}

function dayIn(at: number, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(at);
}

function clock(at: number, style: TimeStyle): string {
  return new Intl.DateTimeFormat(localeOf(style.language), {
    timeZone: style.zone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}

/** "14:02" for today, "21 Nov, 14:02" for another day. Unit: ms since 1970. */
export function formatMoment(at: number, now: number, style: TimeStyle): string {
  if (dayIn(at, style.zone) === dayIn(now, style.zone)) return clock(at, style);
  const day = new Intl.DateTimeFormat(localeOf(style.language), {
    timeZone: style.zone,
    day: "numeric",
    month: "short",
  }).format(at);
  return `${day}, ${clock(at, style)}`;
}

/** "31 Dec 2029" for a day as YYYY-MM-DD; what is no day stays as it is. */
export function formatDay(day: string, language: Language): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  const style = { dateStyle: "medium", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(localeOf(language), style).format(at);
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const steps = [
  { below: minuteMs, unit: "second", ms: 1000 },
  { below: hourMs, unit: "minute", ms: minuteMs },
  { below: 2 * dayMs, unit: "hour", ms: hourMs },
  { below: Number.POSITIVE_INFINITY, unit: "day", ms: dayMs },
] as const;

/** "18 min ago"; a time ahead of the reader's clock is now. Rounding: down. */
export function formatAge(at: number, now: number, language: Language): string {
  const gone = Math.max(0, now - at);
  const { unit, ms } = steps.find(({ below }) => gone < below) ?? steps[3];
  const format = new Intl.RelativeTimeFormat(localeOf(language), {
    style: "short",
    numeric: "auto",
  });
  return format.format(-Math.floor(gone / ms), unit);
}
