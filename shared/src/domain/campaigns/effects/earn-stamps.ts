import type { PurseId } from "../../ids.ts";
import type { FieldProblem } from "./priced-line.ts";

/** `n` stamps for a receipt, for each unit, or for each whole `amount` of the sum. */
export type EarnStamps = {
  readonly type: "earnStamps";
  readonly programme: string;
  readonly per: "receipt" | "quantity" | "amount";
  readonly n: number;
  readonly amount?: number | undefined;
  readonly cap?: number | undefined;
};

export function stampPurse({ programme }: EarnStamps): PurseId {
  return `stamps:${programme}` as PurseId;
}

/** `base` is the selected lines' net, `units` their whole units that cost something. */
export type StampBase = { readonly base: number; readonly units: number };

/** Source: SPEC R754. */
export function earnedStamps(effect: EarnStamps, { base, units }: StampBase): number {
  if (base < 1) return 0;
  const { per, n, amount = 0, cap = Number.POSITIVE_INFINITY } = effect;
  const steps = { receipt: 1, quantity: units, amount: Math.floor(base / amount) };
  return Math.min(cap, steps[per] * n);
}

export function earnStampsProblems({ per, amount }: EarnStamps): readonly FieldProblem[] {
  if ((per === "amount") === (amount !== undefined)) return [];
  const reason = per === "amount" ? "missing" : "only where stamps are per amount";
  return [{ field: "amount", reason }];
}
