import type { Campaign, CampaignEffect } from "./campaign.ts";
import { amountOffProblems } from "./effects/amount-off.ts";
import { earnPointsProblems } from "./effects/earn-points.ts";
import { earnStampsProblems } from "./effects/earn-stamps.ts";
import { loadBonusProblems } from "./effects/load-bonus.ts";
import { multiplyPointsProblems } from "./effects/multiply-points.ts";
import { percentOffProblems } from "./effects/percent-off.ts";
import type { FieldProblem } from "./effects/priced-line.ts";
import { timeProblems } from "./time-problems.ts";

/** What is wrong with a campaign by itself, field by field. Source: SPEC R700. */
export function campaignProblems(campaign: Campaign): readonly FieldProblem[] {
  return [
    ...effectProblems(campaign),
    ...within("time", campaign.time === undefined ? [] : timeProblems(campaign.time)),
    ...occasionProblems(campaign),
    ...conditionProblems(campaign),
    ...stackingProblems(campaign),
    ...capProblems(campaign),
    ...giftCapProblems(campaign),
    ...fundingProblems(campaign),
  ];
}

function within(field: string, problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.map((one) => ({ ...one, field: `${field}.${one.field}` }));
}

function problemsOf(effect: CampaignEffect): readonly FieldProblem[] {
  switch (effect.type) {
    case "percentOff":
      return percentOffProblems(effect);
    case "amountOff":
      return amountOffProblems(effect);
    case "earnPoints":
      return earnPointsProblems(effect);
    case "multiplyPoints":
      return multiplyPointsProblems(effect);
    case "earnStamps":
      return earnStampsProblems(effect);
    case "loadBonus":
      return loadBonusProblems(effect);
    default:
      return [];
  }
}

const gifts: ReadonlySet<CampaignEffect["type"]> = new Set([
  "earnPoints",
  "earnStamps",
  "issueCoupon",
  "issueReward",
]);
const onTopUp: ReadonlySet<CampaignEffect["type"]> = new Set([
  "loadBonus",
  "issueCoupon",
  "issueReward",
]);

function mayBe(on: Campaign["on"], type: CampaignEffect["type"]): boolean {
  if (on === "sale") return type !== "loadBonus";
  return (on === "topUp" ? onTopUp : gifts).has(type);
}

function effectProblems({ effects, on }: Campaign): readonly FieldProblem[] {
  if (effects.length === 0) return [{ field: "effects", reason: "does nothing" }];
  return effects.flatMap((effect, at) => [
    ...within(`effects.${at}`, problemsOf(effect)),
    ...(mayBe(on, effect.type)
      ? []
      : [{ field: `effects.${at}.type`, reason: `does not go with "${on}"` }]),
  ]);
}

/** Without a basket there is nothing to select, to test or to pay with. */
function occasionProblems(campaign: Campaign): readonly FieldProblem[] {
  return fieldsNotFor(campaign.on).flatMap((field) =>
    campaign[field as keyof Campaign] === undefined
      ? []
      : [{ field, reason: `does not go with "${campaign.on}"` }],
  );
}

const saleOnly = ["select", "cost"];

function fieldsNotFor(on: Campaign["on"]): readonly string[] {
  if (on === "sale") return ["birthday"];
  if (on === "topUp") return [...saleOnly, "birthday"];
  const withoutBasket = [...saleOnly, "conditions", "trigger"];
  return on === "birthday" ? withoutBasket : [...withoutBasket, "birthday"];
}

function conditionProblems({ conditions, on }: Campaign): readonly FieldProblem[] {
  const { minAmount = 0, maxAmount, tender } = conditions ?? {};
  const problems: FieldProblem[] = [];
  if (maxAmount !== undefined && maxAmount < minAmount) {
    problems.push({ field: "conditions.maxAmount", reason: "less than minAmount" });
  }
  if (tender === "prepaid" && on !== "sale") {
    problems.push({ field: "conditions.tender", reason: `does not go with "${on}"` });
  }
  return problems;
}

function stackingProblems({ stacking: { mode, group } }: Campaign): readonly FieldProblem[] {
  const isLost = mode === "exclusiveInGroup" && group === undefined;
  return isLost ? [{ field: "stacking.group", reason: "missing" }] : [];
}

const taking: ReadonlySet<CampaignEffect["type"]> = new Set([
  "percentOff",
  "amountOff",
  "fixedPrice",
  "freeItem",
  "switchPriceGroup",
]);

/** What is given without a sale is no branch's, and once a year or for an account needs no cap. */
function giftCapProblems({ on, caps }: Campaign): readonly FieldProblem[] {
  if (on === "sale" || on === "topUp") return [];
  const never = ["perBranch", "budget"] as const;
  const fields = on === "manual" ? never : ([...never, "perCard"] as const);
  return fields
    .filter((field) => caps?.[field] !== undefined)
    .map((field) => ({ field: `caps.${field}`, reason: `does not go with "${on}"` }));
}

function capProblems({ caps, effects }: Campaign): readonly FieldProblem[] {
  const takesOff = effects.some(({ type }) => taking.has(type));
  if (caps?.perReceipt === undefined || takesOff) return [];
  return [{ field: "caps.perReceipt", reason: "only for what takes something off" }];
}

function fundingProblems({ funding }: Campaign): readonly FieldProblem[] {
  if (funding === undefined) return [];
  const sum = funding.reduce((total, { basisPoints }) => total + basisPoints, 0);
  const parties = new Set(funding.map(({ party }) => party));
  const problems: FieldProblem[] = [];
  if (sum !== 10_000) problems.push({ field: "funding", reason: `adds up to ${sum}, not 10000` });
  if (parties.size < funding.length) {
    problems.push({ field: "funding", reason: "names a party twice" });
  }
  return problems;
}
