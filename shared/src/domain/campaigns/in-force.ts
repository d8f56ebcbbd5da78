import type { Instant } from "../measure.ts";
import { branchTime, isAtOrAfter } from "./branch-time.ts";
import type { Campaign } from "./campaign.ts";
import { isInScope, type Place } from "./place.ts";
import type { ActiveCampaign } from "./prepare.ts";

/** What is activated for a place, begun or not, with the activations that are for it. */
export function activeAt(
  campaigns: readonly ActiveCampaign[],
  place: Place,
): readonly ActiveCampaign[] {
  return campaigns.flatMap(({ campaign, activations }) => {
    const here = activations.filter(({ scope }) => isInScope(place, scope));
    const isHere = here.length > 0 && isInScope(place, campaign.scope);
    return isHere ? [{ campaign, activations: here }] : [];
  });
}

/** Of each campaign the newest version that has begun; it takes over from those before it. */
export function inForce(
  campaigns: readonly ActiveCampaign[],
  place: Place,
  at: Instant,
): readonly Campaign[] {
  const now = branchTime(place.zone, at);
  const newest = new Map<string, Campaign>();
  for (const { campaign, activations } of activeAt(campaigns, place)) {
    const hasBegun = activations.some(({ from }) => isAtOrAfter(now, from));
    const before = newest.get(campaign.id)?.version ?? 0;
    if (hasBegun && campaign.version > before) newest.set(campaign.id, campaign);
  }
  return [...newest.values()];
}
