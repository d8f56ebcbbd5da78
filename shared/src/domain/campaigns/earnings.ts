import { daysAfter } from "../calendar.ts";
import type { LotAttributes } from "../lot.ts";
import type { Earning } from "../sale/evaluation.ts";
import { dayBegins } from "./branch-time.ts";
import type { EarningEffect } from "./campaign.ts";
import { type Compiled, funderOf } from "./compiled.ts";
import type { Context } from "./context.ts";
import type { EarnPoints } from "./effects/earn-points.ts";
import { spendingOrders } from "./effects/load-bonus.ts";
import { expiryDay } from "./expiry.ts";
import type { Gift, Run } from "./run-state.ts";

/** What comes onto the card, gift by gift, with what its lots say otherwise than usual. */
export function earningsOf(context: Context, run: Run): readonly Earning[] {
  return run.gifts.flatMap((gift) => {
    const compiled = context.view.campaigns[gift.campaign];
    if (compiled === undefined) return [];
    const { purse, amount } = gift;
    const earning = { purse, amount, campaign: compiled.campaign.id };
    const lot = lotOf(context, compiled, timing(context, run, gift));
    return [Object.keys(lot).length === 0 ? earning : { ...earning, lot }];
  });
}

function lotOf(
  context: Context,
  { campaign }: Compiled,
  effect: EarningEffect | undefined,
): Partial<LotAttributes> {
  const funder = funderOf(campaign);
  return {
    ...(funder === null ? {} : { funder }),
    ...lotTimes(context, effect),
    ...(effect?.type === "loadBonus" ? { paid: false, order: spendingOrders[effect.spend] } : {}),
  };
}

/** The effect that says when its lot begins and ends. */
function timing(context: Context, run: Run, gift: Gift): EarningEffect | undefined {
  const effect = context.view.campaigns[gift.campaign]?.earnings[gift.effect];
  return effect?.type === "multiplyPoints" ? baseOf(context, run, gift.purse) : effect;
}

/** Points on top live as long as those that they are on top of. */
function baseOf({ view }: Context, run: Run, purse: string): EarnPoints | undefined {
  for (const gift of run.gifts) {
    const earning = view.campaigns[gift.campaign]?.earnings[gift.effect];
    if (gift.purse === purse && earning?.type === "earnPoints") return earning;
  }
  return undefined;
}

type Timed = Pick<EarnPoints, "pendingDays" | "expires">;

function isTimed(effect: EarningEffect | undefined): effect is EarningEffect & Timed {
  return (
    effect?.type === "earnPoints" ||
    effect?.type === "issueCoupon" ||
    effect?.type === "issueReward"
  );
}

/** Pending until a day begins, not so many hours: equal lots are one. Source: SPEC R755. */
function lotTimes(
  { asked, now }: Context,
  effect: EarningEffect | undefined,
): Partial<LotAttributes> {
  if (!isTimed(effect)) return {};
  const { pendingDays, expires } = effect;
  return {
    ...(pendingDays === undefined
      ? {}
      : { from: dayBegins(asked.place.zone, daysAfter(now.day, pendingDays)) }),
    ...(expires === undefined ? {} : { expires: expiryDay(now.day, expires) }),
  };
}
