import type { AccountState } from "../account.ts";
import type { Command } from "../decide.ts";
import { type BusinessDay, paidExpiry, type SpendingTime } from "../lots.ts";
import { ok, type Refusal, type Result, refused } from "../result.ts";
import {
  inactivePurse,
  partsIn,
  type Voucher,
  type VoucherPart,
  voucherOf,
  voucherPurse,
} from "./voucher.ts";

/** How a voucher is sold: `amount`, minor units, is what the customer pays; it must be the price. */
export type VoucherSale = {
  readonly amount: number;
  readonly time: SpendingTime;
};

/**
 * Sells a voucher: its whole `inactive` goes out and the same amounts come in as money, lot by lot.
 * Both go into one act, so a voucher is active as a whole or not at all; since `inactive` is never
 * spent beyond rights, it is sold once, whatever is cut off from what. Source: SPEC R712.
 */
export function voucherWishes(
  account: AccountState,
  { amount, time }: VoucherSale,
): Result<readonly Command[]> {
  const voucher = voucherOf(account, time);
  const objection = saleObjection(voucher);
  if (objection !== null) return { ok: false, error: objection };
  if (amount !== voucher.price) {
    const fields = [{ field: "amount", reason: "not-the-voucher's-price" }];
    return refused("invalid", { fields, price: voucher.price });
  }
  const parts = partsIn(account, inactivePurse);
  const out = takeAll(voucher.value, "voucher-sold");
  return ok([out, ...parts.map((part) => sold(part, time.day()))]);
}

/** Only what has not been sold is voided; it can never be sold after that. Source: SPEC R713. */
export function voidWishes(account: AccountState, time: SpendingTime): Result<readonly Command[]> {
  const { state, value } = voucherOf(account, time);
  if (state === "unknown") return refused("not-found");
  if (value === 0) return refused("conflict", { state });
  if (state === "expired") return refused("expired");
  return ok([takeAll(value, "voucher-voided")]);
}

function takeAll(amount: number, reason: string): Command {
  return { type: "debit", purse: inactivePurse, amount, reason };
}

function saleObjection({ state, expires }: Voucher): Refusal | null {
  if (state === "inactive") return null;
  if (state === "unknown") return { code: "not-found" };
  if (state === "expired") return { code: "expired", expires };
  return state === "blocked" ? { code: "blocked" } : { code: "conflict", state };
}

/** What was paid for lasts as long as the law says from its sale on, if that is longer. */
function sold({ attributes, amount }: VoucherPart, today: BusinessDay): Command {
  const { issuer: _, ...lot } = attributes;
  const expires = lot.paid ? later(lot.expires, paidExpiry(today)) : lot.expires;
  const reason = "voucher-sold";
  return { type: "credit", purse: voucherPurse, amount, reason, lot: { ...lot, expires } };
}

function later(a: BusinessDay | null, b: BusinessDay): BusinessDay | null {
  return a === null || a > b ? a : b;
}
