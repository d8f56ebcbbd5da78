import { type Debt, isNoted, owedOf, returnedAt, returnedOf } from "./debt.ts";
import { type Hlc, hlcZero } from "./hlc.ts";
import { type Holding, noHolding, rightsAt, type Sight, totalOf } from "./holding.ts";
import type { DeviceId, DocId, EntryId, LotId, PurseId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";
import type { Openings } from "./openings.ts";
import type { Seen } from "./seen.ts";
import type { AccountStatus } from "./status.ts";

/** A purse's lot: what it is, and which device may spend how much of it. Empty holdings go. */
export type LotState = {
  readonly attributes: LotAttributes | null;
  readonly holdings: Readonly<Record<DeviceId, Holding>>;
  /** It took in the refund of a lot that had expired; that happens once to the same value. */
  readonly reopened?: true;
};

export type PurseState = {
  readonly lots: Readonly<Record<LotId, LotState>>;
  /** What was spent without rights, by the debit that did it. */
  readonly debts: Readonly<Record<EntryId, Debt>>;
};

/** The last entry of a device in this document, and its running number there. */
export type OwnPosition = {
  readonly n: number;
  readonly last: EntryId;
  /** What its entries have cited so far. */
  readonly seen: Seen;
};

/** A claim above the signer's rights or limits: outside the balance until somebody bears it. */
export type Dispute = {
  readonly purse: PurseId;
  readonly device: DeviceId;
  readonly amount: number;
  readonly bearer: string | null;
};

/** Value that a device created above its allowance: shown, and worth nothing until that is raised. */
export type Unconfirmed = {
  readonly purse: PurseId;
  readonly device: DeviceId;
  readonly amount: number;
};

/** The right to undo a booking, by the lot it took from, by device; made at its first use. */
export type UndoState = Readonly<Record<string, Readonly<Record<DeviceId, Holding>>>>;

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
  readonly undo: Readonly<Record<EntryId, UndoState>>;
  /** What has been reversed of each entry so far, in its purse's unit. */
  readonly reversed: Readonly<Record<EntryId, number>>;
  readonly disputes: Readonly<Record<EntryId, Dispute>>;
  readonly status: AccountStatus;
  readonly openings: Openings;
  readonly unconfirmed: Readonly<Record<EntryId, Unconfirmed>>;
  /** Who headquarters says bears what is open of a debit, also of one that is not here yet. */
  readonly bearers: Readonly<Record<EntryId, string>>;
};

export function emptyAccount(doc: DocId): AccountState {
  return {
    doc,
    count: 0,
    heads: [],
    hlc: hlcZero,
    devices: {},
    purses: {},
    undo: {},
    reversed: {},
    disputes: {},
    status: {},
    openings: {},
    unconfirmed: {},
    bearers: {},
  };
}

export const emptyPurse: PurseState = { lots: {}, debts: {} };

/** Everything that has been applied: what an entry that cites all heads has seen. */
export function seenOf({ devices }: AccountState): Seen {
  return Object.fromEntries(Object.entries(devices).map(([device, { n }]) => [device, n]));
}

/** A device's rights in a lot; with a sight, only what follows from that. */
export function rightsIn(
  purse: PurseState,
  { lot, device }: { readonly lot: LotId; readonly device: DeviceId },
  sight?: Sight,
): number {
  const holding = purse.lots[lot]?.holdings[device] ?? noHolding;
  const own = sight === undefined ? totalOf(holding) : rightsAt(holding, sight);
  const isBack = (one: { device: DeviceId; line: { lot: LotId } }) =>
    one.device === device && one.line.lot === lot;
  return Object.values(purse.debts)
    .flatMap((debt) => (sight === undefined ? returnedOf(debt) : returnedAt(debt, sight)))
    .filter(isBack)
    .reduce((sum, { line }) => sum + line.amount, own);
}

/** All rights, or those of one device. */
export function rightsOf(purse: PurseState, device?: DeviceId): number {
  const isMeant = (holder: string) => device === undefined || holder === device;
  const held = Object.values(purse.lots)
    .flatMap(({ holdings }) => Object.entries(holdings))
    .filter(([holder]) => isMeant(holder));
  const back = Object.values(purse.debts)
    .flatMap(returnedOf)
    .filter((one) => isMeant(one.device));
  const sum = held.reduce((total, [, holding]) => total + totalOf(holding), 0);
  return back.reduce((total, { line }) => total + line.amount, sum);
}

/** Devices that hold rights in a lot. */
export function holdersOf(lot: LotState): readonly DeviceId[] {
  return Object.keys(lot.holdings) as DeviceId[];
}

/** What a device spent beyond its rights here that no pool has answered in its sight. */
export function beyondOf(
  { purses, openings }: Pick<AccountState, "purses" | "openings">,
  { purse, device }: { readonly purse: PurseId; readonly device: DeviceId },
  sight: Sight,
): number {
  const debts = Object.entries(purses[purse]?.debts ?? {}) as [EntryId, Debt][];
  const isOpening = (id: EntryId) => openings[purse]?.some((one) => one.id === id) ?? false;
  return debts
    .filter(([, debt]) => debt.device === device && !isNoted(debt, sight))
    .filter(([id]) => !isOpening(id))
    .reduce((sum, [, debt]) => sum + debt.amount, 0);
}

export function debtOf(purse: PurseState): number {
  return Object.values(purse.debts).reduce((sum, debt) => sum + owedOf(debt), 0);
}

/** Source: SPEC R21. The sum of all rights less the open debts; below 0 it is an overdraft. */
export function balanceOf(purse: PurseState): number {
  return rightsOf(purse) - debtOf(purse);
}
