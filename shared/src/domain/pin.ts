import type { Instant } from "./measure.ts";

/** Wrong PINs of one card at one node, since the last right one. */
export type PinTries = { readonly wrong: number; readonly lockedUntil: number };

export const noTries: PinTries = { wrong: 0, lockedUntil: 0 };

const triesBeforeLock = 5;
const minuteMs = 60_000;
/** How long the fifth wrong try locks, the sixth, and so on; the last goes for all that follow. */
const locksMs: readonly number[] = [1, 5, 30, 120, 1_440].map((minutes) => minutes * minuteMs);

/** Source: SPEC R787. */
export function afterWrong({ wrong }: PinTries, now: Instant): PinTries {
  const count = wrong + 1;
  if (count < triesBeforeLock) return { wrong: count, lockedUntil: 0 };
  const at = Math.min(count - triesBeforeLock, locksMs.length - 1);
  return { wrong: count, lockedUntil: now + (locksMs[at] ?? 0) };
}

/** How long no PIN is looked at, ms; a clock that was set back locks no longer than a lock lasts. */
export function lockedFor({ wrong, lockedUntil }: PinTries, now: Instant): number {
  const at = Math.min(Math.max(0, wrong - triesBeforeLock), locksMs.length - 1);
  return Math.max(0, Math.min(lockedUntil - now, locksMs[at] ?? 0));
}

/** Until the next lock. */
export function triesLeft({ wrong }: PinTries): number {
  return Math.max(0, triesBeforeLock - wrong);
}

export function isPin(text: string): boolean {
  return /^[0-9]{4,12}$/.test(text);
}
