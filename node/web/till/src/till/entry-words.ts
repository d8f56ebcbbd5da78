import type { EntryView, PurseDef, SessionView } from "../api/shapes.ts";
import { actionRules, type TillAction } from "./till-actions.ts";

/** Amounts are written without a sign: debits and undone credits go out. */
export function changeOf(entry: EntryView): number {
  const isOut = entry.kind === "debit" || entry.reason === "undo-credit";
  return isOut ? -entry.amount : entry.amount;
}

export interface PlaceWords {
  readonly thisBranch: string;
  readonly headquarters: string;
}

export function branchWord(entry: EntryView, who: SessionView, words: PlaceWords): string {
  if (entry.branch === who.branch.id) return words.thisBranch;
  return entry.branchName ?? (entry.branch === "" ? words.headquarters : entry.branch);
}

/** The till action that made such an entry, so that its undo can be told in its words. */
export function actionOf(entry: EntryView, purses: readonly PurseDef[]): TillAction | null {
  const purse = purses.find((one) => one.purse === entry.purse);
  if (purse === undefined) return null;
  const rule = actionRules.find((one) => one.kind === purse.kind && one.type === entry.kind);
  return rule === undefined ? null : { ...rule, purse };
}

/** Only what this branch booked and nobody has taken back yet; what a chip held comes in for good. */
export function canUndo(entry: EntryView, who: SessionView): boolean {
  return (
    entry.receipt !== undefined &&
    entry.reversed !== true &&
    entry.branch === who.branch.id &&
    (entry.kind === "credit" || entry.kind === "debit") &&
    entry.reason !== "opening" &&
    entry.state !== "invalid"
  );
}
