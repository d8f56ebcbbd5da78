import type { BusinessDay } from "../lots.ts";
import type { Audience } from "./campaign.ts";
import type { Compiled } from "./compiled.ts";
import { haveLineInCommon } from "./overlap-articles.ts";
import { type Shared, sharedTime } from "./overlap-time.ts";
import { isInScope, type Place } from "./place.ts";
import { type ActiveCampaign, type CampaignSet, prepare, type View } from "./prepare.ts";

/**
 * What becomes of two in one basket. `excludes`: where the first gives anything, the other does
 * not apply. `best`: one of them alone, whichever is better for the customer. `locks`: the other
 * takes nothing more off the first one's articles. `stacks`: the other works on what the first
 * leaves. `earns`: the first takes off, the other gives. `adds`: both give. `apart`: each has
 * articles of its own.
 */
export type OverlapOutcome = "excludes" | "best" | "locks" | "stacks" | "earns" | "adds" | "apart";

export type Overlap = Shared & {
  readonly campaign: string;
  readonly version: number;
  readonly articles: boolean;
  readonly branches: readonly string[];
  readonly outcome: OverlapOutcome;
  /** Whose turn is first: the id of one of the two. */
  readonly first: string;
};

export type Neighbourhood = {
  readonly others: readonly ActiveCampaign[];
  /** By which they compete. */
  readonly rules: Omit<CampaignSet, "campaigns" | "hash">;
  /** Article groups that are known. */
  readonly articleGroups: readonly string[];
  readonly places: readonly Place[];
  readonly today: BusinessDay;
};

/**
 * The campaigns that may meet this one in a basket of a branch from today on.
 * Source: SPEC R681. Promise: whatever `evaluateOn` applies together is among them, and never
 * where one excludes the other or only the best of them applies.
 */
export function overlapsOf(
  subject: ActiveCampaign,
  { others, ...rest }: Neighbourhood,
): readonly Overlap[] {
  return others.flatMap((other) => overlapOf(subject, other, rest) ?? []);
}

type Around = Omit<Neighbourhood, "others">;

function overlapOf(a: ActiveCampaign, b: ActiveCampaign, around: Around): Overlap | undefined {
  const isSame = a.campaign.id === b.campaign.id;
  if (isSame || a.campaign.on !== b.campaign.on) return undefined;
  if (!haveCardInCommon(a.campaign.audience, b.campaign.audience)) return undefined;
  const { viewOf, isProtected } = prepare({ ...around.rules, campaigns: [a, b], hash: "" });
  const met = new Map<string, Met | undefined>();
  const [hereA, hereB] = [presence(a), presence(b)];
  for (const place of around.places) {
    const [inA, inB] = [hereA(place), hereB(place)];
    if (inA === null || inB === null) continue;
    const key = `${inA} ${inB}`;
    if (!met.has(key)) {
      met.set(key, metAt(viewOf(place, a.campaign.on), { around, isProtected }));
    }
    met.get(key)?.branches.push(place.branch);
  }
  return together(
    [...met.values()].filter((one) => one !== undefined),
    b,
  );
}

/** By which of its activations a campaign is at a place; null for not at all. */
function presence({ campaign, activations }: ActiveCampaign): (place: Place) => string | null {
  const scopes = activations.map(({ scope }) => scope);
  const isEverywhere = scopes.every((scope) => scope === undefined);
  if (campaign.scope === undefined && isEverywhere) return () => "";
  return (place) => {
    if (!isInScope(place, campaign.scope)) return null;
    const here = [...scopes.keys()].filter((at) => isInScope(place, scopes[at]));
    return here.length === 0 ? null : here.join();
  };
}

type Met = {
  readonly time: Shared;
  readonly articles: boolean;
  readonly outcome: OverlapOutcome;
  readonly first: string;
  readonly branches: string[];
};

type Ground = { readonly around: Around; readonly isProtected: ReadonlySet<string> };

/** What two come to at a place where both are. */
function metAt(view: View, { around, isProtected }: Ground): Met | undefined {
  const [one, other] = view.campaigns;
  if (one === undefined || other === undefined || view.campaigns.length > 2) return undefined;
  const time = sharedTime(heldOf(one), heldOf(other), around.today);
  if (time === null) return undefined;
  const { articleGroups: groups } = around;
  const articles = haveLineInCommon({ campaigns: [one, other], isProtected, groups });
  return { time, articles, ...outcomeOf(view, articles), branches: [] };
}

function heldOf({ campaign, activations }: Compiled): {
  time: Compiled["campaign"]["time"];
  from: string;
} {
  const from = activations.map((one) => one.from).toSorted()[0] ?? "";
  return { time: campaign.time, from };
}

/** At most places they meet alike; where not, what matters most to the customer is told. */
function together(all: readonly Met[], { campaign }: ActiveCampaign): Overlap | undefined {
  const [first, ...rest] = all.toSorted((a, b) => weight(b) - weight(a));
  if (first === undefined) return undefined;
  const ends = [first, ...rest].map(({ time }) => time.to);
  const from = [first, ...rest].map(({ time }) => time.from).toSorted()[0] ?? first.time.from;
  return {
    campaign: campaign.id,
    version: campaign.version,
    articles: first.articles,
    branches: [first, ...rest].flatMap(({ branches }) => branches).toSorted(),
    outcome: first.outcome,
    first: first.first,
    from,
    to: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
  };
}

const weights: readonly OverlapOutcome[] = [
  "apart",
  "adds",
  "earns",
  "stacks",
  "locks",
  "best",
  "excludes",
];

function weight({ outcome }: Met): number {
  return weights.indexOf(outcome);
}

type Outcome = Pick<Overlap, "outcome" | "first">;

/** By the evaluator's own order and exclusions; the view holds the two in the order of rank. */
function outcomeOf(view: View, articles: boolean): Outcome {
  const first = view.campaigns[0]?.campaign.id ?? "";
  const isOut = view.excludes[0]?.has(1) === true || view.excludes[1]?.has(0) === true;
  if (isOut) return { outcome: "excludes", first };
  const [group, otherGroup] = view.bestGroups;
  if (group !== null && group === otherGroup) return { outcome: "best", first };
  return articles ? inTurn(view) : { outcome: "apart", first };
}

/** Two that apply to the same articles. */
function inTurn({ campaigns, steps }: View): Outcome {
  const [one, other] = campaigns;
  const takers = [one, other].filter((campaign) => campaign?.discounts.length !== 0);
  const begins = takers.length === 2 ? campaigns[steps[0]?.campaign ?? 0] : (takers[0] ?? one);
  const first = begins?.campaign.id ?? "";
  if (takers.length === 0) return { outcome: "adds", first };
  if (takers.length === 1) return { outcome: "earns", first };
  const isLocked = begins?.campaign.stacking.mode === "lockLine";
  return { outcome: isLocked ? "locks" : "stacks", first };
}

/** Whether a card, or none, could be for both. */
function haveCardInCommon(a: Audience = {}, b: Audience = {}): boolean {
  const kinds = new Set([a.card, b.card]);
  if (kinds.has("personal") && kinds.has("anonymous")) return false;
  const isOpposed =
    a.firstPurchase !== undefined &&
    b.firstPurchase !== undefined &&
    a.firstPurchase !== b.firstPurchase;
  if (isOpposed) return false;
  return meet(a.customerGroups, b.customerGroups) && meet(a.tiers, b.tiers);
}

function meet(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((one) => b.includes(one));
}
