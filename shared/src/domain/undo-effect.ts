import {
  type AccountState,
  emptyPurse,
  type PurseState,
  rightsIn,
  type UndoState,
} from "./account.ts";
import { allowanceFor } from "./allowance.ts";
import type { Credit, Debit, Grant, Line, Reverse } from "./bodies.ts";
import { type BookingContext, sightOf } from "./booking-context.ts";
import { counts, type Effect, inPurse, isUnconfirmed } from "./effect.ts";
import type { Entry } from "./entry.ts";
import type { Fact } from "./fact.ts";
import {
  lowered,
  noHolding,
  type Raise,
  raised,
  rightsAt,
  type Sight,
  totalOf,
} from "./holding.ts";
import { type DeviceId, type EntryId, type LotId, targetOfUndo } from "./ids.ts";
import { sumOf } from "./lines.ts";
import { lowerLines, raiseLot, withHolding } from "./move-rights.ts";
import { receiptRight } from "./receipt-right.ts";
import { isReopening } from "./reopened-lot.ts";
import type { Seen } from "./seen.ts";

/** The part of a debit that was beyond its signer's rights, or a whole receipt; and a credit. */
export const beyondPart = "beyond";
export const creditPart = "credit";

/**
 * The rights to undo a booking: at first they are all with the device that booked; they move by
 * grants, so that two tills cannot undo the same thing.
 */
export function undoOf(state: AccountState, id: EntryId, target: Entry): UndoState {
  const moved = state.undo[id];
  if (moved !== undefined) return moved;
  const whole = (known: number) => ({ [target.device]: { known, since: [] } });
  if (target.body.kind === "credit") return { [creditPart]: whole(target.body.amount) };
  if (target.body.kind === "receipt") return { [beyondPart]: whole(receiptRight(target.body)) };
  if (target.body.kind !== "debit") return {};
  const { lines, beyond } = target.body;
  const byLot = Object.fromEntries(lines.map(({ lot, amount }) => [lot, whole(amount)]));
  return beyond === 0 ? byLot : { ...byLot, [beyondPart]: whole(beyond) };
}

/** All that is left to undo of a booking, by part, whoever has the right to it. */
export function leftToUndo(undo: UndoState): Readonly<Record<string, number>> {
  const sum = (holdings: UndoState[string]) =>
    Object.values(holdings).reduce((total, holding) => total + totalOf(holding), 0);
  return Object.fromEntries(Object.entries(undo).map(([part, held]) => [part, sum(held)]));
}

/** How much of a part a device may undo; with a history, only what follows from that. */
export function undoRight(
  undo: UndoState,
  part: string,
  of: { readonly device: DeviceId; readonly seen: Seen },
): number {
  return rightsAt(undo[part]?.[of.device] ?? noHolding, { seen: of.seen });
}

type UndoPart = { readonly part: string; readonly amount: number };

function lowerUndo(undo: UndoState, parts: readonly UndoPart[], device: DeviceId): UndoState {
  const changed = parts.map(({ part, amount }) => {
    return [part, withHolding(undo[part] ?? {}, device, (one) => lowered(one, amount))] as const;
  });
  return { ...undo, ...Object.fromEntries(changed) };
}

/** Hands on the right to undo; `lot` names the part. */
export function grantUndo(state: AccountState, fact: Fact, body: Grant): Effect | string {
  const { entry, history, target } = fact;
  const id = targetOfUndo(body.purse);
  if (id === undefined || target === undefined) return "undoes-nothing";
  const undo = undoOf(state, id, target);
  const part = partOf(target, body.lot);
  const right = undoRight(undo, part, { device: entry.device, seen: history.seen });
  if (right < body.amount) return "grants-more-than-held";
  const less = lowerUndo(undo, [{ part, amount: body.amount }], entry.device);
  const raise = { by: entry.device, n: entry.n, amount: body.amount };
  const holdings = withHolding(less[part] ?? {}, body.to, (one) => raised(one, body.to, raise));
  return counts({ ...state, undo: { ...state.undo, [id]: { ...less, [part]: holdings } } });
}

/** A grant names a lot; the parts that are no lots have ids that no lot has. */
export const beyondLot: LotId = "00000000000000000000000000000001" as LotId;
export const creditLot: LotId = "00000000000000000000000000000002" as LotId;

function partOf(target: Entry, lot: LotId): string {
  if (target.body.kind === "credit") return creditPart;
  return lot === beyondLot ? beyondPart : lot;
}

type Of = { readonly body: Reverse; readonly context: BookingContext };

/** Undoes part or all of a booking, as far as the signer's right to undo backs it. */
export function reverseBooking(state: AccountState, fact: Fact, of: Of): Effect | string {
  const { target } = fact;
  const booking = target?.body;
  if (target === undefined || state.disputes[of.body.of] !== undefined) return "undoes-nothing";
  if (!isConfirmed(target, fact.entry, of.context)) return "undoes-nothing";
  if (booking?.kind === "credit") return reverseCredit(state, fact, { ...of, booking });
  if (booking?.kind === "debit") return reverseDebit(state, fact, { ...of, booking });
  if (booking?.kind === "receipt") return reverseReceipt(state, fact, of);
  return "undoes-no-booking";
}

/** Moves no value: it uses up the right to return what was sold, so that this happens once. */
function reverseReceipt(state: AccountState, fact: Fact, { body }: Of): Effect | string {
  const { of, beyond, lines } = body;
  const after = undone(state, fact, { of, parts: [{ part: beyondPart, amount: beyond }] });
  if (after === undefined || beyond === 0 || lines.length > 0) return "no-right-to-undo";
  return counts(counted(after, of, beyond));
}

