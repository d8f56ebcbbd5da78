import type { AccountState } from "../account.ts";
import type { ReceiptCost, ReceiptEffect } from "../bodies.ts";
import type { PurseId } from "../ids.ts";
import type { LotAttributes } from "../lot.ts";
import type { Instant } from "../measure.ts";
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
};

/** What an evaluation may depend on; it is handed in whole. */
export type Evaluating = {
  readonly basket: Basket;
  readonly coupons: readonly string[];
  readonly rewards: readonly string[];
  /** Null for a sale without a card. */
  readonly account: AccountState | null;
  readonly branch: string;
  readonly currency: string;
  readonly at: Instant;
  /** A sale that has happened: the discounts are those in the basket. */
  readonly recorded: boolean;
};

/** Pure: the same arguments give the same evaluation on till, node, hub and phone. */
export type Evaluate = (evaluating: Evaluating) => Evaluation;
