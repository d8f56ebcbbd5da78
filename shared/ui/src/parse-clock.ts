const written = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/;

/** The time of day that was typed as HH:MM: "9", "930", "9.30" and "09:30"; else null. */
export function parseClock(typed: string): string | null {
  const [, hour, minute = "00"] = written.exec(typed.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute}`;
}
