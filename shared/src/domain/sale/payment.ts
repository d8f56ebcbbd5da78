import type { PurseDefinition } from "../control-bodies.ts";
import type { DocId, PurseId } from "../ids.ts";
import { isAmount } from "../measure.ts";
import { ok, type Result, refused } from "../result.ts";
import type { Basket } from "./basket.ts";
import type { Evaluation } from "./evaluation.ts";

/** A wish to pay from a purse, in the purse's unit; "all" is as much as there is and is needed. */
export type Tender = {
  readonly doc: DocId;
  readonly purse: PurseId;
  readonly amount: number | "all";
};

/**
 * What a tender comes to. `units` leave the purse and pay `amount` minor units; of a recorded sale
 * `openUnits`, worth `open`, were taken by the till and cannot be booked.
 */
export type Payment = {
  readonly doc: DocId;
  readonly purse: PurseId;
  readonly units: number;
  readonly amount: number;
  readonly openUnits: number;
  readonly open: number;
};

/** `payable` is what purses may pay; `toPay` is left to pay outside, below 0 to pay out. */
export type PaymentPlan = {
  readonly payments: readonly Payment[];
  readonly payable: number;
  readonly paid: number;
  readonly open: number;
  readonly toPay: number;
};

export type Paying = {
  readonly basket: Basket;
  readonly evaluation: Evaluation;
  readonly currency: string;
  readonly tenders: readonly Tender[];
  readonly purses: ReadonlyMap<PurseId, PurseDefinition>;
  /** Units that may be taken here and now, of each tender as if it were alone. */
  readonly available: readonly number[];
  readonly recorded: boolean;
};

/** Vouchers and loads are paid with other money than that of purses. Source: SPEC R72. */
function payableOf(basket: Basket, { lines }: Evaluation): number {
  const payable = basket.lines.reduce((sum, { kind }, at) => {
    const isPayable = kind === "goods" || kind === "deposit";
    return isPayable ? sum + (lines[at]?.net ?? 0) : sum;
  }, 0);
  return Math.max(0, payable);
}

/** Minor units that one unit of a purse pays; null for a purse that does not pay. */
function unitValueOf(purse: PurseDefinition, currency: string): number | null {
  if (!purse.active) return null;
  if (purse.unit === "money") return purse.currency === currency ? 1 : null;
  return purse.unitValue;
}

type Valued = Tender & { readonly value: number; readonly available: number };

/**
 * Named amounts come first, whatever their place; "all" takes what they leave, in whole units.
 * Source: SPEC R73.
 */
export function planPayment(paying: Paying): Result<PaymentPlan> {
  const { basket, evaluation } = paying;
  const valued = valuedTenders(paying);
  if (!valued.ok) return valued;
  const payable = payableOf(basket, evaluation);
  const named = valued.value.reduce((sum, one) => sum + namedValue(one), 0);
  if (named > payable) return overpaid(valued.value, { asked: named, payable });
  const payments = paymentsOf(valued.value, { rest: payable - named, recorded: paying.recorded });
  const sum = (part: "amount" | "open") => payments.reduce((total, one) => total + one[part], 0);
  const paid = sum("amount");
  const open = sum("open");
  return ok({ payments, payable, paid, open, toPay: evaluation.net - paid - open });
}

function valuedTenders(paying: Paying): Result<readonly Valued[]> {
  const valued = paying.tenders.map((tender, at) => valuedTender(paying, tender, at));
  const wrong = valued.find((one) => !one.ok);
  if (wrong !== undefined && !wrong.ok) return wrong;
  return ok(valued.flatMap((one) => (one.ok ? [one.value] : [])));
}

function valuedTender(
  { purses, currency, available }: Paying,
  tender: Tender,
  at: number,
): Result<Valued> {
  const purse = purses.get(tender.purse);
  const value = purse === undefined ? null : unitValueOf(purse, currency);
  if (value === null) return wrongTender(at, "purse", `does not pay in ${currency}`);
  const isGood = tender.amount === "all" || isAmount(tender.amount);
  if (!isGood) return wrongTender(at, "amount", "out of bounds");
  return ok({ ...tender, value, available: available[at] ?? 0 });
}

function wrongTender(tender: number, field: string, reason: string): Result<never> {
  return refused("invalid", { fields: [{ field: `pay.${tender}.${field}`, reason }], tender });
}

/** The units that each tender would take if there were enough; for asking who has them. */
export function wantedUnits(paying: Paying): readonly number[] {
  const valued = valuedTenders(paying);
  if (!valued.ok) return [];
  const named = valued.value.reduce((sum, one) => sum + namedValue(one), 0);
  const rest = Math.max(0, payableOf(paying.basket, paying.evaluation) - named);
  return valued.value.map(({ amount, value }) =>
    amount === "all" ? Math.floor(rest / value) : amount,
  );
}

function namedValue({ amount, value }: Valued): number {
  return amount === "all" ? 0 : amount * value;
}

/** The first tender with which it becomes too much. */
function overpaid(
  tenders: readonly Valued[],
  numbers: { readonly asked: number; readonly payable: number },
): Result<never> {
  let sum = 0;
  const tender = tenders.findIndex((one) => {
    sum += namedValue(one);
    return sum > numbers.payable;
  });
  const reason = `purses may pay ${numbers.payable} of this, asked are ${numbers.asked}`;
  const fields = [{ field: `pay.${tender}.amount`, reason }];
  return refused("invalid", { fields, tender, ...numbers });
}

function placeOf({ doc, purse }: Tender): string {
  return `${doc} ${purse}`;
}

function paymentsOf(
  tenders: readonly Valued[],
  { rest, recorded }: { readonly rest: number; readonly recorded: boolean },
): readonly Payment[] {
  const taken = new Map<string, number>();
  const take = (one: Valued, wanted: number, isBounded: boolean): Payment => {
    const place = placeOf(one);
    const before = taken.get(place) ?? 0;
    const units = isBounded ? Math.min(wanted, Math.max(0, one.available - before)) : wanted;
    taken.set(place, before + units);
    const openUnits = one.amount === "all" ? 0 : wanted - units;
    const { doc, purse, value } = one;
    return { doc, purse, units, amount: units * value, openUnits, open: openUnits * value };
  };
  const named = tenders.map((one) =>
    one.amount === "all" ? null : take(one, one.amount, recorded),
  );
  let left = rest;
  return tenders.map((one, at) => {
    const known = named[at] ?? take(one, Math.floor(left / one.value), true);
    if (one.amount === "all") left -= known.amount;
    return known;
  });
}
