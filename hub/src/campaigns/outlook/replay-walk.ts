import { isHoldNote, noteOf, type ReceiptNote } from "@cardweave/shared/http/sale/numbered";
import type { EntryStore, StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Slices } from "../../jobs/job-desk.ts";
import type { ReplayEvaluation, SoldAt } from "./replay-evaluation.ts";
import type { ReplayTally } from "./replay-tally.ts";

/** Which receipts. Days by each branch's clock, both included. */
export type ReplayRange = {
  readonly most: number;
  readonly from: string;
  readonly to: string;
  /** Null for all. */
  readonly branches: ReadonlySet<string> | null;
};

export type Walking = {
  readonly store: Pick<EntryStore, "after" | "counts">;
  readonly range: ReplayRange;
  readonly evaluation: ReplayEvaluation;
  readonly tally: ReplayTally;
  readonly slices: Slices;
};

/** Entries that are read in one go: some milliseconds. */
const entriesInSlice = 24;
/** Receipts that are evaluated in one go: some milliseconds. */
const receiptsInSlice = 4;

/**
 * Looks for the last receipts from the newest on, then tries them in the order in which they were
 * stored, so that caps are used up as they would have been. False when it was cancelled.
 */
export async function walkReceipts(walking: Walking): Promise<boolean> {
  const begin = await firstRow(walking);
  const { slices, tally } = walking;
  if (begin !== null) slices.progress(0, begin.receipts);
  for (let row = begin?.row ?? null; row !== null && !slices.isCancelled(); ) {
    row = await tryPage(walking, row, begin?.receipts ?? 0);
    slices.progress(tally.sums.receipts, begin?.receipts ?? 0);
    await slices.pause();
  }
  return begin !== null && !slices.isCancelled();
}

/** The row to go on from; null at the end. */
async function tryPage(walking: Walking, row: number, most: number): Promise<number | null> {
  const { store, evaluation, tally, slices } = walking;
  const page = await store.after(row, entriesInSlice);
  const sold = salesIn(page.items, walking).slice(0, most - tally.sums.receipts);
  for (const [at, sale] of sold.entries()) {
    if (at > 0 && at % receiptsInSlice === 0) await slices.pause();
    tally.add(await evaluation.replayed(sale.note, sale.at));
  }
  return tally.sums.receipts < most ? page.next : null;
}

type Begin = { readonly row: number; readonly receipts: number };

/** The row after which the last receipts begin; null when it was cancelled. */
async function firstRow(walking: Walking): Promise<Begin | null> {
  const { store, slices, range } = walking;
  const { entries: last } = await store.counts();
  let receipts = 0;
  for (let high = last; high > 0 && !slices.isCancelled(); high -= entriesInSlice) {
    const low = Math.max(0, high - entriesInSlice);
    const page = await store.after(low, entriesInSlice);
    const here = page.items.filter(({ row }) => row <= high);
    const sold = salesIn(here, walking).toReversed();
    const first = sold[range.most - receipts - 1];
    if (first !== undefined) return { row: first.row - 1, receipts: range.most };
    receipts += sold.length;
    await slices.pause();
  }
  return slices.isCancelled() ? null : { row: 0, receipts };
}

type Sale = { readonly note: ReceiptNote; readonly at: SoldAt; readonly row: number };

function salesIn(items: readonly StoredEntry[], walking: Walking): readonly Sale[] {
  return items.flatMap((one) => {
    const note = noteOf(one);
    const at = meant(note, walking);
    return note === undefined || at === undefined ? [] : [{ note, at, row: one.row }];
  });
}

/** Where and when it was sold, for sales of the days and branches that are asked for. */
function meant(note: ReceiptNote | undefined, { range, evaluation }: Walking): SoldAt | undefined {
  if (note === undefined || note.body.of !== null || isHoldNote(note)) return undefined;
  const sold = evaluation.soldAt(note);
  const { from, to, branches } = range;
  const isMeant = from <= sold.day && sold.day <= to && (branches?.has(sold.branch) ?? true);
  return isMeant ? sold : undefined;
}
