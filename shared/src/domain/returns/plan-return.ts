import type { Receipt, ReceiptTender } from "../bodies.ts";
import type { View } from "../decide.ts";
import type { DocId, PurseId } from "../ids.ts";
import { rightKept } from "../receipt-right.ts";
import { ok, type Result, refused } from "../result.ts";
import type { SaleWish } from "../sale/sale-wishes.ts";
import { usedBack } from "./budget-back.ts";
import type { KeptByEffect } from "./kept-effects.ts";
import { type Change, changeOf, isAllBack, linesBack, type ReturnedLine } from "./return-lines.ts";
import { type Shortfall, type SpentRule, shortfallOf } from "./shortfall.ts";
import { type Booking, keptOf, openOf, type SoldReceipt } from "./sold-receipt.ts";
import { type Refund, spreadRefund } from "./spread-refund.ts";
import {
  costsBack,
  earnedBack,
  earnedIn,
  earnedPurses,
  fillingsBack,
  paymentsIn,
  type Undoing,
} from "./take-back.ts";

export type Returning = {
  readonly sold: SoldReceipt;
  /** Null: all that is left. */
  readonly lines: readonly ReturnedLine[] | null;
  readonly spent: SpentRule;
  readonly viewOf: (doc: DocId) => View;
  /** Gives back outside only, without the receipt's own right, at the branch's own risk. */
  readonly withoutRight?: boolean;
  readonly rule?: KeptByEffect;
};

export type Taken = {
  readonly purse: PurseId;
  readonly amount: number;
  /** Units that were spent already, and what came off the refund for them, minor units. */
  readonly short: number;
  readonly deduction: number;
};

export type ReturnPlan = {
  readonly wishes: readonly SaleWish[];
  readonly note: Receipt;
  readonly change: Change;
  /** What goes back where; deductions are taken off. */
  readonly refunds: readonly Refund[];
  readonly taken: readonly Taken[];
};

/**
 * Pure: what a return of a stored receipt books. Everything follows from the receipt and what was
 * returned of it before, so that any split of a return into parts gives back the same.
 */
export function planReturn(returning: Returning): Result<ReturnPlan> {
  const { sold } = returning;
  const change = changeOf(sold.body.lines, keptOf(sold), returning.lines);
  if (!change.ok) return change;
  const right = rightUsed(returning, change.value);
  if (!right.ok) return right;
  const spread = spreadRefund(sold, change.value);
  const taken = takenBack(returning, change.value, spread);
  if (!taken.ok) return taken;
  const refunds = lessDeductions(spread, taken.value);
  const paid = paymentsBack(returning, refunds);
  if (!paid.ok) return paid;
  const undoings = [
    ...paid.value,
    ...costsBack(sold, change.value),
    ...budgetBack(returning, change.value),
    ...taken.value.flatMap((one) => earnedUndone(returning, one)),
  ];
  const note = noteOf(sold, { change: change.value, spread, taken: taken.value });
  const wishes = [
    ...right.value,
    ...undoings.flatMap((one) => undo(returning, one)),
    ...fillingsBack(sold, change.value).flatMap((one) => undo(returning, one, true)),
    { doc: sold.doc, command: { type: "note", body: note } } as const,
  ];
  return ok({ wishes, note, change: change.value, refunds, taken: taken.value });
}

/** The receipt's own right comes first: without it nothing else is tried. Source: SPEC R89. */
function rightUsed({ sold, withoutRight }: Returning, change: Change): Result<SaleWish[]> {
  if (withoutRight === true) return ok([]);
  const all = isAllBack(change);
  const amount = rightKept(sold.body, change.before) - rightKept(sold.body, change.after);
  if (!all && amount <= 0) return refused("invalid", { fields: [{ field: "lines" }] });
  const part = all ? {} : { amount };
  return ok([{ doc: sold.doc, command: { type: "reverse", of: sold.entry, ...part } }]);
}

function budgetBack({ sold, rule, withoutRight }: Returning, change: Change) {
  if (withoutRight === true) return [];
  return usedBack(sold, change, rule);
}

function undo({ viewOf }: Returning, { booking, amount }: Undoing, ownLotOnly = false): SaleWish[] {
  const open = openOf(booking, viewOf(booking.doc).account);
  const wanted = Math.min(open, amount ?? open);
  if (wanted <= 0) return [];
  const { doc, id: of } = booking;
  const { purse } = booking.body;
  const only = ownLotOnly && booking.body.kind === "credit" ? { ownLotOnly } : {};
  return [{ doc, command: { type: "reverse", of, amount: wanted, ...only }, about: { purse } }];
}

/** Each tender's units over the debits that paid them, the first ones first. */
function paymentsBack(
  { sold, viewOf }: Returning,
  refunds: readonly Refund[],
): Result<readonly Undoing[]> {
  const undoings: Undoing[] = [];
  for (const { place, units } of refunds) {
    if (place.kind !== "purse") continue;
    const parts = inTurn(paymentsIn(sold, place), { units, viewOf });
    const left = parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    const { purse } = place;
    if (left < units) return refused("already-reversed", { purse, asked: units, left });
    undoings.push(...parts);
  }
  return ok(undoings);
}

