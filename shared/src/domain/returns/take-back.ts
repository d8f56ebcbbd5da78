import type { DocId, PurseId } from "../ids.ts";
import { keptShare } from "../quantity.ts";
import { allKept } from "../receipt-right.ts";
import { inProportion, type KeptByEffect, keptLines } from "./kept-effects.ts";
import { type Change, isAllBack, isFilling, worthKept } from "./return-lines.ts";
import { amountOf, type Booking, isCredit, isDebit, type SoldReceipt } from "./sold-receipt.ts";

/** A booking of the sale, and how much of it is to be undone; null for all that is left. */
export type Undoing = { readonly booking: Booking; readonly amount: number | null };

const fillingReasons: ReadonlySet<string> = new Set(["top-up", "voucher-sold"]);

/** What loads and vouchers put into an account when they were sold. */
function isOfFilling({ body }: Booking): boolean {
  return fillingReasons.has(body.reason);
}

/** How often a campaign applied to the card: no value, and given back with the whole receipt. */
function isCapUse(booking: Booking): boolean {
  return isCredit(booking) && booking.body.reason === "cap";
}

function isEarned(booking: Booking): boolean {
  return isCredit(booking) && !isOfFilling(booking) && !isCapUse(booking);
}

/** What was earned with the sale, by purse: credits that no load and no voucher made. */
export function earnedPurses({ bookings }: SoldReceipt): readonly PurseId[] {
  const earned = bookings.filter(isEarned);
  return [...new Set(earned.map(({ body }) => body.purse))];
}

export function earnedIn({ bookings }: SoldReceipt, purse: PurseId): readonly Booking[] {
  return bookings.filter((one) => isEarned(one) && one.body.purse === purse);
}

/**
 * How many of the units that a sale gave are to be taken back: kept is the lesser of what was earned
 * and what the stored effects give on what is kept. Source: SPEC R92.
 */
export function earnedBack(
  sold: SoldReceipt,
  change: Change,
  { purse, rule = inProportion }: { readonly purse: PurseId; readonly rule?: KeptByEffect },
): number {
  const { lines, effects } = sold.body;
  const earned = earnedIn(sold, purse).reduce((sum, one) => sum + amountOf(one), 0);
  const own = effects.filter((effect) => effect.purse === purse);
  const unnamed = { campaign: "", version: 1, parameters: "", purse, gave: earned };
  const given = (kept: Change["before"]) => {
    const left = keptLines(lines, kept);
    const rules = own.length === 0 ? [unnamed] : own;
    const sum = rules.reduce((total, effect) => total + rule(effect, left), 0);
    return Math.min(earned, Math.max(0, sum));
  };
  const after = isAllBack(change) ? 0 : given(change.after);
  return Math.max(0, given(change.before) - after);
}

/**
 * What is undone where a load or voucher comes back: of each credit the share of the lines that
 * filled the account, and when all of them are back what had made the voucher ready for its sale.
 */
export function fillingsBack(sold: SoldReceipt, change: Change): readonly Undoing[] {
  const lines = sold.body.lines.filter(isFilling);
  const docs = new Set(lines.map(({ filled }) => filled ?? sold.doc));
  return [...docs].flatMap((doc) => {
    const own = lines.filter(({ filled }) => (filled ?? sold.doc) === doc);
    const of = worthKept(own, allKept(sold.body), "gross");
    const before = worthKept(own, change.before, "gross");
    const after = worthKept(own, change.after, "gross");
    if (before === after) return [];
    const bookings = sold.bookings.filter((one) => one.doc === doc && isOfFilling(one));
    return bookings.flatMap((booking): Undoing[] => {
      if (isDebit(booking)) return after === 0 ? [{ booking, amount: null }] : [];
      const kept = (left: number) => keptShare(amountOf(booking), { kept: left, of });
      return [{ booking, amount: kept(before) - kept(after) }];
    });
  });
}

function isCost(booking: Booking): boolean {
  return isDebit(booking) && booking.body.campaign !== null && !isOfFilling(booking);
}

/** Rewards and coupons that were used come back with the whole receipt. Source: SPEC R95. */
export function costsBack({ bookings }: SoldReceipt, change: Change): readonly Undoing[] {
  if (!isAllBack(change)) return [];
  return bookings
    .filter((one) => isCost(one) || isCapUse(one))
    .map((booking) => ({ booking, amount: null }));
}

/**
 * The debits by which a purse paid, those of the account that the receipt names first: what leads
 * to it may have paid, too.
 */
export function paymentsIn(
  { bookings, body, doc: own }: SoldReceipt,
  place: { readonly doc: DocId; readonly purse: PurseId },
): readonly Booking[] {
  const named = body.tenders.filter(({ purse }) => purse === place.purse);
  const others = new Set(named.map(({ doc }) => doc ?? own).filter((doc) => doc !== place.doc));
  const paid = bookings.filter(
    (one) => isPayment(one) && one.body.purse === place.purse && !others.has(one.doc),
  );
  const isNamed = ({ doc }: Booking) => doc === place.doc;
  return [...paid.filter(isNamed), ...paid.filter((one) => !isNamed(one))];
}

function isPayment(booking: Booking): boolean {
  return isDebit(booking) && booking.body.campaign === null && !isOfFilling(booking);
}
