import type { Instant } from "./measure.ts";

/** Hybrid logical clock: wall milliseconds and a counter. Source: Kulkarni et al. 2014. */
export type Hlc = { readonly ms: number; readonly count: number };

/** A clock never follows another's by more than this; entries from further ahead wait. */
export const clockLeadMs: number = 5 * 60_000;

export const hlcZero: Hlc = { ms: 0, count: 0 };

export function compareHlc(a: Hlc, b: Hlc): number {
  return a.ms - b.ms || a.count - b.count;
}

/** The next reading: never at or below `last`, whatever the wall clock does. */
export function tick(last: Hlc, now: Instant): Hlc {
  return now > last.ms ? { ms: now, count: 0 } : { ms: last.ms, count: last.count + 1 };
}

/** True when a reading lies so far ahead of the wall clock that it must not be followed yet. */
export function isAhead(hlc: Hlc, now: Instant): boolean {
  return hlc.ms > now + clockLeadMs;
}

export function laterHlc(a: Hlc, b: Hlc): Hlc {
  return compareHlc(a, b) >= 0 ? a : b;
}
