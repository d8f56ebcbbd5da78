import { isDay, utcMidnight } from "../../domain/calendar.ts";
import { type Instant, instant } from "../../domain/measure.ts";
import { rfc3339 } from "../../domain/time.ts";

/** What a clock on the wall of a branch shows. `clock` is `HH:MM:SS`. */
export type WallClock = { readonly day: string; readonly clock: string };

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](.+))?$/;
const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:[T, ]+(.+))?$/;
const clockForm = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,9})?(?: ?(?:Uhr|h))?$/;
const offsetForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** `2026-11-20` or `20.11.2026`; undefined for what is no day. */
export function dayOf(text: string): string | undefined {
  const [day, rest] = splitDay(text) ?? [];
  return rest === "" ? day : undefined;
}

/** `9:05`, `09:05:30`; undefined for what is no time of a day. */
export function clockOf(text: string): string | undefined {
  const [, hour = "", minute = "", second = "00"] = clockForm.exec(text) ?? [];
  const isClock = hour !== "" && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isClock ? `${hour.padStart(2, "0")}:${minute}:${second}` : undefined;
}

/** A day and a time in one text, by the branch's clock. */
export function wallClockOf(text: string): WallClock | undefined {
  const [day, rest = ""] = splitDay(text) ?? [];
  const clock = clockOf(rest);
  return day === undefined || clock === undefined ? undefined : { day, clock };
}

/** A text that says its distance from UTC is one instant everywhere. */
export function offsetTimeOf(text: string): Instant | undefined {
  if (!offsetForm.test(text) || wallClockOf(text.slice(0, 16)) === undefined) return undefined;
  const ms = Date.parse(text);
  return Number.isSafeInteger(ms) && ms >= 0 ? instant(ms) : undefined;
}

/**
 * When a zone's clocks show it: once as a rule, twice in the hour that is put back, never in the
 * one that is left out. Earliest first.
 */
export function instantsAt(zone: string, { day, clock }: WallClock): readonly Instant[] {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  const asUtc = utcMidnight(day) + (hours * 3_600 + minutes * 60 + seconds) * 1_000;
  const around = [asUtc - farMs, asUtc + farMs].map((at) => asUtc - offsetMs(zone, at));
  const shown = `${day}T${clock}`;
  return [...new Set(around)]
    .filter((at) => at >= 0 && rfc3339(zone, instant(at)).slice(0, 19) === shown)
    .sort((a, b) => a - b)
    .map(instant);
}

/** No zone is further from UTC than 14 hours; changes of a clock are months apart. */
const farMs = 16 * 3_600_000;

function offsetMs(zone: string, at: number): number {
  const [, sign = "+", hours = "0", minutes = "0"] =
    /([+-])(\d{2}):(\d{2})$/.exec(rfc3339(zone, instant(Math.max(0, at)))) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? -ms : ms;
}

function splitDay(text: string): readonly [day: string, rest: string] | undefined {
  const [, isoDay, isoRest = ""] = iso.exec(text) ?? [];
  if (isoDay !== undefined) return isDay(isoDay) ? [isoDay, isoRest] : undefined;
  const [, date = "", month = "", year = "", rest = ""] = german.exec(text) ?? [];
  const full = year.length === 2 ? `20${year}` : year;
  const day = `${full}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? [day, rest] : undefined;
}