/** As far as the author of the reversal could know. */
function isConfirmed(target: Entry, citing: Entry, context: BookingContext): boolean {
  const { body } = target;
  return (
    body.kind !== "credit" ||
    allowanceFor({ entry: target, ...body }, context, citing) !== "unconfirmed"
  );
}

function counted(state: AccountState, of: EntryId, amount: number): AccountState {
  return { ...state, reversed: { ...state.reversed, [of]: (state.reversed[of] ?? 0) + amount } };
}

function undone(
  state: AccountState,
  { entry, history, target }: Fact,
  { of, parts }: { readonly of: EntryId; readonly parts: readonly UndoPart[] },
): AccountState | undefined {
  if (target === undefined) return undefined;
  const undo = undoOf(state, of, target);
  const by = { device: entry.device, seen: history.seen };
  const isBacked = parts.every(({ part, amount }) => undoRight(undo, part, by) >= amount);
  const isEachOnce = new Set(parts.map(({ part }) => part)).size === parts.length;
  if (!isBacked || !isEachOnce) return undefined;
  const after = { ...state.undo, [of]: lowerUndo(undo, parts, entry.device) };
  return { ...state, undo: after };
}

/** Takes the value back out of the reverser's own rights, fully backed. */
function reverseCredit(
  state: AccountState,
  fact: Fact,
  { body, booking, context }: Of & { readonly booking: Credit },
): Effect | string {
  const { device } = fact.entry;
  const amount = sumOf(body.lines);
  const after = undone(state, fact, { of: body.of, parts: [{ part: creditPart, amount }] });
  if (after === undefined || body.beyond > 0 || amount === 0) return "no-right-to-undo";
  const purse = state.purses[booking.purse] ?? emptyPurse;
  if (!areHeld(purse, body.lines, { device, sight: sightOf(fact, context, booking.purse) }))
    return "undoes-more-than-held";
  const taken = inPurse(after, booking.purse, (one) => lowerLines(one, body.lines, device));
  return counts(counted(taken, body.of, amount));
}

function areHeld(
  purse: PurseState,
  lines: readonly Line[],
  { device, sight }: { readonly device: DeviceId; readonly sight: Sight },
): boolean {
  const isEachOnce = new Set(lines.map((line) => line.lot)).size === lines.length;
  return (
    isEachOnce &&
    lines.every(({ lot, amount }) => rightsIn(purse, { lot, device }, sight) >= amount)
  );
}

/**
 * Gives back to the lots it came from, and cancels what was beyond; what was covered, to the pool.
 * Giving back creates value, so it wants an allowance; until then the right to undo is used up all
 * the same. Source: SPEC R66.
 */
function reverseDebit(
  state: AccountState,
  fact: Fact,
  { body, booking, context }: Of & { readonly booking: Debit },
): Effect | string {
  const { entry } = fact;
  const lines = body.lines.map(({ lot, amount }) => ({ part: lot as string, amount }));
  const parts = body.beyond === 0 ? lines : [...lines, { part: beyondPart, amount: body.beyond }];
  const after = undone(state, fact, { of: body.of, parts });
  if (after === undefined || parts.length === 0) return "no-right-to-undo";
  const { into, minted } = body;
  const { purse } = booking;
  const from = state.purses[purse] ?? emptyPurse;
  if (into !== null && !isReopening(into, { purse: from, lines: body.lines, entry, context })) {
    return "no-lot-to-reopen";
  }
  const amount = sumOf(body.lines) + body.beyond;
  const said = counted(after, body.of, amount);
  const allowance = allowanceFor({ entry, purse, minted }, context);
  const isFree = body.lines.length === 0 || allowance === "allowed";
  if (!isFree && allowance === "unconfirmed")
    return isUnconfirmed(said, fact.id, { ...entry, purse, amount });
  const by = { by: entry.device, n: entry.n, ...(isFree ? {} : { minted }) };
  return counts(inPurse(said, purse, (before) => givenBack(before, { body, by, context })));
}

type Back = Of & { readonly by: Omit<Raise, "amount"> };

function givenBack(before: PurseState, { body, by, context }: Back): PurseState {
  const { into, holder } = body;
  const refunded = body.lines.reduce((purse, line) => {
    const lot = into === null ? line.lot : context.lotIdOf(into);
    const raise = { ...by, amount: line.amount };
    const more = raiseLot(purse, { lot, attributes: into, holder }, raise);
    return into === null ? more : reopened(more, lot);
  }, before);
  return cancelDebt(refunded, body, by);
}

function reopened(purse: PurseState, lot: LotId): PurseState {
  const state = purse.lots[lot];
  if (state === undefined) return purse;
  return { ...purse, lots: { ...purse.lots, [lot]: { ...state, reopened: true } } };
}

function cancelDebt(
  purse: PurseState,
  { of, beyond }: Reverse,
  by: Omit<Raise, "amount">,
): PurseState {
  const debt = purse.debts[of];
  if (debt === undefined || beyond === 0) return purse;
  const cancels = [...debt.cancels, { ...by, amount: beyond }];
  return { ...purse, debts: { ...purse.debts, [of]: { ...debt, cancels: sorted(cancels) } } };
}

function sorted<T extends { readonly by: string; readonly n: number }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.n - b.n));
}
