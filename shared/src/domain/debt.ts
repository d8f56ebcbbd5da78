import type { Line } from "./bodies.ts";
import { compareText } from "./compare-text.ts";
import { compareHlc, type Hlc } from "./hlc.ts";
import { isInSight, type Raise, type Sight } from "./holding.ts";
import type { DeviceId, EntryId } from "./ids.ts";
import { sumOf } from "./lines.ts";
import { hasSeen } from "./seen.ts";

/** The pool's payment towards a debt; without lines it only says that the hub has the debt. */
export type Covering = {
  readonly device: DeviceId;
  readonly n: number;
  readonly lines: readonly Line[];
};

/**
 * What was spent without rights. `hlc` is effective: later than all that the debit cites.
 * `cancels` are reversals of the debit, `covers` what the pool has paid.
 */
export type Debt = {
  readonly device: DeviceId;
  /** The debit's running number on its device's chain here. */
  readonly n: number;
  readonly hlc: Hlc;
  readonly amount: number;
  readonly cancels: readonly Raise[];
  readonly covers: readonly Covering[];
  /** Who bears what is open, when headquarters has said so; then it is off the card. */
  readonly bearer: string | null;
};

export function newDebt(of: Pick<Debt, "device" | "n" | "hlc" | "amount" | "bearer">): Debt {
  const { device, n, hlc, amount, bearer } = of;
  return { device, n, hlc, amount, cancels: [], covers: [], bearer };
}

function covered({ covers }: Debt): number {
  return covers.reduce((sum, cover) => sum + sumOf(cover.lines), 0);
}

/** What neither a reversal nor the pool has settled. */
export function openOf(debt: Debt): number {
  return Math.max(0, debt.amount - sumOf(debt.cancels) - covered(debt));
}

/** What the card still owes: nothing once somebody bears it. */
export function owedOf(debt: Debt): number {
  return debt.bearer === null ? openOf(debt) : 0;
}

/** What was open as far as a history shows; nothing of a debt that is not in it. */
export function openAt(debt: Debt, sight: Sight): number {
  return isSeen(debt, sight) ? openOf(settledAt(debt, sight)) : 0;
}

export function isSeen({ device, n }: Debt, { seen }: Sight): boolean {
  return hasSeen(seen, device, n);
}

/** True once the pool has answered it, with whatever it had: then the limits of the card are free. */
export function isNoted({ covers }: Debt, { seen }: Sight): boolean {
  return covers.some((cover) => hasSeen(seen, cover.device, cover.n));
}

function settledAt(debt: Debt, sight: Sight): Debt {
  return {
    ...debt,
    cancels: debt.cancels.filter((cancel) => isInSight(cancel, sight)),
    covers: debt.covers.filter((cover) => hasSeen(sight.seen, cover.device, cover.n)),
  };
}

const nothing: readonly Returned[] = [];

export type Returned = { readonly device: DeviceId; readonly line: Line };

/**
 * What the pool gets back because a reversal and its cover met: the last lines paid, up to what
 * was settled twice.
 */
export function returnedOf(debt: Debt): readonly Returned[] {
  let excess = Math.max(0, sumOf(debt.cancels) + covered(debt) - debt.amount);
  if (excess === 0) return nothing;
  const returned: Returned[] = [];
  for (const { device, lines } of debt.covers.toReversed()) {
    for (const { lot, amount } of lines.toReversed()) {
      const back = Math.min(excess, amount);
      if (back > 0) returned.push({ device, line: { lot, amount: back } });
      excess -= back;
    }
  }
  return returned;
}

/** As {@link returnedOf}, as far as a history shows. */
export function returnedAt(debt: Debt, sight: Sight): readonly Returned[] {
  return returnedOf(settledAt(debt, sight));
}

export type NamedDebt = { readonly id: EntryId; readonly debt: Debt };

/** The order in which debts are paid: effective clock, then device, then id. Source: SPEC R39. */
export function compareDebts(a: NamedDebt, b: NamedDebt): number {
  return (
    compareHlc(a.debt.hlc, b.debt.hlc) ||
    compareText(a.debt.device, b.debt.device) ||
    compareText(a.id, b.id)
  );
}

export function compareCovers(a: Covering, b: Covering): number {
  return compareText(a.device, b.device) || a.n - b.n;
}
