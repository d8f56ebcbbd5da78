import { balanceOf, emptyPurse } from "../domain/account.ts";
import type { ActiveCampaign } from "../domain/campaigns/prepare.ts";
import type { View } from "../domain/decide.ts";
import { placeOf } from "../domain/place-of.ts";
import { spendableOver } from "../domain/split-spend.ts";
import type { CouponView, RewardView } from "../protocol/http/account.ts";
import type { Replica } from "../replica/replica.ts";

/** The rewards that the card could have now, the first by priority first. */
export function rewardViews(replica: Replica, views: readonly View[]): readonly RewardView[] {
  return activeHere(replica).flatMap(({ campaign }): RewardView[] => {
    const { id, name, cost } = campaign;
    const definition = cost === undefined ? undefined : replica.directory.purses.get(cost.purse);
    if (cost === undefined || definition === undefined) return [];
    const { guaranteed, provisional } = spendableOver(views, definition);
    if (guaranteed + provisional < cost.amount) return [];
    const within = guaranteed >= cost.amount ? "guaranteed" : "provisional";
    return [{ campaign: id, name, cost, within }];
  });
}

/** The personal coupons on the card, whether their campaign has begun or not. */
export function couponViews(
  { directory, campaigns }: Replica,
  views: readonly View[],
): readonly CouponView[] {
  const coupons = [...directory.purses.values()].filter(({ unit }) => unit === "coupon");
  return coupons.flatMap(({ id, nameDe }): CouponView[] => {
    const count = views.reduce(
      (sum, { account }) => sum + balanceOf(account.purses[id] ?? emptyPurse),
      0,
    );
    if (count <= 0) return [];
    const campaign = id.slice("coupon:".length);
    const known = campaigns.current.campaigns.find((one) => one.campaign.id === campaign);
    return [{ campaign, name: known?.campaign.name ?? nameDe, count }];
  });
}

/** At headquarters those of the whole network. */
function activeHere({ campaigns, directory, device }: Replica): readonly ActiveCampaign[] {
  const { set, campaigns: all } = campaigns.current;
  const branch = directory.branchOf(device);
  if (set === null || branch === undefined) return all;
  return set.viewOf(placeOf(directory, branch), "sale").campaigns;
}
