import { z } from "zod";
import type { CampaignEffect } from "../../domain/campaigns/campaign.ts";
import type { Expiry } from "../../domain/campaigns/effects/earn-points.ts";
import { largestAmount } from "../../domain/measure.ts";
import { purseId } from "./fields.ts";

/** Campaigns stand in names of purses, such as `coupon:<campaign>` and `cap:<campaign>:2026-W23`. */
export const campaignId: z.ZodType<string> = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,47}$/, "1 to 48 small letters, digits, dots and dashes")
  .meta({ description: "Lower-case letters, digits, `-`, `.`; at most 48", examples: ["advent"] });

/** Names that others gave: article groups, articles, price groups, customer groups, tiers. */
export const nameText: z.ZodType<string> = z
  .string()
  .regex(/^[^\p{Cc}\p{Surrogate}\ufeff]{1,64}$/u)
  .refine((text) => text === text.trim(), { message: "Begins or ends with a space" });

export const money: z.ZodType<number> = z
  .int()
  .min(1)
  .max(largestAmount)
  .meta({ description: "Whole minor units of the currency" });
const price: z.ZodType<number> = z.int().min(0).max(largestAmount);
const units = z.int().min(1).max(1_000_000);
const few = z.int().min(1).max(1_000);
const target = z.enum(["line", "basket"]);

const percentOff = z.object({
  type: z.literal("percentOff"),
  target,
  basisPoints: z.int().min(1).max(10_000).meta({ description: "2000 is 20 percent" }),
  max: money.optional(),
});

const amountOff = z.object({
  type: z.literal("amountOff"),
  target,
  amount: money,
  perQuantity: z.boolean().optional(),
});

const fixedPrice = z.object({
  type: z.literal("fixedPrice"),
  amount: price,
  quantity: few,
});

const freeItem = z.object({
  type: z.literal("freeItem"),
  buy: z
    .int()
    .min(0)
    .max(1_000)
    .meta({ description: "0: the articles are free by themselves, as a reward" }),
  free: few,
  maxFree: few.optional(),
  maxUnitPrice: money.optional(),
});

const switchPriceGroup = z.object({ type: z.literal("switchPriceGroup"), priceGroup: nameText });

const expiry: z.ZodType<Expiry> = z
  .union([
    z.strictObject({
      months: z.int().min(1).max(240),
      roundTo: z.enum(["monthEnd", "yearEnd"]).optional(),
    }),
    z.strictObject({ days: z.int().min(1).max(7_300) }),
    z.strictObject({ yearEnd: z.int().min(0).max(20) }),
  ])
  .meta({
    id: "Expiry",
    description: "`yearEnd`: 31 December of so many years later, 0 of the same year",
  });

const earnPoints = z.object({
  type: z.literal("earnPoints"),
  purse: purseId,
  per: money.meta({ description: "Points for each whole so many minor units" }),
  points: units,
  gracePoints: units.optional(),
  scale: z
    .array(z.object({ from: money, points: units }))
    .min(1)
    .max(50)
    .optional(),
  cap: units.optional(),
  pendingDays: z.int().min(1).max(365).optional(),
  expires: expiry.optional(),
});

const multiplyPoints = z.object({
  type: z.literal("multiplyPoints"),
  purse: purseId,
  factorBasisPoints: z
    .int()
    .min(10_000)
    .max(1_000_000)
    .meta({ description: "20000 doubles the points" }),
});

const earnStamps = z.object({
  type: z.literal("earnStamps"),
  programme: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,57}$/, "1 to 57 letters, digits, dots, dashes and underscores"),
  per: z.enum(["receipt", "quantity", "amount"]),
  n: few,
  amount: money.optional(),
  cap: few.optional(),
});

const loadBonus = z.object({
  type: z.literal("loadBonus"),
  tiers: z
    .array(z.object({ pay: money, credit: money }))
    .min(1)
    .max(50),
  spend: z.enum(["paidFirst", "bonusFirst", "proRata"]),
});

const issued = { ref: campaignId, count: few.optional(), expires: expiry.optional() };

export const campaignEffect: z.ZodType<CampaignEffect> = z
  .discriminatedUnion("type", [
    percentOff,
    amountOff,
    fixedPrice,
    freeItem,
    switchPriceGroup,
    earnPoints,
    multiplyPoints,
    earnStamps,
    loadBonus,
    z.object({ type: z.literal("issueCoupon"), ...issued }),
    z.object({ type: z.literal("issueReward"), ...issued }),
  ])
  .meta({ id: "CampaignEffect" });
