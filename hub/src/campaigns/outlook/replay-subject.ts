import type { Activation, Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { couponPurse } from "@cardweave/shared/domain/campaigns/effects/issue";
import type { ReplayRequest } from "@cardweave/shared/protocol/http/campaign-replay";

/** A campaign as it is tried on what was sold. */
export type ReplaySubject = {
  readonly campaign: Campaign;
  readonly activations: readonly Activation[];
  /** Taken by whoever could: its reward, its coupon. */
  readonly rewards: readonly string[];
  readonly coupons: readonly { readonly code: string; readonly campaign: string }[];
  /** Units that are lent to every card so that it can take them. */
  readonly purses: Readonly<Record<string, number>>;
};

/** Longer ago than anything was sold. */
export const always = "2000-01-01T00:00";

const nobody = { rewards: [], coupons: [], purses: {} } as const;

export function replaySubject(
  made: { readonly campaign: Campaign; readonly activations: readonly Activation[] },
  { dates = "left-out", takers = "everybody" }: ReplayRequest,
): ReplaySubject {
  const { campaign } = made;
  const activations = made.activations.map((one) => ({ ...one, from: always }));
  const taken = takers === "everybody" ? takenBy(campaign) : nobody;
  const shown = dates === "left-out" ? withoutDates(campaign) : campaign;
  return { campaign: shown, activations, ...taken };
}

function takenBy({ id, cost, trigger }: Campaign) {
  const paid = cost === undefined ? {} : { [cost.purse]: cost.amount };
  const unit = trigger?.use === "personal" ? { [couponPurse(id)]: 1 } : {};
  return {
    rewards: cost === undefined ? [] : [id],
    coupons: trigger === undefined ? [] : [{ code: trigger.coupon, campaign: id }],
    purses: { ...paid, ...unit },
  };
}

/** A campaign of next week is tried on last week: its weekdays and hours count, its days do not. */
function withoutDates({ time, ...campaign }: Campaign): Campaign {
  if (time === undefined) return campaign;
  const { dateFrom: _, dateTo: _to, exceptDates: _except, ...weekly } = time;
  return { ...campaign, time: weekly };
}

/**
 * A campaign that applied when the receipt was booked: it did so at that time, for that card and
 * within its caps, so that nothing of that is asked again.
 */
export function asApplied(campaign: Campaign): Campaign {
  const { id, version, name, owner, on, effects, stacking, select, conditions, cost } = campaign;
  const perReceipt = campaign.caps?.perReceipt;
  return {
    ...{ id, version, name, owner, on, effects, stacking, select, conditions, cost },
    caps: perReceipt === undefined ? undefined : { perReceipt },
  };
}
