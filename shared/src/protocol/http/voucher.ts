import { z } from "zod";
import type { BusinessDay } from "../../domain/lots.ts";
import { type Amount, largestAmount } from "../../domain/measure.ts";
import { type VoucherState, voucherStates } from "../../domain/voucher/voucher.ts";
import { type BookedEntry, bookedEntry, receiptNumber } from "./booking.ts";
import {
  amount,
  currency,
  day,
  label,
  plain,
  secret,
  slug,
  time,
  type Warned,
  warnings,
  whole,
} from "./fields.ts";

/** As many as a till prints in one go. */
const mostVouchers = 100;

/** What vouchers are to be: `price` is paid, `value` is what they buy; `expires` only later than by law. */
export type VoucherTermsRequest = {
  readonly price: number;
  readonly value: Amount;
  readonly currency: string;
  readonly expires?: BusinessDay | undefined;
  readonly tax?: "single" | "multi" | undefined;
  readonly funder?: string | undefined;
};

export type MakeVouchers = VoucherTermsRequest & {
  readonly count: number;
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
};

const price: z.ZodType<number> = z
  .int()
  .min(0)
  .max(largestAmount)
  .meta({ description: "What the customer pays, minor units; 0 for one that is given away" });

export const voucherTerms: {
  readonly [K in keyof Required<VoucherTermsRequest>]: z.ZodType<VoucherTermsRequest[K]>;
} = {
  price,
  value: amount,
  currency,
  expires: day.optional(),
  tax: z.enum(["single", "multi"]).optional(),
  funder: slug.optional(),
};

export const makeVouchers: z.ZodType<MakeVouchers> = z
  .object({
    ...voucherTerms,
    count: z.int().min(1).max(mostVouchers).default(1),
    till: slug.optional(),
    operator: secret.optional(),
  })
  .meta({ id: "MakeVouchers", description: "Printed at the till, and sold afterwards." });

export type MadeVoucher = {
  readonly number: string;
  readonly qr: string;
  readonly price: number;
  readonly value: number;
  readonly currency: string;
  readonly state: "inactive";
  readonly expires: string | null;
};

export type MadeVouchers = { readonly vouchers: readonly MadeVoucher[] } & Warned;

const madeVoucher: z.ZodType<MadeVoucher> = z
  .object({
    number: plain,
    qr: plain,
    price: whole,
    value: whole,
    currency,
    state: z.literal("inactive"),
    expires: z.union([day, z.null()]),
  })
  .meta({ id: "MadeVoucher" });

export const madeVouchers: z.ZodType<MadeVouchers> = z
  .object({ vouchers: z.array(madeVoucher), warnings })
  .meta({ id: "MadeVouchers" });

/** Where and when a voucher was sold. */
export type VoucherSold = {
  readonly at: string;
  readonly branch: string | null;
  readonly till: string | null;
  readonly receipt: string | null;
};

/** `guaranteed` and `provisional`: what this place may take of it now, in minor units. */
export type VoucherView = {
  readonly number: string;
  readonly qr: string;
  readonly account: string;
  readonly state: VoucherState;
  readonly currency: string;
  readonly price: number;
  readonly value: number;
  readonly rest: number;
  readonly guaranteed: number;
  readonly provisional: number;
  readonly expires: string | null;
  readonly sold: VoucherSold | null;
} & Warned;

const voucherSold: z.ZodType<VoucherSold> = z
  .object({
    at: time,
    branch: z.union([plain, z.null()]),
    till: z.union([plain, z.null()]),
    receipt: z.union([plain, z.null()]),
  })
  .meta({ id: "VoucherSold" });

export const voucherView: z.ZodType<VoucherView> = z
  .object({
    number: plain,
    qr: plain,
    account: plain,
    state: z.enum(voucherStates),
    currency,
    price: whole,
    value: whole,
    rest: whole,
    guaranteed: whole,
    provisional: whole,
    expires: z.union([day, z.null()]),
    sold: z.union([voucherSold, z.null()]),
    warnings,
  })
  .meta({ id: "Voucher", description: "`rest` is what is left on it once it was sold." });

/** Free of form: what is wrong with a number is said with the field, not by the address. */
export type VoucherParams = { readonly number: string };
export const voucherParams: z.ZodType<VoucherParams> = z.object({ number: z.string().max(64) });

/** The sale of a pre-printed voucher that stands in no basket. */
export type ActivateVoucher = {
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
  readonly receiptNumber?: string | undefined;
  readonly amount?: number | undefined;
};

export const activateVoucher: z.ZodType<ActivateVoucher> = z
  .object({
    till: slug.optional(),
    operator: secret.optional(),
    receiptNumber: receiptNumber.optional(),
    amount: price.optional(),
  })
  .meta({
    id: "ActivateVoucher",
    description: "`amount`, if it is said, must be the voucher's price.",
  });

export type VoidVoucher = Pick<ActivateVoucher, "till" | "operator">;

export const voidVoucher: z.ZodType<VoidVoucher> = z
  .object({ till: slug.optional(), operator: secret.optional() })
  .meta({ id: "VoidVoucher", description: "Before it is sold; it can never be sold after that." });

export type VoucherBooked = {
  readonly receipt: string;
  readonly entries: readonly BookedEntry[];
  readonly voucher: VoucherView;
} & Warned;

export const voucherBooked: z.ZodType<VoucherBooked> = z
  .object({ receipt: plain, entries: z.array(bookedEntry), voucher: voucherView, warnings })
  .meta({ id: "VoucherBooked" });

export const voucherFormats = ["pdf", "svg", "qr"] as const;
export type VoucherFormat = (typeof voucherFormats)[number];

/** `qr`: the code alone, as SVG. */
export type VoucherFileQuery = { readonly format: VoucherFormat; readonly language: "de" | "en" };

const language: z.ZodDefault<z.ZodEnum<{ de: "de"; en: "en" }>> = z
  .enum(["de", "en"])
  .default("de");

export const voucherFileQuery: z.ZodType<VoucherFileQuery> = z.object({
  format: z.enum(voucherFormats).default("pdf"),
  language,
});

/** What makes it somebody's: printed, and kept nowhere. */
export type VoucherFileRequest = VoucherFileQuery & {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly message?: string | undefined;
};

export const voucherFileRequest: z.ZodType<VoucherFileRequest> = z
  .object({
    format: z.enum(voucherFormats).default("pdf"),
    language,
    to: label.optional(),
    from: label.optional(),
    message: z.string().trim().max(400).optional(),
  })
  .meta({
    id: "VoucherFileRequest",
    description: "Names and message stand on the file and are kept nowhere.",
  });
