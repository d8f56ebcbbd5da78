import { mostCombinations } from "./best.ts";
import type { Campaign, CampaignGroup } from "./campaign.ts";
import type { FieldProblem } from "./effects/priced-line.ts";
import { isInScope, type Place } from "./place.ts";
import type { ActiveCampaign } from "./prepare.ts";

/** What is wrong with a campaign among others: it names what there is not, or runs in a circle. */
export function problemsAmong(
  campaign: Campaign,
  { others, groups }: Company,
): readonly FieldProblem[] {
  const all = new Map([...others, campaign].map((one) => [one.id, one]));
  return [
    ...issueProblems(campaign, all),
    ...groupProblems(campaign, groups),
    ...circleProblems(campaign, all),
  ];
}

export type Company = {
  readonly others: readonly Campaign[];
  readonly groups: readonly CampaignGroup[];
};

type Campaigns = ReadonlyMap<string, Campaign>;

/** Those that take what a campaign issues, by the place of the effect that issues it. */
function takersOf(campaign: Campaign, all: Campaigns): readonly (readonly Campaign[] | null)[] {
  return campaign.effects.map((effect) => {
    if (effect.type === "issueCoupon") {
      const taker = all.get(effect.ref);
      return taker?.trigger?.use === "personal" ? [taker] : [];
    }
    if (effect.type !== "issueReward") return null;
    return [...all.values()].filter(({ cost }) => cost?.purse === `reward:${effect.ref}`);
  });
}

function issueProblems(campaign: Campaign, all: Campaigns): readonly FieldProblem[] {
  return takersOf(campaign, all).flatMap((takers, at) =>
    takers?.length === 0
      ? [{ field: `effects.${at}.ref`, reason: "no campaign takes what this issues" }]
      : [],
  );
}

/** Coupons and rewards that bring forth themselves would never end. Source: SPEC R700. */
function circleProblems(campaign: Campaign, all: Campaigns): readonly FieldProblem[] {
  return takersOf(campaign, all).flatMap((takers, at) => {
    const reached = reachedFrom(takers ?? [], all);
    return reached.has(campaign.id)
      ? [{ field: `effects.${at}.ref`, reason: "leads back to this campaign" }]
      : [];
  });
}

function reachedFrom(begin: readonly Campaign[], all: Campaigns): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...begin];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (reached.has(one.id)) continue;
    reached.add(one.id);
    open.push(...takersOf(one, all).flatMap((takers) => takers ?? []));
  }
  return reached;
}

function groupProblems(
  { stacking: { group }, cost }: Campaign,
  groups: readonly CampaignGroup[],
): readonly FieldProblem[] {
  if (group === undefined) return [];
  const known = groups.find(({ id }) => id === group);
  if (known === undefined) return [{ field: "stacking.group", reason: "there is no such group" }];
  const isOdd = known.pick === "best" && cost !== undefined;
  return isOdd ? [{ field: "stacking.group", reason: "a reward is in no group of the best" }] : [];
}

/** The places that would have to try more combinations than {@link mostCombinations}. */
export function crowdedPlaces(
  campaigns: readonly ActiveCampaign[],
  groups: readonly CampaignGroup[],
  places: readonly Place[],
): readonly Place[] {
  const best = groups.filter(({ pick }) => pick === "best").map(({ id }) => id);
  return places.filter((place) => {
    const here = campaigns.filter(
      ({ campaign, activations }) =>
        campaign.cost === undefined &&
        isInScope(place, campaign.scope) &&
        activations.some(({ scope }) => isInScope(place, scope)),
    );
    const counts = best.map(
      (group) => here.filter(({ campaign }) => campaign.stacking.group === group).length,
    );
    return counts.reduce((product, count) => product * Math.max(1, count), 1) > mostCombinations;
  });
}
