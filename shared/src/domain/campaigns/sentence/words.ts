import type {
  Audience,
  BirthdayWindow,
  Campaign,
  CampaignEffect,
  Conditions,
  Cost,
  Period,
  Stacking,
  TimeWindow,
  Trigger,
  Weekday,
} from "../campaign.ts";

export type EffectOf<T extends CampaignEffect["type"]> = Extract<CampaignEffect, { type: T }>;

/** How amounts and names are written; `name` turns an id into what people call it. */
export type Writing = {
  readonly money: (minor: number) => string;
  readonly percent: (basisPoints: number) => string;
  readonly name: (id: string) => string;
  readonly names: (ids: readonly string[]) => string;
  /** Nothing is bought: points are given once, whatever a step is. */
  readonly isGift: boolean;
};

/** The effects in words; `w` writes amounts and names. */
export type EffectWords = {
  readonly [T in CampaignEffect["type"]]: (effect: EffectOf<T>, w: Writing) => string;
};

/** A language's words for all that a campaign can say. */
export type Words = {
  readonly decimal: "," | ".";
  readonly money: (amount: string, currency: string) => string;
  readonly percent: (value: string) => string;
  readonly and: string;
  readonly on: Readonly<Record<Campaign["on"], string>>;
  readonly everywhere: string;
  readonly scope: {
    readonly regions: (names: string) => string;
    readonly branches: (names: string) => string;
    readonly franchisees: (names: string) => string;
    readonly exceptBranches: (names: string) => string;
  };
  readonly time: {
    readonly from: (day: string) => string;
    readonly to: (day: string) => string;
    readonly weekdays: (days: readonly Weekday[]) => string;
    readonly window: (window: TimeWindow) => string;
    readonly exceptDates: (days: string) => string;
    readonly holidays: Readonly<Record<"include" | "exclude", string>>;
    readonly day: (day: string) => string;
  };
  readonly audience: {
    readonly card: Readonly<Record<NonNullable<Audience["card"]>, string>>;
    readonly customerGroups: (names: string) => string;
    readonly tiers: (names: string) => string;
    readonly firstPurchase: (only: boolean) => string;
  };
  readonly birthday: (window: BirthdayWindow) => string;
  readonly trigger: (trigger: Trigger) => string;
  readonly cost: (cost: Cost, w: Writing) => string;
  readonly select: {
    readonly groups: (names: string) => string;
    readonly articles: (names: string) => string;
    readonly exceptGroups: (names: string) => string;
    readonly exceptArticles: (names: string) => string;
  };
  readonly conditions: {
    readonly minAmount: (amount: string) => string;
    readonly maxAmount: (amount: string) => string;
    readonly minQuantity: (units: number) => string;
    readonly tender: Readonly<Record<NonNullable<Conditions["tender"]>, string>>;
  };
  readonly effects: EffectWords;
  readonly stacking: (stacking: Stacking, w: Writing) => string;
  readonly caps: {
    readonly perReceipt: (amount: string) => string;
    readonly perCard: (n: number, per: Period) => string;
    readonly perBranch: (amount: string, per: Period) => string;
    readonly budget: (amount: string) => string;
  };
  readonly funding: (shares: string) => string;
  readonly share: (party: string, percent: string) => string;
  readonly owner: (owner: Campaign["owner"], w: Writing) => string;
};
