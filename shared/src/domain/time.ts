import type { Instant } from "./measure.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs some 50 µs, so each zone's is kept. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  formats.set(zone, made);
  return made;
}

function partsOf(at: Instant, zone: string): Readonly<Record<string, string>> {
  const parts = formatOf(zone).formatToParts(at);
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** Since 1973 every zone is whole quarters of an hour from UTC, and no day begins within one. */
const quarterMs = 15 * 60_000;
const quartersFrom = 94_694_400_000;
const lastDays = new Map<string, { readonly quarter: number; readonly day: string }>();

/** The calendar day in a zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, at: Instant): string {
  const quarter = Math.floor(at / quarterMs);
  const last = lastDays.get(zone);
  if (last?.quarter === quarter && at >= quartersFrom) return last.day;
  const { year, month, day } = partsOf(at, zone);
  const text = `${year}-${month}-${day}`;
  lastDays.set(zone, { quarter, day: text });
  return text;
}

/** RFC 3339 with the zone's offset, `Z` when there is none; milliseconds are cut off. */
export function rfc3339(zone: string, at: Instant): string {
  const { year, month, day, hour, minute, second, timeZoneName } = partsOf(at, zone);
  const offset = (timeZoneName ?? "GMT").replace("GMT", "");
  const isUtc = offset === "" || offset === "+00:00";
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${isUtc ? "Z" : offset}`;
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}
