import type { CapUse, UsedCoupon } from "../sale/evaluation.ts";
import type { Context } from "./context.ts";
import { isFor } from "./eligible.ts";
import { isApplied, type Run } from "./run-state.ts";
import { usedBy } from "./settle.ts";

export function capUses({ view }: Context, run: Run): readonly CapUse[] {
  return view.campaigns.flatMap(({ campaign: { id, caps } }, at) => {
    if (caps === undefined || !isApplied(run, at)) return [];
    const { perCard, perBranch, budget } = caps;
    const amount = usedBy(run, at);
    const uses: CapUse[] = [];
    if (perCard !== undefined) {
      uses.push({ campaign: id, cap: "perCard", per: perCard.per, amount: 1 });
    }
    if (perBranch !== undefined) {
      uses.push({ campaign: id, cap: "perBranch", per: perBranch.per, amount });
    }
    if (budget !== undefined) uses.push({ campaign: id, cap: "budget", per: "all", amount });
    return uses;
  });
}

/** One for each campaign that applied: a code that is named twice counts once. */
export function usedCoupons({ asked, view }: Context, run: Run): readonly UsedCoupon[] {
  return view.campaigns.flatMap(({ campaign }, at) => {
    if (campaign.trigger === undefined || !isApplied(run, at)) return [];
    const named = asked.coupons.find((coupon) => isFor(coupon, campaign));
    return named === undefined ? [] : [{ ...named, by: campaign.id }];
  });
}
