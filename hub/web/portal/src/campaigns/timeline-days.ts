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
