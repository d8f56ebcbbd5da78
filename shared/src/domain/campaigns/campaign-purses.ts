import { daysAfter } from "../calendar.ts";
import type { PurseKind } from "../control-bodies.ts";
import { budgetPurse, type PurseId } from "../ids.ts";
import type { BusinessDay } from "../lots.ts";
import { weekdayOf } from "./branch-time.ts";
import type { Campaign, CampaignEffect, Period } from "./campaign.ts";
import { stampPurse } from "./effects/earn-stamps.ts";
import { couponPurse, issuedPurse } from "./effects/issue.ts";
import { expiryDay } from "./expiry.ts";

/** A purse that a campaign takes from or puts into; null for what may be of any kind. */
export type NeededPurse = {
  readonly field: string;
  readonly purse: PurseId;
  readonly kind: PurseKind | null;
};

/** Units of it are times that the campaign applied to a card, good until the period is over. */
export function capPurse(campaign: string, per: Period): PurseId {
  return `cap:${campaign}:${per}` as PurseId;
}

/** Units are what the campaign may still use up in one branch and period. */
export function branchCapPurse(campaign: string): PurseId {
  return `branch-cap:${campaign}` as PurseId;
}

/** The last day of the period that a day is in; null without end. */
export function periodEnd(day: BusinessDay, per: Period): BusinessDay | null {
  switch (per) {
    case "day":
      return day;
    case "week":
      return daysAfter(day, 7 - weekdayOf(day));
    case "month":
      return expiryDay(day, { months: 0, roundTo: "monthEnd" });
    case "all":
      return null;
  }
}

/** Without any of these a sale to which the campaign applies could not be booked. */
export function neededPurses(campaign: Campaign): readonly NeededPurse[] {
  const { id, cost, trigger, caps, effects } = campaign;
  const ofCoupon = trigger?.use === "personal" || trigger?.use === "single";
  return [
    ...(cost === undefined ? [] : [{ field: "cost.purse", purse: cost.purse, kind: null }]),
    ...(ofCoupon ? [needed("trigger", couponPurse(id), "coupon")] : []),
    ...(caps?.perCard === undefined
      ? []
      : [needed("caps.perCard", capPurse(id, caps.perCard.per), "cap")]),
    ...(caps?.budget === undefined ? [] : [needed("caps.budget", budgetPurse(id), "cap")]),
    ...(caps?.perBranch === undefined ? [] : [needed("caps.perBranch", branchCapPurse(id), "cap")]),
    ...effects.flatMap((effect, at) => ofEffect(effect, `effects.${at}`)),
  ];
}

function needed(field: string, purse: PurseId, kind: PurseKind): NeededPurse {
  return { field, purse, kind };
}

function ofEffect(effect: CampaignEffect, field: string): readonly NeededPurse[] {
  switch (effect.type) {
    case "earnPoints":
    case "multiplyPoints":
      return [needed(`${field}.purse`, effect.purse, "points")];
    case "earnStamps":
      return [needed(`${field}.programme`, stampPurse(effect), "stamps")];
    case "issueCoupon":
      return [needed(`${field}.ref`, issuedPurse(effect), "coupon")];
    case "issueReward":
      return [needed(`${field}.ref`, issuedPurse(effect), "reward")];
    default:
      return [];
  }
}
