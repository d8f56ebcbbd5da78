import type { Entry } from "@cardweave/shared/domain/entry";
import type { EntryId, PurseId } from "@cardweave/shared/domain/ids";
import type { SpendingLimit } from "@cardweave/shared/domain/policy";
import { History, type Ordered, ordered, type Signed } from "./ledger-history.ts";
import { judge } from "./ledger-rules.ts";

/** Rights that an entry gives (or takes, below 0), to whom and in what. */
export type Move = {
  readonly at: number;
  readonly device: string;
  /** A purse and a lot, or a booking and the part of it that may be undone. */
  readonly what: string;
  readonly amount: number;
};

/** What was spent without rights, and what came of it. */
export type LedgerDebt = {
  readonly at: number;
  readonly id: EntryId;
  readonly purse: PurseId;
  readonly amount: number;
  readonly cancels: { readonly at: number; readonly amount: number }[];
  readonly covers: {
    readonly at: number;
    readonly device: string;
    readonly n: number;
    readonly lines: readonly { readonly lot: string; readonly amount: number }[];
  }[];
  /** Where headquarters said who bears it. */
  borneAt: number | null;
  /** When it was made, later than all that its author had seen. */
  readonly rank: { readonly ms: number; readonly count: number; readonly device: string };
};

export type LedgerVerdict = "valid" | "disputed" | "invalid";

export type Rules = {
  /** Entries that count for nothing whatever they say: a wrong place, a wrong document. */
  readonly isObjected?: (id: EntryId) => boolean;
  readonly roleOf: (device: string) => string | undefined;
  /** The limit that headquarters had set at the newest of these control entries. */
  readonly limitAt: (entry: Pick<Entry, "device" | "policy">, purse: PurseId) => SpendingLimit;
};

/**
 * The account of one card by the slow way: every right is added up anew from all that an entry had
 * seen. Written without the product's rules, from the definitions, and compared with them.
 */
export class Ledger {
  readonly order: Ordered;
  readonly rules: Rules;
  readonly moves: Move[] = [];
  readonly debts: Map<EntryId, LedgerDebt> = new Map();
  readonly verdicts: Map<EntryId, LedgerVerdict> = new Map();
  readonly counted: Map<EntryId, number> = new Map();
  readonly disputes: Set<EntryId> = new Set();
  /** Where headquarters said who bears a debit, which may come later than that. */
  readonly borne: Map<EntryId, number> = new Map();
  /** By purse: credited less debited, what was undone taken back. */
  readonly sums: Map<PurseId, number> = new Map();
  readonly everything: History;

  constructor(entries: readonly Signed[], rules: Rules) {
    this.rules = rules;
    this.order = ordered(entries);
    this.everything = new History(entries.length);
    for (const [at, { id }] of this.order.entries.entries()) {
      this.verdicts.set(id, judge(this, at));
      this.everything.add(at);
    }
  }

  move(at: number, move: Omit<Move, "at">): void {
    this.moves.push({ ...move, at });
  }

  /** The reading that is above an entry's own and all that its author had seen. */
  rankOf(at: number): LedgerDebt["rank"] {
    const { entries, histories } = this.order;
    const { device, hlc: own } = (entries[at] as Signed).entry;
    let last = { ms: 0, count: 0 };
    for (const [place, { entry }] of entries.entries()) {
      if (histories[at]?.has(place) && isLater(entry.hlc, last)) last = entry.hlc;
    }
    const after = { ms: last.ms, count: last.count + 1 };
    return { ...(isLater(own, after) ? own : after), device };
  }

  sum(purse: PurseId, by: number): void {
    this.sums.set(purse, (this.sums.get(purse) ?? 0) + by);
  }

  /** What a device may take, in a history. */
  right(device: string, what: string, history: History): number {
    let sum = 0;
    for (const move of this.moves) {
      if (move.device === device && move.what === what && history.has(move.at)) sum += move.amount;
    }
    for (const debt of this.debts.values()) {
      if (debt.covers.length > 0) sum += returnedTo(debt, { device, what, history });
    }
    return sum;
  }

  /** What nobody has undone or paid of a debt, in a history. */
  open(debt: LedgerDebt, history: History): number {
    return Math.max(0, debt.amount - settled(debt, history));
  }

  /** What the card owes in the end. */
  owed(purse: PurseId): number {
    return [...this.debts.values()]
      .filter((debt) => debt.purse === purse && debt.borneAt === null)
      .reduce((sum, debt) => sum + this.open(debt, this.everything), 0);
  }
}

type Reading = { readonly ms: number; readonly count: number };

function isLater(a: Reading, b: Reading): boolean {
  return a.ms > b.ms || (a.ms === b.ms && a.count > b.count);
}

/** Debts are paid in this order: by reading, then device, then name. */
export function isBefore(a: LedgerDebt, b: LedgerDebt): boolean {
  if (a.rank.ms !== b.rank.ms) return a.rank.ms < b.rank.ms;
  if (a.rank.count !== b.rank.count) return a.rank.count < b.rank.count;
  return a.rank.device === b.rank.device ? a.id < b.id : a.rank.device < b.rank.device;
}

function settled({ cancels, covers }: LedgerDebt, history: History): number {
  let sum = 0;
  for (const { at, amount } of cancels) if (history.has(at)) sum += amount;
  for (const { at, lines } of covers) {
    if (history.has(at)) for (const { amount } of lines) sum += amount;
  }
  return sum;
}

/** A pool gets back what was paid and undone: the last of its payments first. */
function returnedTo(
  debt: LedgerDebt,
  { device, what, history }: { device: string; what: string; history: History },
): number {
  let excess = Math.max(0, settled(debt, history) - debt.amount);
  let back = 0;
  const seen = debt.covers.filter(({ at }) => history.has(at));
  const last = seen.toSorted((a, b) =>
    a.device < b.device ? 1 : a.device > b.device ? -1 : b.n - a.n,
  );
  for (const cover of last) {
    for (const line of cover.lines.toReversed()) {
      const part = Math.min(excess, line.amount);
      excess -= part;
      if (cover.device === device && what === `${debt.purse} ${line.lot}`) back += part;
    }
  }
  return back;
}
