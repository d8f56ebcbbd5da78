import type { PurseId } from "../ids.ts";
import type { Instant } from "../measure.ts";
import type { BasketLine } from "../sale/basket.ts";
import type { Asked, CardFacts } from "./asked.ts";
import type { Activation, Campaign, CampaignEffect } from "./campaign.ts";
import { type Evaluated, evaluate } from "./evaluate.ts";
import { type CampaignSet, type PreparedSet, prepare } from "./prepare.ts";

export const points: PurseId = "points" as PurseId;
export const money: PurseId = "money" as PurseId;

/** Id and version are kept short so that tests can name them. */
export function aCampaign(id: string, parts: Partial<Campaign> = {}): Campaign {
  return {
    id,
    version: 1,
    name: `Campaign ${id}`,
    owner: { kind: "hq", id: "hq" },
    on: "sale",
    effects: [],
    stacking: { priority: 100, mode: "stack" },
    ...parts,
  };
}

export function percent(basisPoints: number, target: "line" | "basket" = "line"): CampaignEffect {
  return { type: "percentOff", target, basisPoints };
}

/** 2 euros = 1 point. */
export function earning(parts: object = {}): CampaignEffect {
  return { type: "earnPoints", purse: points, per: 200, points: 1, ...parts };
}

export const longAgo: Activation = { from: "2000-01-01T00:00" };

export function aSet(
  campaigns: readonly (Campaign | CampaignSet["campaigns"][number])[],
  parts: Partial<CampaignSet> = {},
): PreparedSet {
  return prepare({
    campaigns: campaigns.map((one) =>
      "campaign" in one ? one : { campaign: one, activations: [longAgo] },
    ),
    groups: [],
    protectedGroups: ["tobacco"],
    moneyPurses: [money],
    hash: "set",
    ...parts,
  });
}

/** A line of goods; `quantity` units at `unitPrice`. */
export function aLine(id: string, parts: Partial<BasketLine> = {}): BasketLine {
  const { quantity = "1", unitPrice = 250 } = parts;
  return {
    id,
    kind: "goods",
    article: `article ${id}`,
    group: "bakery",
    name: null,
    quantity,
    unitPrice,
    amount: Math.round((unitPrice ?? 0) * Number(quantity)),
    prices: {},
    taxCode: "7",
    voucher: null,
    discounts: [],
    ...parts,
  };
}

export function aCard(parts: Partial<CardFacts> = {}): CardFacts {
  return {
    personal: false,
    customerGroup: null,
    tier: null,
    firstPurchase: false,
    purses: {},
    ...parts,
  };
}

/** 2026-06-10T12:00 in Berlin. */
const wednesdayNoon = 1_781_085_600_000 as Instant;

/** A Wednesday noon in Berlin, with an anonymous card. */
export function asking(lines: readonly BasketLine[], parts: Partial<Asked> = {}): Asked {
  return {
    lines,
    card: aCard(),
    place: {
      branch: "nord",
      region: "west",
      franchisee: null,
      zone: "Europe/Berlin",
      holidays: [],
    },
    at: wednesdayNoon,
    recorded: false,
    coupons: [],
    rewards: [],
    acceptLoss: false,
    pricedFor: null,
    pay: [],
    rooms: {},
    articles: {},
    zoneData: "2026a",
    ...parts,
  };
}

export function evaluated(
  campaigns: Parameters<typeof aSet>[0],
  asked: Asked,
): Evaluated["evaluation"] {
  return evaluate(aSet(campaigns), asked).evaluation;
}
