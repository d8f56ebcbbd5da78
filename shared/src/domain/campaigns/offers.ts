import type { Offer } from "../sale/evaluation.ts";
import { couponCost } from "./compiled.ts";
import type { Context } from "./context.ts";
import { totalOf } from "./effects/priced-line.ts";
import { type Run, whyUnmet } from "./run-state.ts";

/** Rewards and coupons on the card that nobody asked for, and whose conditions this basket meets. */
export function offersOf({ view, selected }: Context, run: Run): readonly Offer[] {
  return view.campaigns.flatMap(({ campaign }, at) => {
    if (run.whys[at]?.code !== "not-asked") return [];
    const lines = (selected[at] ?? []).flatMap((line) => run.lines[line] ?? []);
    const amount = totalOf(lines.map(({ net }) => net));
    const units = totalOf(lines.map((line) => line.units));
    if (amount < 1 || whyUnmet(campaign.conditions ?? {}, { amount, units }) !== undefined)
      return [];
    const purse = couponCost(campaign);
    const cost = campaign.cost ?? (purse === undefined ? null : { purse, amount: 1 });
    const { id, name } = campaign;
    return [{ campaign: id, name, cost }];
  });
}
