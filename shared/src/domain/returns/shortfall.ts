import { balanceOf, emptyPurse } from "../account.ts";
import type { View } from "../decide.ts";
import { takeable } from "../decide-reverse.ts";
import type { PurseId } from "../ids.ts";
import { ok, type Result, refused } from "../result.ts";
import type { Booking } from "./sold-receipt.ts";

/** What is done when earned value cannot be taken back because it is spent. */
export type SpentRule = "deduct" | "waive";

export type Taking = {
  readonly purse: PurseId;
  readonly credits: readonly Booking[];
  /** Units that are to be taken back. */
  readonly asked: number;
  /** Units that come into the purse by this return before. */
  readonly refunded: number;
  /** Minor units of refunds that a deduction can be taken from. */
  readonly refunds: number;
  readonly spent: SpentRule;
};

/** `short` units are not there; for them `deduction`, minor units, comes off the refund. */
export type Shortfall = { readonly short: number; readonly deduction: number };

/**
 * What is spent already comes off the refund at its value, or the whole return is refused with the
 * numbers and the way out; what other devices hold is neither. Source: SPEC R94.
 */
export function shortfallOf(view: View, taking: Taking): Result<Shortfall> {
  const { purse, asked, refunded } = taking;
  const state = view.account.purses[purse] ?? emptyPurse;
  const made = taking.credits.flatMap(({ body }) => (body.kind === "credit" ? [body.lot] : []));
  const guaranteed = Math.min(asked, takeable(view, { purse, made }) + refunded);
  const short = asked - guaranteed;
  if (short === 0 || taking.spent === "waive") return ok({ short, deduction: 0 });
  const gone = Math.max(0, asked - Math.max(0, balanceOf(state) + refunded));
  return deducted(view, taking, { guaranteed, short, spent: Math.min(short, gone) });
}

type Missing = { readonly guaranteed: number; readonly short: number; readonly spent: number };

function deducted(
  view: View,
  { purse, asked, refunds }: Taking,
  { guaranteed, short, spent }: Missing,
): Result<Shortfall> {
  const value = view.policy.returnValues[purse] ?? view.purses.get(purse)?.unitValue ?? null;
  const deduction = value === null ? null : spent * value;
  const elsewhere = short - spent;
  if (elsewhere === 0 && deduction !== null && deduction <= refunds)
    return ok({ short, deduction });
  const numbers = { purse, asked, guaranteed, provisional: 0, spent, elsewhere };
  return refused("too-little", {
    ...numbers,
    deduction,
    refund: refunds,
    detail: wayOut(elsewhere, deduction),
  });
}

function wayOut(elsewhere: number, deduction: number | null): string {
  if (elsewhere > 0) return heldElsewhere;
  return deduction === null ? noValue : tooDear;
}

const waive = "A manager can return it with spent: waive.";
const heldElsewhere = `Part of what was earned is held by other branches; try again in touch. ${waive}`;
const noValue = `Part of what was earned is spent, and the policy sets no value for it. ${waive}`;
const tooDear = `What is spent already is worth more than the refund. ${waive}`;
