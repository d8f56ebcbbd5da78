import type { Asked, NamedCoupon } from "./asked.ts";
import { whyNotCard } from "./audience.ts";
import { isAtOrAfter } from "./branch-time.ts";
import type { Campaign } from "./campaign.ts";
import { type Compiled, couponCost, isEarnOnly } from "./compiled.ts";
import { type Context, isGift } from "./context.ts";
import type { Switches, Why, WhyCode } from "./why.ts";

/** What can be said of each campaign before anything is computed. */
export function eligibility(context: Context): Switches {
  const { campaigns } = context.view;
  return campaigns.map((one, at) => {
    const code = context.asked.recorded
      ? (whyNotRecorded(context, at) ?? whyNot(context, at))
      : whyNot(context, at);
    if (code === undefined || isGiven(context, one)) return undefined;
    return { code } satisfies Why;
  });
}

/** A recorded sale has its discounts already; what they earn on top is still to come. */
function whyNotRecorded({ view }: Context, at: number): WhyCode | undefined {
  const one = view.campaigns[at];
  return one === undefined || isEarnOnly(one) ? undefined : "recorded";
}

function isGiven({ asked }: Context, { campaign, isFaulty }: Compiled): boolean {
  if (!asked.recorded || isFaulty) return false;
  return asked.lines.some(({ discounts }) => discounts.some((one) => one.campaign === campaign.id));
}

function whyNot(context: Context, at: number): WhyCode | undefined {
  const one = context.view.campaigns[at];
  if (one === undefined || one.isFaulty) return "faulty";
  const { asked } = context;
  return (
    whyNotNow(context, one, at) ??
    whyNotCard(asked.card, one.campaign.audience) ??
    whyNotCapped(asked, one.campaign) ??
    whyNotEarning(asked, one) ??
    whyNotSelected(context, at) ??
    whyNotCoupon(asked, one.campaign) ??
    whyNotReward(asked, one.campaign) ??
    whyNotNamed(context, one.campaign)
  );
}

function whyNotSelected(context: Context, at: number): WhyCode | undefined {
  const selectsNothing = !isGift(context) && context.selected[at]?.length === 0;
  return selectsNothing ? "nothing-selected" : undefined;
}

/** What headquarters gives by hand is asked for by its name. */
function whyNotNamed({ on, asked }: Context, { id }: Campaign): WhyCode | undefined {
  return on === "manual" && !asked.rewards.includes(id) ? "not-asked" : undefined;
}

function whyNotNow(context: Context, one: Compiled, at: number): WhyCode | undefined {
  const { now, asked, view } = context;
  const hasBegun = ({ activations }: Compiled) =>
    activations.some(({ from }) => isAtOrAfter(now, from));
  if (!hasBegun(one)) return "not-begun";
  const newer = view.newer[at]?.some((later) => {
    const other = view.campaigns[later];
    return other !== undefined && hasBegun(other);
  });
  return newer === true ? "superseded" : one.when(now, asked.place.holidays);
}

/** Caps per card are kept on the card; without a count the cap is whole. */
function whyNotCapped({ card, rooms }: Asked, { id, caps }: Campaign): WhyCode | undefined {
  if (caps?.perCard === undefined) return undefined;
  if (card === null) return "needs-card";
  return (rooms[id]?.card ?? caps.perCard.n) < 1 ? "cap-reached" : undefined;
}

function whyNotEarning({ card }: Asked, one: Compiled): WhyCode | undefined {
  return card === null && isEarnOnly(one) ? "needs-card" : undefined;
}

function codeOf(text: string): string {
  return text.trim().toUpperCase();
}

function whyNotCoupon({ coupons, card }: Asked, campaign: Campaign): WhyCode | undefined {
  if (campaign.trigger === undefined) return undefined;
  const purse = couponCost(campaign);
  if (purse !== undefined) {
    if (card === null) return "needs-card";
    if ((card.purses[purse] ?? 0) < 1) return "no-coupon";
  }
  if (coupons.some((coupon) => isFor(coupon, campaign))) return undefined;
  return purse === undefined ? "no-coupon" : "not-asked";
}

/** Whether a named coupon is one for this campaign. */
export function isFor(coupon: NamedCoupon, { id, trigger }: Campaign): boolean {
  if (trigger?.use === "single") return coupon.campaign === id;
  const isNamed = trigger?.use === "personal" && coupon.code === id;
  return isNamed || codeOf(coupon.code) === codeOf(trigger?.coupon ?? "");
}

function whyNotReward(asked: Asked, { id, cost }: Campaign): WhyCode | undefined {
  if (cost === undefined) return undefined;
  if (asked.card === null) return "needs-card";
  if ((asked.card.purses[cost.purse] ?? 0) < cost.amount) return "too-little";
  return asked.rewards.includes(id) ? undefined : "not-asked";
}
