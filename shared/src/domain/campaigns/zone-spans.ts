import { utcMidnight } from "../calendar.ts";
import { type Instant, instant } from "../measure.ts";
import { rfc3339 } from "../time.ts";
import { minuteOf } from "./branch-time.ts";
import { joined, type Opening } from "./openings.ts";

/** A stretch of time in which a zone's clocks are not put forward or back. Unit: ms. */
export type ZoneSpan = {
  readonly from: number;
  readonly until: number;
  /** What the clock shows beyond UTC. */
  readonly offset: number;
};

export type InstantSpan = { readonly from: Instant; readonly until: Instant };

const minuteMs = 60_000;
const quarterMs = 900_000;
/** Clocks that are put forward and back within so few days are not seen; there are none today. */
const strideMs = 5 * 86_400_000;

/** Since 1973 every zone is whole quarters of an hour from UTC and changes on one. */
export function zoneSpans(zone: string, from: number, until: number): readonly ZoneSpan[] {
  const begin = Math.floor(from / quarterMs) * quarterMs;
  const spans: ZoneSpan[] = [];
  let open = { from: begin, offset: offsetAt(zone, begin) };
  for (let at = begin; at < until; ) {
    const next = Math.min(at + strideMs, Math.ceil(until / quarterMs) * quarterMs);
    const offset = offsetAt(zone, next);
    if (offset !== open.offset) {
      const turn = turnBetween(zone, at, next);
      spans.push({ ...open, until: turn });
      open = { from: turn, offset };
    }
    at = next;
  }
  return [...spans, { ...open, until }];
}

function offsetAt(zone: string, at: number): number {
  const text = rfc3339(zone, at as Instant);
  return utcMidnight(text.slice(0, 10)) + minuteOf(text.slice(11, 16)) * minuteMs - at;
}

/** The first quarter of an hour with the later offset. */
function turnBetween(zone: string, before: number, after: number): number {
  const old = offsetAt(zone, before);
  let earliest = before;
  let latest = after;
  while (latest - earliest > quarterMs) {
    const middle = earliest + Math.floor((latest - earliest) / quarterMs / 2) * quarterMs;
    if (offsetAt(zone, middle) === old) earliest = middle;
    else latest = middle;
  }
  return latest;
}

/** When the clock shows a minute of these: not at all in a gap, twice when it is put back. */
export function instantsOf(
  some: readonly Opening[],
  spans: readonly ZoneSpan[],
): readonly InstantSpan[] {
  const shown = spans.flatMap((span) =>
    some.flatMap((one): readonly Opening[] => {
      const from = Math.max(span.from, one.from * minuteMs - span.offset);
      const to = Math.min(span.until, one.to * minuteMs - span.offset);
      return from < to ? [{ from, to }] : [];
    }),
  );
  return joined(shown).map(({ from, to }) => ({ from: instant(from), until: instant(to) }));
}

/** When the clock first shows a minute or a later one; null for not within the spans. */
export function firstShown(minute: number, spans: readonly ZoneSpan[]): number | null {
  const found = spans.find(({ until, offset }) => minute * minuteMs - offset < until);
  return found === undefined ? null : Math.max(found.from, minute * minuteMs - found.offset);
}
