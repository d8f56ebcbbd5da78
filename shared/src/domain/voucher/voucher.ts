import { type AccountState, balanceOf, emptyPurse, type LotState } from "../account.ts";
import { totalOf } from "../holding.ts";
import type { PurseId } from "../ids.ts";
import type { LotAttributes } from "../lot.ts";
import { isSpendable, type SpendingTime } from "../lots.ts";
import type { Refusal } from "../result.ts";
import { isBlocked } from "../status.ts";

/** What a voucher will be worth lies here until it is sold; taking it out is the sale. */
export const inactivePurse: PurseId = "inactive" as PurseId;
/** What a sold voucher is worth. */
export const voucherPurse: PurseId = "money" as PurseId;

export const voucherStates = [
  "unknown",
  "inactive",
  "active",
  "used",
  "void",
  "expired",
  "blocked",
] as const;

export type VoucherState = (typeof voucherStates)[number];

/** Minor units. `price`: what it costs while it is inactive; `rest`: what is left on it. */
export type Voucher = {
  readonly state: VoucherState;
  readonly price: number;
  readonly value: number;
  readonly rest: number;
  /** The last good day of what lasts longest, `YYYY-MM-DD`; null for no end. */
  readonly expires: string | null;
};

/** One lot of a voucher: paid for, or given on top. */
export type VoucherPart = { readonly attributes: LotAttributes; readonly amount: number };

/** What lies in a purse of a voucher, lot by lot; a lot that nobody has described yet is left out. */
export function partsIn(account: AccountState, purse: PurseId): readonly VoucherPart[] {
  const lots: readonly LotState[] = Object.values((account.purses[purse] ?? emptyPurse).lots);
  return lots.flatMap(({ attributes, holdings }) => {
    const amount = Object.values(holdings).reduce((sum, holding) => sum + totalOf(holding), 0);
    return attributes === null || amount === 0 ? [] : [{ attributes, amount }];
  });
}

/**
 * A voucher as its account tells it.
 * Promise: a function of the account, so it is the same on every replica.
 */
export function voucherOf(account: AccountState, time: SpendingTime): Voucher {
  const waiting = partsIn(account, inactivePurse);
  const parts = waiting.length > 0 ? waiting : partsIn(account, voucherPurse);
  const rest = Math.max(0, balanceOf(account.purses[voucherPurse] ?? emptyPurse));
  const facts = {
    price: sumOf(waiting.filter(({ attributes }) => attributes.paid)),
    value: sumOf(waiting),
    rest,
    expires: lastDay(parts),
  };
  if (isBlocked(account.status)) return { ...facts, state: "blocked" };
  const isGood = parts.some(({ attributes }) => isSpendable(attributes, time));
  return { ...facts, state: stateOf(account, { rest, isWaiting: waiting.length > 0, isGood }) };
}

type Facts = { readonly rest: number; readonly isWaiting: boolean; readonly isGood: boolean };

function stateOf(account: AccountState, { rest, isWaiting, isGood }: Facts): VoucherState {
  if (isWaiting || rest > 0) {
    if (!isGood) return "expired";
    return isWaiting ? "inactive" : "active";
  }
  if (hasLots(account, voucherPurse)) return "used";
  return hasLots(account, inactivePurse) ? "void" : "unknown";
}

function hasLots(account: AccountState, purse: PurseId): boolean {
  return Object.keys((account.purses[purse] ?? emptyPurse).lots).length > 0;
}

function sumOf(parts: readonly VoucherPart[]): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}

function lastDay(parts: readonly VoucherPart[]): string | null {
  const days = parts.map(({ attributes }) => attributes.expires);
  if (days.length === 0 || days.includes(null)) return null;
  return days.reduce((last, day) => (day !== null && last !== null && day > last ? day : last));
}

/** Why a voucher cannot pay, beside there being too little on it; null when it can. */
export function voucherObjection({ state, rest, expires }: Voucher): Refusal | null {
  switch (state) {
    case "active":
      return null;
    case "unknown":
      return { code: "not-found" };
    case "inactive":
      return { code: "inactive" };
    case "expired":
      return { code: "expired", expires };
    case "blocked":
      return { code: "blocked" };
    default:
      return { code: "already-used", state, rest };
  }
}
