import { z } from "zod";
import { count, day, plain, type Warned, warnings } from "./fields.ts";

/** `ean` where the code is an EAN-13, else Code 128: `bar`. */
export type CouponArtQuery = {
  readonly format: "svg" | "pdf";
  readonly symbol: "qr" | "bar";
  readonly language: "de" | "en";
};

const language = z.enum(["de", "en"]).default("de");

export const couponArtQuery: z.ZodType<CouponArtQuery> = z.object({
  format: z.enum(["svg", "pdf"]).default("svg"),
  symbol: z
    .enum(["qr", "bar"])
    .default("qr")
    .meta({ description: "`bar`: EAN-13 where the code is one, else Code 128" }),
  language,
});

export type CouponMailQuery = {
  readonly language: "de" | "en";
  readonly from: number;
  readonly count?: number | undefined;
};

export const couponMailQuery: z.ZodType<CouponMailQuery> = z.object({
  language,
  from: z.coerce.number().int().min(1).max(50_000).default(1),
  count: z.coerce.number().int().min(1).max(50_000).optional(),
});

/** `issued` and `redeemed` are units of single-use and personal coupons; `sales` receipts of all. */
export type CouponView = {
  readonly coupon: string;
  readonly name: string;
  readonly use: "code" | "single" | "personal" | null;
  readonly code: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly issued: number;
  readonly redeemed: number;
  readonly sales: number;
} & Warned;

export const couponView: z.ZodType<CouponView> = z
  .object({
    coupon: plain,
    name: plain,
    use: z.union([z.enum(["code", "single", "personal"]), z.null()]),
    code: z.union([plain, z.null()]),
    validFrom: z.union([day, z.null()]),
    validTo: z.union([day, z.null()]),
    issued: count,
    redeemed: count,
    sales: count,
    warnings,
  })
  .meta({
    id: "CouponUse",
    description:
      "`issued` and `redeemed` count single-use codes and coupons on cards, less what came back; " +
      "`sales` the receipts on which the coupon took something off or gave something.",
  });
