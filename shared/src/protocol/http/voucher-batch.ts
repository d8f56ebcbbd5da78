import { z } from "zod";
import { type CardRef, cardRef } from "./card.ts";
import { count, day, label, plain, slug, time, type Warned, warnings, whole } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";
import { type VoucherTermsRequest, voucherTerms } from "./voucher.ts";

const mostInBatch = 50_000;

/** Pre-printed vouchers: `branch` gets the right to sell them; `design` is printed as their name. */
export type NewVoucherBatch = VoucherTermsRequest & {
  readonly count: number;
  readonly branch: string;
  readonly design?: string | undefined;
};

const batchCount: z.ZodType<number> = z.int().min(1).max(mostInBatch);

export const newVoucherBatch: z.ZodType<NewVoucherBatch> = z
  .object({ ...voucherTerms, count: batchCount, branch: slug, design: label.optional() })
  .meta({ id: "NewVoucherBatch", description: "Inactive until each of them is sold." });

/** `made` of `count` have their entries; numbers are handed out once all have. */
type BatchProgress = {
  readonly id: string;
  readonly count: number;
  readonly made: number;
  readonly state: "making" | "ready";
  readonly at: string;
};

export type VoucherBatchView = BatchProgress & {
  readonly branch: string;
  readonly price: number;
  readonly value: number;
  readonly currency: string;
  readonly expires: string | null;
  readonly design: string | null;
} & Warned;

const progress = {
  id: plain,
  count,
  made: count,
  state: z.enum(["making", "ready"]),
  at: time,
} as const;

export const voucherBatchView: z.ZodType<VoucherBatchView> = z
  .object({
    ...progress,
    branch: plain,
    price: whole,
    value: whole,
    currency: plain,
    expires: z.union([day, z.null()]),
    design: z.union([plain, z.null()]),
    warnings,
  })
  .meta({ id: "VoucherBatch" });

export const voucherBatchList: z.ZodType<Listed<VoucherBatchView>> = listOf(
  voucherBatchView,
  "VoucherBatchList",
);

export type BatchParams = { readonly id: string };
export const batchParams: z.ZodType<BatchParams> = z.object({
  id: z.string().regex(/^[A-Z2-7]{8}$/),
});

/** A part of a batch: `from` counts from 1. */
export type BatchFileQuery = {
  readonly format: "pdf" | "csv";
  readonly language: "de" | "en";
  readonly from: number;
  readonly count?: number | undefined;
};

export const batchFileQuery: z.ZodType<BatchFileQuery> = z.object({
  format: z.enum(["pdf", "csv"]).default("csv"),
  language: z.enum(["de", "en"]).default("de"),
  from: z.coerce.number().int().min(1).max(mostInBatch).default(1),
  count: z.coerce.number().int().min(1).max(mostInBatch).optional(),
});

/** Single-use codes of a coupon; what the coupon does is said by what names its purse. */
export type NewCouponBatch = {
  readonly coupon: string;
  readonly count: number;
  readonly expires?: string | undefined;
  readonly name?: string | undefined;
};

const couponId: z.ZodType<string> = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/);

export const newCouponBatch: z.ZodType<NewCouponBatch> = z
  .object({
    coupon: couponId,
    count: batchCount,
    expires: day.optional(),
    name: label.optional(),
  })
  .meta({ id: "NewCouponBatch", description: "Codes for advertisements, flyers and e-mails." });

export type CouponBatchView = BatchProgress & {
  readonly coupon: string;
  readonly expires: string | null;
} & Warned;

export const couponBatchView: z.ZodType<CouponBatchView> = z
  .object({ ...progress, coupon: plain, expires: z.union([day, z.null()]), warnings })
  .meta({ id: "CouponBatch" });

export const couponBatchList: z.ZodType<Listed<CouponBatchView>> = listOf(
  couponBatchView,
  "CouponBatchList",
);

export type CouponParams = { readonly coupon: string };
export const couponParams: z.ZodType<CouponParams> = z.object({ coupon: couponId });

/** One coupon on a customer's card. */
export type PersonalCoupon = {
  readonly card: CardRef;
  readonly expires?: string | undefined;
  readonly name?: string | undefined;
};

export const personalCoupon: z.ZodType<PersonalCoupon> = z
  .object({ card: cardRef, expires: day.optional(), name: label.optional() })
  .meta({ id: "PersonalCoupon" });
