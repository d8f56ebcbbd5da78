/** The keys that may still turn out to be a scan. */
export interface Burst {
  readonly typed: string;
  /** The same with what came before a short stop, as on a till that was busy meanwhile. */
  readonly run: string;
  readonly lastAt: number;
}

export const noBurst: Burst = { typed: "", run: "", lastAt: Number.NEGATIVE_INFINITY };

/** Fast typists need 80 ms for a key, scanners at most 30. Unit: ms. */
const fastMs = 60;
/** A till that is busy may see a scanner's keys as late as that. Unit: ms. */
const stopMs = 500;
/** Some scanners wait a little before the Enter that ends a code. Unit: ms. */
const endingMs = 150;
/** Shorter runs than this are a cashier's amount and Enter. */
const shortest = 8;

/** What scanners are set to send after a code. */
const endings: ReadonlySet<string> = new Set(["Enter", "Tab"]);

export interface KeyStroke {
  readonly key: string;
  readonly at: number;
}

/**
 * Tells a scanner from a cashier by the speed of the keys, wherever the cursor stands: a code
 * that lands in the amount field must never become an amount.
 */
export function strike(burst: Burst, stroke: KeyStroke): Burst {
  if (endings.has(stroke.key)) return noBurst;
  if (stroke.key.length !== 1) return burst;
  const pause = stroke.at - burst.lastAt;
  const typed = pause <= fastMs ? burst.typed + stroke.key : stroke.key;
  const run = pause <= stopMs ? burst.run + stroke.key : stroke.key;
  return { typed, run, lastAt: stroke.at };
}

/** What was scanned when Enter ends a burst, else null. */
export function scanOf(burst: Burst, stroke: KeyStroke): string | null {
  if (!endings.has(stroke.key)) return null;
  const fast = stroke.at - burst.lastAt <= endingMs;
  return fast && burst.typed.length >= shortest ? burst.typed : null;
}
