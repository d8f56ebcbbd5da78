import { compareText } from "../compare-text.ts";
import type { Activation, Campaign, CampaignGroup, DiscountEffect } from "./campaign.ts";
import { type Compiled, compile, isFree } from "./compiled.ts";
import { isInScope, type Place } from "./place.ts";

/** The campaigns that are active anywhere, and what else decides; `hash` names all of it. */
export type CampaignSet = {
  readonly campaigns: readonly ActiveCampaign[];
  readonly groups: readonly CampaignGroup[];
  /** Article groups that no campaign may touch: tobacco, fixed-price books, prescription drugs. */
  readonly protectedGroups: readonly string[];
  /** Purses that hold prepaid money; loads go to the first. */
  readonly moneyPurses: readonly string[];
  readonly hash: string;
};

export type ActiveCampaign = {
  readonly campaign: Campaign;
  readonly activations: readonly Activation[];
};

/** A discount in its turn; `campaign` is a place in the view's list. */
export type Step = { readonly campaign: number; readonly effect: DiscountEffect };

/** What applies at one place on one occasion, in the order of rank. */
export type View = {
  readonly campaigns: readonly Compiled[];
  readonly steps: readonly Step[];
  /** Those that give anything. */
  readonly earners: readonly number[];
  /** Whom each excludes when it stays; null for those that exclude nobody. */
  readonly excludes: readonly (ReadonlySet<number> | null)[];
  /** Later versions of the same campaign, which take over as soon as they have begun. */
  readonly newer: readonly (readonly number[])[];
  /** The competing group, of which the best combination is taken; null outside of any. */
  readonly bestGroups: readonly (string | null)[];
};

export type PreparedSet = {
  readonly hash: string;
  readonly isProtected: ReadonlySet<string>;
  readonly moneyPurses: ReadonlySet<string>;
  readonly viewOf: (place: Place, on: Campaign["on"]) => View;
};

/** Once per change of the set; a view once per place. */
export function prepare(set: CampaignSet): PreparedSet {
  const compiled = set.campaigns
    .map(({ campaign, activations }) => compile(campaign, activations))
    .toSorted(compareRank);
  const views = new Map<string, View>();
  return {
    hash: set.hash,
    isProtected: new Set(set.protectedGroups),
    moneyPurses: new Set(set.moneyPurses),
    viewOf: (place, on) => {
      const key = JSON.stringify([place.branch, place.region, place.franchisee, on]);
      const known = views.get(key);
      if (known !== undefined) return known;
      const here = compiled.filter(({ campaign }) => campaign.on === on);
      const view = viewOf(
        here.flatMap((one) => atPlace(one, place)),
        set.groups,
      );
      views.set(key, view);
      return view;
    },
  };
}

/** Lowest priority number, then id by bytes, then the later version. Source: SPEC R744. */
function compareRank({ campaign: a }: Compiled, { campaign: b }: Compiled): number {
  const byPriority = a.stacking.priority - b.stacking.priority;
  return byPriority || compareText(a.id, b.id) || b.version - a.version;
}

/** What applies is where both the campaign's scope and an activation's are. */
function atPlace(one: Compiled, place: Place): readonly Compiled[] {
  if (!isInScope(place, one.campaign.scope)) return [];
  const activations = one.activations.filter(({ scope }) => isInScope(place, scope));
  return activations.length === 0 ? [] : [{ ...one, activations }];
}

const phases: Readonly<Record<DiscountEffect["type"], (effect: DiscountEffect) => number>> = {
  switchPriceGroup: () => 0,
  percentOff: byTarget,
  amountOff: byTarget,
  fixedPrice: () => 1,
  freeItem: () => 1,
};

function byTarget(effect: DiscountEffect): number {
  return "target" in effect && effect.target === "basket" ? 2 : 1;
}

function viewOf(campaigns: readonly Compiled[], groups: readonly CampaignGroup[]): View {
  const best = new Set(groups.flatMap(({ id, pick }) => (pick === "best" ? [id] : [])));
  const bestGroups = campaigns.map(({ campaign: { stacking, cost } }) =>
    cost === undefined && best.has(stacking.group ?? "") ? (stacking.group ?? null) : null,
  );
  const steps = campaigns
    .flatMap(({ discounts }, campaign) => discounts.map((effect) => ({ campaign, effect })))
    .map((step) => ({ step, phase: phases[step.effect.type](step.effect) }))
    .toSorted((a, b) => a.phase - b.phase);
  return {
    campaigns,
    steps: steps.map(({ step }) => step),
    earners: [...campaigns.keys()].filter((at) => campaigns[at]?.earnings.length !== 0),
    excludes: campaigns.map((_, at) => excludedBy(campaigns, at, bestGroups)),
    newer: campaigns.map((one) => newerThan(one, campaigns)),
    bestGroups,
  };
}

function newerThan({ campaign }: Compiled, among: readonly Compiled[]): readonly number[] {
  return among.flatMap((other, at) => {
    const { id, version } = other.campaign;
    return id === campaign.id && version > campaign.version ? [at] : [];
  });
}

/** Source: SPEC R747. In a best group the combinations decide, so nobody there excludes alone. */
function excludedBy(
  campaigns: readonly Compiled[],
  at: number,
  bestGroups: View["bestGroups"],
): ReadonlySet<number> | null {
  const one = campaigns[at];
  if (one === undefined || isFree(one)) return null;
  const { mode, group } = one.campaign.stacking;
  const others = campaigns.map((_, other) => other).filter((other) => other !== at);
  if (mode === "exclusiveBasket") {
    return new Set(others.filter((other) => !isFreeAt(campaigns, other)));
  }
  if (mode !== "exclusiveInGroup" || group === undefined || bestGroups[at] !== null) return null;
  return new Set(others.filter((other) => campaigns[other]?.campaign.stacking.group === group));
}

function isFreeAt(campaigns: readonly Compiled[], at: number): boolean {
  const one = campaigns[at];
  return one === undefined || isFree(one);
}