/** Of one booking after the other what is left, until there is enough. */
function inTurn(
  bookings: readonly Booking[],
  { units, viewOf }: Pick<Returning, "viewOf"> & { readonly units: number },
): readonly Undoing[] {
  let rest = units;
  return bookings.flatMap((booking): Undoing[] => {
    const amount = Math.min(rest, openOf(booking, viewOf(booking.doc).account));
    rest -= amount;
    return amount > 0 ? [{ booking, amount }] : [];
  });
}

/** What the sale gave and the kept lines would not give, purse by purse. */
function takenBack(
  returning: Returning,
  change: Change,
  spread: readonly Refund[],
): Result<readonly Taken[]> {
  const { sold, viewOf, rule, spent } = returning;
  const taken: Taken[] = [];
  let refunds = deductible(spread);
  for (const purse of earnedPurses(sold)) {
    const credits = earnedIn(sold, purse);
    const [first] = credits;
    if (first === undefined) continue;
    const view = viewOf(first.doc);
    const open = credits.reduce((sum, one) => sum + openOf(one, view.account), 0);
    const back = earnedBack(sold, change, { purse, ...(rule === undefined ? {} : { rule }) });
    const asked = Math.min(open, back);
    const refunded = unitsInto(spread, { doc: first.doc, purse });
    const short = shortfallOf(view, { purse, credits, asked, refunded, refunds, spent });
    if (!short.ok) return short;
    refunds -= short.value.deduction;
    if (asked > 0) taken.push(takenOf(purse, asked, short.value));
  }
  return ok(taken);
}

function takenOf(purse: PurseId, asked: number, { short, deduction }: Shortfall): Taken {
  return { purse, amount: asked - short, short, deduction };
}

function unitsInto(refunds: readonly Refund[], { doc, purse }: { doc: DocId; purse: PurseId }) {
  return refunds.reduce((sum, { place, units }) => {
    const isSame = place.kind === "purse" && place.doc === doc && place.purse === purse;
    return isSame ? sum + units : sum;
  }, 0);
}

/** The last credits are taken back first. */
function earnedUndone({ sold, viewOf }: Returning, { purse, amount }: Taken): readonly Undoing[] {
  return inTurn(earnedIn(sold, purse).toReversed(), { units: amount, viewOf });
}

/** Where a unit is a minor unit, something can be kept back; so can cash. */
function roomIn({ place, units, amount }: Refund): number {
  const isDeductible = place.kind === "outside" || (place.kind === "purse" && units === amount);
  return isDeductible ? Math.max(0, amount) : 0;
}

function deductible(refunds: readonly Refund[]): number {
  return refunds.reduce((sum, refund) => sum + roomIn(refund), 0);
}

/** Deductions come off what goes back outside first, then off purses of money. */
function lessDeductions(refunds: readonly Refund[], taken: readonly Taken[]): readonly Refund[] {
  let rest = taken.reduce((sum, { deduction }) => sum + deduction, 0);
  const outsideFirst = refunds.toSorted((a, b) => rankOf(a) - rankOf(b));
  return outsideFirst
    .map((refund) => {
      const off = Math.min(rest, roomIn(refund));
      rest -= off;
      const units = refund.place.kind === "purse" ? refund.units - off : refund.units;
      return { ...refund, units: off === 0 ? refund.units : units, amount: refund.amount - off };
    })
    .filter(({ units, amount }) => units !== 0 || amount !== 0);
}

function rankOf({ place }: Refund): number {
  return place.kind === "outside" ? 0 : 1;
}

type Done = {
  readonly change: Change;
  readonly spread: readonly Refund[];
  readonly taken: readonly Taken[];
};

/** What came back, so that what is kept can be computed at the next return. */
function noteOf(sold: SoldReceipt, { change, spread, taken }: Done): Receipt {
  const { body, doc, receipt } = sold;
  const deductions = taken
    .filter(({ deduction }) => deduction > 0)
    .map(({ purse, short, deduction }) => ({ purse, doc: null, units: short, amount: -deduction }));
  return {
    kind: "receipt",
    number: null,
    at: null,
    hold: null,
    of: receipt,
    lines: linesBack(body.lines, change),
    effects: taken.flatMap(({ purse, amount }) => {
      const effect = body.effects.find((one) => one.purse === purse);
      return effect === undefined ? [] : [{ ...effect, parameters: "{}", gave: amount }];
    }),
    costs: isAllBack(change) ? body.costs : [],
    tenders: [...spread.map((refund) => tenderOf(refund, doc)), ...deductions],
    campaignSet: body.campaignSet,
  };
}

function tenderOf({ place, units, amount }: Refund, own: DocId): ReceiptTender {
  if (place.kind === "outside") return { purse: null, doc: null, units, amount };
  if (place.kind === "open") return { purse: null, doc: place.doc, units, amount };
  const doc = place.doc === own ? null : place.doc;
  return { purse: place.purse, doc, units, amount };
}
