import type { PurseId } from "../ids.ts";
import type { Instant } from "../measure.ts";
import type { BasketLine } from "../sale/basket.ts";
import type { Place } from "./place.ts";

/** What campaigns may know of a card. `purses`: the units that may be spent here, by purse. */
export type CardFacts = {
  readonly personal: boolean;
  readonly customerGroup: string | null;
  readonly tier: string | null;
  readonly firstPurchase: boolean;
  readonly purses: Readonly<Record<string, number>>;
};

/** From the article master; `prices` are per unit, by price group. */
export type ArticleFacts = {
  readonly group: string | null;
  readonly byWeight: boolean;
  readonly prices: Readonly<Record<string, number>>;
};

/** How much of a campaign's caps is left here: times for the card, minor units or units else. */
export type CapRoom = {
  readonly card?: number | undefined;
  readonly branch?: number | undefined;
  readonly budget?: number | undefined;
};

/** `campaign` is what a single-use code was found to be for; null for any other. */
export type NamedCoupon = { readonly code: string; readonly campaign: string | null };

export type PlannedTender = { readonly purse: PurseId; readonly amount: number | "all" };

/**
 * All that an evaluation depends on besides the campaign set: plain values, kept with the receipt.
 * Promise: the same set and the same `Asked` give the same evaluation, anywhere.
 */
export type Asked = {
  readonly lines: readonly BasketLine[];
  /** Null without a card. */
  readonly card: CardFacts | null;
  readonly place: Place;
  readonly at: Instant;
  /** A sale that has happened: prices and discounts are those in the basket. */
  readonly recorded: boolean;
  readonly coupons: readonly NamedCoupon[];
  readonly rewards: readonly string[];
  /** Rewards may be worth more than what there is to take off. */
  readonly acceptLoss: boolean;
  /** The price group for which the till has priced the lines. */
  readonly pricedFor: string | null;
  readonly pay: readonly PlannedTender[];
  readonly rooms: Readonly<Record<string, CapRoom>>;
  /** Facts of the articles in the basket, by article. */
  readonly articles: Readonly<Record<string, ArticleFacts>>;
  /** Which time zone data the clock went by. */
  readonly zoneData: string;
};
