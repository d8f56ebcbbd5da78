import type { FieldProblem } from "./priced-line.ts";

export type LoadTier = { readonly pay: number; readonly credit: number };

/** Pay 10, get 15. `spend` says whether the paid or the given money goes first. */
export type LoadBonus = {
  readonly type: "loadBonus";
  readonly tiers: readonly LoadTier[];
  readonly spend: "paidFirst" | "bonusFirst" | "proRata";
};

/** Lots go by this order before expiry; paid money has 0. */
export const spendingOrders: Readonly<Record<LoadBonus["spend"], number>> = {
  bonusFirst: -1,
  proRata: 0,
  paidFirst: 1,
};

/** The highest tier that was reached counts once. Source: SPEC R756. */
export function bonusOf({ tiers }: LoadBonus, paid: number): number {
  const tier = tiers.findLast(({ pay }) => paid >= pay);
  return tier === undefined ? 0 : tier.credit - tier.pay;
}

export function loadBonusProblems({ tiers }: LoadBonus): readonly FieldProblem[] {
  return tiers.flatMap(({ pay, credit }, at) => {
    const problems: FieldProblem[] = [];
    if (credit <= pay) problems.push({ field: `tiers.${at}.credit`, reason: "gives nothing" });
    if (pay <= (tiers[at - 1]?.pay ?? 0)) {
      problems.push({ field: `tiers.${at}.pay`, reason: "not above the tier before" });
    }
    return problems;
  });
}
