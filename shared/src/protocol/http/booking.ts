import { z } from "zod";
import type { PurseId, ReceiptId } from "../../domain/ids.ts";
import type { Amount } from "../../domain/measure.ts";
import { type AccountView, accountView } from "./account.ts";
import { type CardRef, cardRef } from "./card.ts";
import {
  amount,
  currency,
  plain,
  purseId,
  receiptId,
  secret,
  slug,
  type Warned,
  warnings,
  whole,
} from "./fields.ts";

export const bookingReasons = [
  "earned",
  "redeemed",
  "top-up",
  "spend",
  "goodwill",
  "adjustment",
] as const;

export type BookingReason = (typeof bookingReasons)[number];

/** `operator` is an operator's token where the call itself carries only the till's. */
export type BookingRequest = {
  readonly card: CardRef;
  readonly type: "credit" | "debit";
  readonly purse: PurseId;
  readonly amount: Amount;
  readonly currency?: string | undefined;
  readonly reason: BookingReason;
  readonly note?: string | undefined;
  readonly receiptNumber?: string | undefined;
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
};

const receiptNumber: z.ZodType<string> = z
  .string()
  .regex(/^[\x20-\x7e]{1,64}$/)
  .meta({ description: "The till's own number; unique with the till", examples: ["2026-000123"] });

export const bookingRequest: z.ZodType<BookingRequest> = z
  .object({
    card: cardRef,
    type: z.enum(["credit", "debit"]),
    purse: purseId,
    amount,
    currency: currency.optional(),
    reason: z.enum(bookingReasons),
    note: z.string().max(500).optional(),
    receiptNumber: receiptNumber.optional(),
    till: slug.optional(),
    operator: secret.optional(),
  })
  .refine((booking) => booking.purse !== "money" || booking.currency !== undefined, {
    path: ["currency"],
    message: "A request with money names its currency",
  })
  .meta({ id: "BookingRequest", description: "One credit or debit by hand, with a reason." });

export type BookedEntry = {
  readonly entry: string;
  readonly state: "guaranteed" | "provisional";
};

export type BookingAnswer = {
  readonly receipt: string;
  readonly entries: readonly BookedEntry[];
  readonly account: AccountView;
} & Warned;

const bookedEntry: z.ZodType<BookedEntry> = z
  .object({ entry: plain, state: z.enum(["guaranteed", "provisional"]) })
  .meta({ id: "BookedEntry" });

export const bookingAnswer: z.ZodType<BookingAnswer> = z
  .object({ receipt: plain, entries: z.array(bookedEntry), account: accountView, warnings })
  .meta({ id: "BookingAnswer" });

export type ReversalRequest = {
  readonly receipt: ReceiptId | { readonly till: string; readonly receiptNumber: string };
  readonly lines?:
    | readonly { readonly id: string; readonly quantity?: string | undefined }[]
    | undefined;
  readonly reason: "undo" | "return" | "mistake";
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
  readonly dryRun?: boolean | undefined;
};

export const reversalRequest: z.ZodType<ReversalRequest> = z
  .object({
    receipt: z.union([receiptId, z.object({ till: slug, receiptNumber })]),
    lines: z
      .array(
        z.object({
          id: z.string().min(1).max(64),
          quantity: z
            .string()
            .regex(/^[0-9]{1,9}(\.[0-9]{1,6})?$/)
            .optional(),
        }),
      )
      .max(500)
      .optional(),
    reason: z.enum(["undo", "return", "mistake"]),
    till: slug.optional(),
    operator: secret.optional(),
    dryRun: z.boolean().optional(),
  })
  .meta({ id: "ReversalRequest", description: "A receipt, whole or by line." });

export type ReversalAnswer = BookingAnswer & {
  readonly refund: {
    readonly purses: readonly { readonly purse: string; readonly amount: number }[];
    readonly outside: number;
  };
};

export const reversalAnswer: z.ZodType<ReversalAnswer> = z
  .object({
    receipt: plain,
    entries: z.array(bookedEntry),
    refund: z.object({
      purses: z.array(z.object({ purse: plain, amount: whole })),
      outside: whole,
    }),
    account: accountView,
    warnings,
  })
  .meta({
    id: "ReversalAnswer",
    description: "`outside` is what the customer gets back in another way than on the card.",
  });
