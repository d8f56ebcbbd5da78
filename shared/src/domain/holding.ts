import { compareText } from "./compare-text.ts";
import type { DeviceId } from "./ids.ts";
import { hasSeen, type Seen } from "./seen.ts";

/**
 * What another device's entry gave to a holder who had not cited that entry yet. `minted` is there
 * when the giver's allowance did not reach so far yet: whoever counts on it must cite one that does.
 */
export type Raise = {
  readonly by: DeviceId;
  readonly n: number;
  readonly amount: number;
  readonly minted?: number;
};

/** What a claim may count on: its cited history, and the allowances that it cites. */
export type Sight = {
  readonly seen: Seen;
  readonly allows?: (by: DeviceId, minted: number) => boolean;
};

export function isInSight({ by, n, minted }: Raise, { seen, allows }: Sight): boolean {
  return hasSeen(seen, by, n) && (minted === undefined || allows?.(by, minted) === true);
}

/**
 * A device's rights in a lot. `known` follows from the history that its latest entry cites; what
 * others have given since is kept apart, so that what an entry claims can be checked against just
 * the history that it cites, whatever else a replica holds.
 */
export type Holding = { readonly known: number; readonly since: readonly Raise[] };

export const noHolding: Holding = { known: 0, since: [] };

export function totalOf({ known, since }: Holding): number {
  return since.reduce((sum, raise) => sum + raise.amount, known);
}

/** The rights as the holder could know them when it made a claim. */
export function rightsAt({ known, since }: Holding, sight: Sight): number {
  return since.reduce((sum, raise) => (isInSight(raise, sight) ? sum + raise.amount : sum), known);
}

/** After an entry of the holder that cites this history; what hangs on an allowance stays apart. */
export function caughtUp(holding: Holding, seen: Seen): Holding {
  const since = holding.since.filter((raise) => !isInSight(raise, { seen }));
  return since.length === holding.since.length
    ? holding
    : { known: rightsAt(holding, { seen }), since };
}

export function lowered({ known, since }: Holding, by: number): Holding {
  return { known: known - by, since };
}

/** `raise.by` is the holder itself when its own entry gives: that it knows at once. */
export function raised({ known, since }: Holding, holder: DeviceId, raise: Raise): Holding {
  if (raise.by === holder && raise.minted === undefined)
    return { known: known + raise.amount, since };
  return { known, since: [...since, raise].toSorted(compareRaises) };
}

function compareRaises(a: Raise, b: Raise): number {
  return compareText(a.by, b.by) || a.n - b.n || a.amount - b.amount || mintedBy(a) - mintedBy(b);
}

function mintedBy({ minted }: Raise): number {
  return minted ?? 0;
}

export function isNothing({ known, since }: Holding): boolean {
  return known === 0 && since.length === 0;
}
