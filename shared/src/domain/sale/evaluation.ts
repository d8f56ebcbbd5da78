import type { ReceiptCost, ReceiptEffect } from "../bodies.ts";
import type { Asked, NamedCoupon } from "../campaigns/asked.ts";
import type { Period } from "../campaigns/campaign.ts";
import type { PurseId } from "../ids.ts";
import type { LotAttributes } from "../lot.ts";
import type { Basket, LineDiscount } from "./basket.ts";

/** Minor units with VAT. `net` is `gross` less `discount`. */
export type EvaluatedLine = {
  readonly id: string;
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly discounts: readonly LineDiscount[];
};

/** What will come onto the card. `lot` says where it is not the purse's usual one. */
export type Earning = {
  readonly purse: PurseId;
  readonly amount: number;
  readonly campaign: string;
  readonly lot?: Partial<LotAttributes>;
};

export type CampaignOutcome = {
  readonly campaign: string;
  readonly version: number;
  readonly name: string;
  readonly applied: boolean;
  readonly why?: string;
};

/** A reward or coupon that would fit this basket. */
export type Offer = {
  readonly campaign: string;
  readonly name: string;
  readonly cost: { readonly purse: PurseId; readonly amount: number } | null;
};

/** What a basket comes to. Promise: the lines' parts add up to the whole. */
export type Evaluation = {
  readonly lines: readonly EvaluatedLine[];
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly byTax: readonly { readonly taxCode: string | null; readonly net: number }[];
  readonly priceGroup: string | null;
  readonly repricing: boolean;
  readonly earns: readonly Earning[];
  readonly costs: readonly ReceiptCost[];
  readonly campaigns: readonly CampaignOutcome[];
  readonly offers: readonly Offer[];
  readonly campaignSet: string | null;
  readonly warnings: readonly string[];
  /** What the receipt keeps so that returns can be computed from it alone. */
  readonly effects: readonly ReceiptEffect[];
  /** What the sale takes from campaigns' caps, and the coupons that it uses up. */
  readonly caps: readonly CapUse[];
  readonly coupons: readonly UsedCoupon[];
};

/** What a sale takes from a campaign's caps. `amount`: times for the card; minor units or units. */
export type CapUse = {
  readonly campaign: string;
  readonly cap: "perCard" | "perBranch" | "budget";
  readonly per: Period;
  readonly amount: number;
};

export type UsedCoupon = NamedCoupon & { readonly by: string };

/** What an evaluation may depend on; it is handed in whole. */
export type Evaluating = Omit<Asked, "lines" | "zoneData"> & {
  readonly basket: Basket;
  readonly currency: string;
};

/** Pure: the same arguments give the same evaluation on till, node, hub and phone. */
export type Evaluate = (evaluating: Evaluating) => Evaluation;
