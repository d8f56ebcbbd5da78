import { type Hlc, hlcZero } from "./hlc.ts";
import type { DeviceId, DocId, EntryId, LotId, PurseId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";

/** A purse's lot: what it is, and which device may spend how much of it. Rights of 0 are dropped. */
export type LotState = {
  readonly attributes: LotAttributes | null;
  readonly rights: Readonly<Record<DeviceId, number>>;
};

/** What was spent without rights and is not covered yet, by the debit that did it. */
export type Debt = { readonly device: DeviceId; readonly amount: number };

export type PurseState = {
  readonly lots: Readonly<Record<LotId, LotState>>;
  readonly debts: Readonly<Record<EntryId, Debt>>;
};

/** The last entry of a device in this document, and its running number there. */
export type OwnPosition = { readonly n: number; readonly last: EntryId };

/**
 * An account as the fold over its entries.
 * Promise: a function of the set of complete entries; the order in which they came leaves no trace.
 */
export type AccountState = {
  readonly doc: DocId;
  readonly count: number;
  readonly heads: readonly EntryId[];
  /** The latest reading of all entries: what cites them must be later. */
  readonly hlc: Hlc;
  readonly devices: Readonly<Record<DeviceId, OwnPosition>>;
  readonly purses: Readonly<Record<PurseId, PurseState>>;
  /** What has been reversed of each entry so far, in its purse's unit. */
  readonly reversed: Readonly<Record<EntryId, number>>;
};

export function emptyAccount(doc: DocId): AccountState {
  return { doc, count: 0, heads: [], hlc: hlcZero, devices: {}, purses: {}, reversed: {} };
}

export function rightsOf(purse: PurseState, device?: DeviceId): number {
  let sum = 0;
  for (const lot of Object.values(purse.lots)) {
    for (const [holder, right] of Object.entries(lot.rights)) {
      if (device === undefined || holder === device) sum += right;
    }
  }
  return sum;
}

export function debtOf(purse: PurseState): number {
  return Object.values(purse.debts).reduce((sum, debt) => sum + debt.amount, 0);
}

/** Source: SPEC R21. The sum of all rights less the open debts; below 0 it is an overdraft. */
export function balanceOf(purse: PurseState): number {
  return rightsOf(purse) - debtOf(purse);
}

export const emptyPurse: PurseState = { lots: {}, debts: {} };
