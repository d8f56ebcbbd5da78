import type { Command } from "../decide.ts";
import type { LotAttributes, TaxKind } from "../lot.ts";
import { type BusinessDay, paidExpiry } from "../lots.ts";
import { isAmount } from "../measure.ts";
import { ok, type Result } from "../result.ts";
import { inactivePurse } from "./voucher.ts";

/**
 * What a voucher is to be. `price` and `value` in minor units; what the value is above the price
 * is a bonus that `funder` gives. `expires` null: by law.
 */
export type VoucherTerms = {
  readonly price: number;
  readonly value: number;
  readonly expires?: BusinessDay | null | undefined;
  readonly tax?: Extract<TaxKind, "single" | "multi"> | undefined;
  readonly funder?: string | null | undefined;
};

/** Without its issuer: whoever sells it is that. */
export type VoucherLot = Omit<LotAttributes, "issuer">;
export type VoucherLotPart = { readonly lot: VoucherLot; readonly amount: number };

/** Paid value is taken before what came on top. Source: SPEC R711. */
const bonusOrder = 1;
const paidPrice = 10_000;

/**
 * The lots that a voucher's value lies in: paid and bonus are never mixed.
 * Source: SPEC R710, R711; §§ 195, 199 BGB for how long what was paid for must last.
 */
export function voucherLots(
  terms: VoucherTerms,
  today: BusinessDay,
): Result<readonly VoucherLotPart[]> {
  const { price, value, tax = "multi" } = terms;
  const objection = termsObjection(terms, today);
  if (objection !== null) return objection;
  const expires = terms.expires ?? paidExpiry(today);
  const shared = { from: null, expires };
  const paid = { funder: null, paid: true, price: paidPrice, order: 0, tax, ...shared };
  const bonus = {
    funder: terms.funder ?? null,
    paid: false,
    price: null,
    order: bonusOrder,
    tax: "discount" as const,
    ...shared,
  };
  const parts = [
    { lot: paid, amount: price },
    { lot: bonus, amount: value - price },
  ];
  return ok(parts.filter(({ amount }) => amount > 0));
}

function termsObjection(terms: VoucherTerms, today: BusinessDay): ReturnType<typeof wrong> | null {
  const { price, value, expires } = terms;
  if (!isAmount(value)) return wrong("value", "not-an-amount");
  if (price !== 0 && !isAmount(price)) return wrong("price", "not-an-amount");
  if (price > value) return wrong("price", "above-the-value");
  if (expires === undefined || expires === null) return null;
  if (expires < today) return wrong("expires", "in-the-past");
  return price > 0 && expires < paidExpiry(today) ? wrong("expires", "shorter-than-the-law") : null;
}

function wrong(field: string, reason: string): { readonly ok: false; readonly error: Invalid } {
  return { ok: false, error: { code: "invalid", fields: [{ field, reason }] } };
}

type Invalid = {
  readonly code: "invalid";
  readonly fields: readonly { readonly field: string; readonly reason: string }[];
};

/** What makes one voucher, inactive, on an account of its own. */
export function makeWishes(terms: VoucherTerms, today: BusinessDay): Result<readonly Command[]> {
  const parts = voucherLots(terms, today);
  if (!parts.ok) return parts;
  return ok(
    parts.value.map(({ lot, amount }): Command => {
      return { type: "credit", purse: inactivePurse, amount, reason: "voucher-made", lot };
    }),
  );
}
