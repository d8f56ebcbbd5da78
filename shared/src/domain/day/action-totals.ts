import type { Body, Credit, Debit, Receipt, ReceiptTender } from "../bodies.ts";
import { type EntryId, isVoucher, type PurseId } from "../ids.ts";
import { sumOf } from "../lines.ts";
import {
  addTotals,
  type DayTotals,
  type HandSum,
  noTotals,
  type PurseSum,
  type SoldSum,
} from "./day-totals.ts";

/** What one till action booked; `about` are the bookings that its reversals undo. */
export type DayAction = {
  readonly bodies: readonly Body[];
  /** The action names a hold as its own. */
  readonly isHold: boolean;
  readonly about: ReadonlyMap<EntryId, Body>;
};

/** What an action adds to its day. Source: SPEC R450. */
export function totalsOf(action: DayAction): DayTotals {
  const { bodies, isHold } = action;
  const notes = bodies.filter((body): body is Receipt => body.kind === "receipt");
  if (isHold) return noTotals;
  if (notes.length === 0) return handTotals(action);
  const totals = notes.map((note) => noteTotals(note, bodies));
  return totals.reduce(addTotals, noTotals);
}

function noteTotals(note: Receipt, bodies: readonly Body[]): DayTotals {
  if (note.of === null) return saleTotals(note, bodies);
  // A hold that was voided sold nothing.
  return note.of === note.hold ? noTotals : returnTotals(note);
}

function saleTotals(note: Receipt, bodies: readonly Body[]): DayTotals {
  const outside = outsideOf(note);
  const loads = soldIn(note, "load");
  const vouchers = soldIn(note, "voucher");
  const credits = bodies.filter((body): body is Credit => body.kind === "credit");
  return {
    ...noTotals,
    receipts: 1,
    sales: goodsIn(note, outside - loads.amount - vouchers.amount),
    loads,
    vouchers,
    redemptions: inPurses(note),
    unsettled: unsettledOf(note),
    paidByVouchers: fromVouchers(note),
    rewards: note.costs.map(({ purse, amount }) => sumIn(purse, amount)),
    earned: credits.filter(isEarned).map(({ purse, amount }) => sumIn(purse, amount)),
    outside,
  };
}

/** Loads and vouchers that were sold are counted apart, and in no other sum. Source: SPEC R870. */
function goodsIn({ lines, at }: Receipt, outside: number): DayTotals["sales"] {
  const goods = lines.filter(({ kind }) => kind !== "load" && kind !== "voucher");
  if (goods.length === 0 && lines.length > 0) return noTotals.sales;
  const net = goods.reduce((sum, line) => sum + line.net, 0);
  return { count: 1, recorded: at === null ? 0 : 1, net, outside };
}

function isEarned({ reason }: Credit): boolean {
  return reason === "earned";
}

function returnTotals(note: Receipt): DayTotals {
  const outside = outsideOf(note);
  const returns = { count: 1, net: netOf(note), outside, purses: inPurses(note) };
  return { ...noTotals, receipts: 1, returns, outside: -outside };
}

function netOf({ lines }: Receipt): number {
  return lines.reduce((sum, { net }) => sum + net, 0);
}

/** A deduction for what was spent already comes off what was paid out, so it counts with it. */
function outsideOf({ tenders }: Receipt): number {
  return tenders.filter(isOutside).reduce((sum, { amount }) => sum + amount, 0);
}

function isOutside({ purse, doc, amount }: ReceiptTender): boolean {
  return purse === null ? doc === null : amount < 0;
}

function unsettledOf({ tenders }: Receipt): number {
  const open = tenders.filter(({ purse, doc }) => purse === null && doc !== null);
  return open.reduce((sum, { amount }) => sum + amount, 0);
}

function fromVouchers({ tenders }: Receipt): number {
  const given = tenders.filter(({ doc, amount }) => doc !== null && isVoucher(doc) && amount > 0);
  return given.reduce((sum, { amount }) => sum + amount, 0);
}

function inPurses({ tenders }: Receipt): readonly PurseSum[] {
  return tenders.flatMap(({ purse, units, amount }) =>
    purse === null || amount < 0 ? [] : [{ ...sumIn(purse, units), amount }],
  );
}

function sumIn(purse: PurseId, units: number): PurseSum {
  return { purse, count: 1, units, amount: 0 };
}

/** No purse pays for loads and vouchers, so all of it came from outside. */
function soldIn({ lines }: Receipt, kind: "load" | "voucher"): SoldSum {
  const sold = lines.filter((line) => line.kind === kind);
  return soldOutside(sold.length, sumOf(sold.map(({ net }) => ({ amount: net }))));
}

function soldOutside(count: number, amount: number): SoldSum {
  if (count === 0) return noTotals.loads;
  return { count, amount, tenders: [{ tender: "outside", amount }] };
}

/** Bookings by hand, and what was undone of them. */
function handTotals({ bodies, about }: DayAction): DayTotals {
  const parts = bodies.map((body): DayTotals => {
    if (body.kind === "reverse") return undoneTotals(body, about.get(body.of));
    if (body.kind === "credit" && body.reason === "top-up" && body.lot.paid) return loadOf(body);
    if (body.kind !== "credit" && body.kind !== "debit") return noTotals;
    return { ...noTotals, byHand: [handSum(body)] };
  });
  const isMoved = parts.some((part) => part !== noTotals);
  return parts.reduce(addTotals, { ...noTotals, receipts: isMoved ? 1 : 0 });
}

function loadOf({ amount }: Credit): DayTotals {
  return { ...noTotals, loads: soldOutside(1, amount), outside: amount };
}

function handSum(body: Credit | Debit): HandSum {
  const { kind: type, purse, reason } = body;
  const units = body.kind === "credit" ? body.amount : sumOf(body.lines) + body.beyond;
  return { ...sumIn(purse, units), type, reason };
}

/** Of a credit that is undone the units are below 0: they left the purse again. */
function undoneTotals(
  { lines, beyond }: Extract<Body, { kind: "reverse" }>,
  of: Body | undefined,
): DayTotals {
  if (of?.kind !== "credit" && of?.kind !== "debit") return noTotals;
  const amount = sumOf(lines) + beyond;
  const isPaid = of.kind === "credit" && of.lot.paid;
  const outside = isPaid ? amount : 0;
  const purses = [sumIn(of.purse, of.kind === "credit" ? -amount : amount)];
  return { ...noTotals, undone: { count: 1, outside, purses }, outside: -outside };
}
