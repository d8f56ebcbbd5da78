import type { ReceiptEffect, ReceiptLine } from "../bodies.ts";
import { keptShare } from "../quantity.ts";
import type { Kept } from "../receipt-right.ts";
import { quantityOf } from "../receipt-right.ts";
import { inProportion, type KeptByEffect, keptLines } from "./kept-effects.ts";
import { type Change, isAllBack } from "./return-lines.ts";
import { amountOf, type Booking, isDebit, type SoldReceipt } from "./sold-receipt.ts";
import type { Undoing } from "./take-back.ts";

/**
 * What budgets and caps of the branch get back: what a campaign took off the lines that come back,
 * or gave for them. Differences of what is kept, so that any split of a return into parts gives back
 * the same. Source: SPEC R627.
 */
export function usedBack(
  sold: SoldReceipt,
  change: Change,
  rule: KeptByEffect = inProportion,
): readonly Undoing[] {
  return sold.used.filter(isDebit).flatMap((booking): Undoing[] => {
    if (isAllBack(change)) return [{ booking, amount: null }];
    const kept = (lines: Kept) => keptOf(sold, { booking, lines, rule });
    const amount = kept(change.before) - kept(change.after);
    return amount > 0 ? [{ booking, amount }] : [];
  });
}

type Keeping = { readonly booking: Booking; readonly lines: Kept; readonly rule: KeptByEffect };

function keptOf({ body }: SoldReceipt, { booking, lines, rule }: Keeping): number {
  const all = amountOf(booking);
  const { campaign } = booking.body;
  const off = discountsBy(body.lines, campaign);
  if (off > 0) return Math.min(all, discountsKept(body.lines, campaign, lines));
  const effects = body.effects.filter((one) => one.campaign === campaign);
  if (givenBy(effects) === 0) return all;
  const left = keptLines(body.lines, lines);
  const sum = effects.reduce((total, effect) => total + Math.max(0, rule(effect, left)), 0);
  return Math.min(all, sum);
}

function discountsBy(lines: readonly ReceiptLine[], campaign: string | null): number {
  return lines.reduce((sum, line) => sum + discountOf(line, campaign), 0);
}

function discountOf({ discounts }: ReceiptLine, campaign: string | null): number {
  const own = discounts.filter((one) => one.campaign === campaign);
  return own.reduce((sum, { amount }) => sum + amount, 0);
}

/** Rounding: up for what is kept, as the line's net is. */
function discountsKept(lines: readonly ReceiptLine[], campaign: string | null, kept: Kept): number {
  return lines.reduce((sum, line) => {
    const of = quantityOf(line);
    const share = { kept: kept.get(line.id) ?? 0, of };
    return sum + keptShare(discountOf(line, campaign), share);
  }, 0);
}

function givenBy(effects: readonly ReceiptEffect[]): number {
  return effects.reduce((sum, { gave }) => sum + gave, 0);
}
