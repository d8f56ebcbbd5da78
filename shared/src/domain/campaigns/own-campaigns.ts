import { daysBetween } from "../calendar.ts";
import type { Campaign, CampaignEffect } from "./campaign.ts";
import { stampPurse } from "./effects/earn-stamps.ts";
import type { FieldProblem } from "./effects/priced-line.ts";

/** What others than headquarters may do with their own campaigns. */
export type OwnRule = {
  /** Types of effects; none lets them run no campaign at all. */
  readonly effects: readonly CampaignEffect["type"][];
  /** Of a `percentOff`, and of what `multiplyPoints` gives on top. */
  readonly mostBasisPoints: number;
  /** What may be given or taken: `points`, `stamps:coffee`, `money` for loads. */
  readonly purses: readonly string[];
  /** Who may be made to pay; `own` stands for the owner. */
  readonly funders: readonly string[];
  readonly approval: "own" | "headquarters";
  /** From the first to the last day, both counted. */
  readonly mostDays: number;
};

export const ownerKinds = ["franchisee", "merchant"] as const;
export type OwnerKind = (typeof ownerKinds)[number];
export type OwnCampaigns = Readonly<Record<OwnerKind, OwnRule>>;

/** What can be allowed at all; coupons and rewards are headquarters' to issue. */
export const ownEffects: readonly CampaignEffect["type"][] = [
  "percentOff",
  "amountOff",
  "fixedPrice",
  "freeItem",
  "switchPriceGroup",
  "earnPoints",
  "multiplyPoints",
  "earnStamps",
  "loadBonus",
];

const nothing: OwnRule = {
  effects: [],
  mostBasisPoints: 2_000,
  purses: [],
  funders: ["own"],
  approval: "headquarters",
  mostDays: 31,
};

export const defaultOwnCampaigns: OwnCampaigns = { franchisee: nothing, merchant: nothing };

/** What headquarters' policy has against a campaign of somebody else. Source: SPEC R637. */
export function ownProblems(campaign: Campaign, policy: OwnCampaigns): readonly FieldProblem[] {
  const { kind, id } = campaign.owner;
  if (kind === "hq") return [];
  const rule = policy[kind];
  return [
    ...campaign.effects.flatMap((effect, at) => effectProblems(effect, `effects.${at}`, rule)),
    ...costProblems(campaign, rule),
    ...fundingProblems(campaign, id, rule),
    ...periodProblems(campaign, rule),
    ...companyProblems(campaign),
  ];
}

function effectProblems(
  effect: CampaignEffect,
  field: string,
  { effects, mostBasisPoints, purses }: OwnRule,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (name: string, reason: string) =>
    problems.push({ field: `${field}.${name}`, reason });
  if (!effects.includes(effect.type)) add("type", "headquarters does not allow this effect");
  if (basisPointsOf(effect) > mostBasisPoints) {
    const name = effect.type === "percentOff" ? "basisPoints" : "factorBasisPoints";
    add(name, `headquarters allows ${mostBasisPoints}`);
  }
  const purse = purseOf(effect);
  if (purse !== null && !purses.includes(purse)) {
    add("purse", `headquarters does not allow "${purse}"`);
  }
  return problems;
}

function basisPointsOf(effect: CampaignEffect): number {
  if (effect.type === "percentOff") return effect.basisPoints;
  return effect.type === "multiplyPoints" ? effect.factorBasisPoints - 10_000 : 0;
}

function purseOf(effect: CampaignEffect): string | null {
  switch (effect.type) {
    case "earnPoints":
    case "multiplyPoints":
      return effect.purse;
    case "earnStamps":
      return stampPurse(effect);
    case "loadBonus":
      return "money";
    default:
      return null;
  }
}

function costProblems({ cost }: Campaign, { purses }: OwnRule): readonly FieldProblem[] {
  if (cost === undefined || purses.includes(cost.purse)) return [];
  return [{ field: "cost.purse", reason: `headquarters does not allow "${cost.purse}"` }];
}

/** Without funding headquarters would pay. */
function fundingProblems(
  { funding = [] }: Campaign,
  owner: string,
  { funders }: OwnRule,
): readonly FieldProblem[] {
  if (funding.length === 0) return [{ field: "funding", reason: "say who pays for it" }];
  return funding.flatMap(({ party }, at) => {
    const isGood = funders.includes(party) || (party === owner && funders.includes("own"));
    const reason = `headquarters does not let "${party}" pay`;
    return isGood ? [] : [{ field: `funding.${at}.party`, reason }];
  });
}

function periodProblems({ time }: Campaign, { mostDays }: OwnRule): readonly FieldProblem[] {
  const { dateFrom, dateTo } = time ?? {};
  if (dateFrom === undefined) return [{ field: "time.dateFrom", reason: "say the first day" }];
  if (dateTo === undefined) return [{ field: "time.dateTo", reason: "say the last day" }];
  const days = daysBetween(dateFrom, dateTo) + 1;
  if (days <= mostDays) return [];
  return [{ field: "time.dateTo", reason: `${days} days; headquarters allows ${mostDays}` }];
}

/** An own campaign stands beside all others: it shuts out none and hands out nothing. */
function companyProblems({ stacking, on }: Campaign): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (stacking.mode !== "stack") {
    problems.push({ field: "stacking.mode", reason: "headquarters alone shuts others out" });
  }
  if (stacking.group !== undefined) {
    problems.push({ field: "stacking.group", reason: "headquarters alone makes them compete" });
  }
  if (on !== "sale" && on !== "topUp") {
    problems.push({ field: "on", reason: "headquarters alone gives on this occasion" });
  }
  return problems;
}
