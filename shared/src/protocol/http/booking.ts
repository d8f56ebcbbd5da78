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

export const receiptNumber: z.ZodType<string> = z
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

export const bookedEntry: z.ZodType<BookedEntry> = z
  .object({ entry: plain, state: z.enum(["guaranteed", "provisional"]) })
  .meta({ id: "BookedEntry" });

export const bookingAnswer: z.ZodType<BookingAnswer> = z
  .object({ receipt: plain, entries: z.array(bookedEntry), account: accountView, warnings })
  .meta({ id: "BookingAnswer" });

export type ReversalRequest = {
  readonly receipt: ReceiptId | { readonly till: string; readonly receiptNumber: string };
  readonly lines?: readonly ReversalLine[] | undefined;
  readonly reason: "undo" | "return" | "mistake";
  readonly spent?: "deduct" | "waive" | undefined;
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
  readonly dryRun?: boolean | undefined;
};

type ReversalLine = { readonly id: string; readonly quantity?: string | undefined };

const reversalLines: z.ZodType<readonly ReversalLine[]> = z
  .array(
    z.object({
      id: z.string().min(1).max(64),
      quantity: z
        .string()
        .regex(/^[0-9]{1,9}(\.[0-9]{1,6})?$/, "decimal text above 0, such as 2 or 0.250")
        .optional()
        .meta({ description: "Decimal text; all that is left of the line when not said" }),
    }),
  )
  .min(1)
  .max(500);

const receiptName: z.ZodType<ReversalRequest["receipt"]> = z.union([
  receiptId,
  z.object({ till: slug, receiptNumber }),
]);

/** What happens to earned value that is spent already. */
const spentRule: z.ZodType<"deduct" | "waive"> = z.enum(["deduct", "waive"]).meta({
  description:
    "Value that the sale gave and that is spent already: comes off the refund, or is given away " +
    "by a manager",
});

/** What comes back with a sale. */
export type ReturnRequest = Pick<ReversalRequest, "receipt" | "lines" | "spent">;

export const returnRequest: z.ZodType<ReturnRequest> = z
  .object({
    receipt: receiptName,
    lines: reversalLines.optional(),
    spent: z.literal("deduct").optional(),
  })
  .meta({ id: "Return", description: "A receipt that comes back, whole or by line." });

export const reversalRequest: z.ZodType<ReversalRequest> = z
  .object({
    receipt: receiptName,
    lines: reversalLines.optional(),
    reason: z.enum(["undo", "return", "mistake"]),
    spent: spentRule.optional(),
    till: slug.optional(),
    operator: secret.optional(),
    dryRun: z.boolean().optional(),
  })
  .meta({ id: "ReversalRequest", description: "A receipt, whole or by line." });

export type RefundAnswer = {
  readonly purses: readonly {
    readonly purse: string;
    readonly amount: number;
    readonly account?: string | undefined;
  }[];
  readonly outside: number;
  readonly open?: number | undefined;
  readonly taken?:
    | readonly {
        readonly purse: string;
        readonly amount: number;
        readonly short: number;
        readonly deduction: number;
      }[]
    | undefined;
};

export const refundAnswer: z.ZodType<RefundAnswer> = z
  .object({
    purses: z.array(z.object({ purse: plain, amount: whole, account: plain.optional() })),
    outside: whole.meta({ description: "Paid out by the till; below 0 the customer pays" }),
    open: whole.optional().meta({ description: "Of a recorded sale: owed no longer" }),
    taken: z
      .array(z.object({ purse: plain, amount: whole, short: whole, deduction: whole }))
      .optional()
      .meta({
        description:
          "Earned with what comes back: `amount` units are taken, `short` were spent already, for " +
          "which `deduction` came off the refund",
      }),
  })
  .meta({ id: "Refund" });

export type ReversalAnswer = Omit<BookingAnswer, "account"> & {
  readonly account: AccountView | null;
  readonly refund: RefundAnswer;
  readonly lines?:
    | readonly { readonly id: string; readonly quantity: string; readonly net: number }[]
    | undefined;
};

export const reversalAnswer: z.ZodType<ReversalAnswer> = z
  .object({
    receipt: plain,
    entries: z.array(bookedEntry),
    refund: refundAnswer,
    lines: z
      .array(z.object({ id: plain, quantity: plain, net: whole }))
      .optional()
      .meta({ description: "What came back of the receipt's lines" }),
    account: z.union([accountView, z.null()]),
    warnings,
  })
  .meta({
    id: "ReversalAnswer",
    description: "`outside` is what the customer gets back in another way than on the card.",
  });
