import { z } from "zod";
import type { Amount } from "../../domain/measure.ts";
import { type AccountView, accountView } from "./account.ts";
import { type BookedEntry, bookedEntry, receiptNumber } from "./booking.ts";
import { type CardRef, cardRef } from "./card.ts";
import { amount, currency, plain, secret, slug, type Warned, warnings, whole } from "./fields.ts";

export type TopUpRequest = {
  readonly card: CardRef;
  readonly amount: Amount;
  readonly currency: string;
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
  readonly receiptNumber?: string | undefined;
};

export const topUpRequest: z.ZodType<TopUpRequest> = z
  .object({
    card: cardRef,
    amount,
    currency,
    till: slug.optional(),
    operator: secret.optional(),
    receiptNumber: receiptNumber.optional(),
  })
  .meta({
    id: "TopUpRequest",
    examples: [
      { card: { scheme: "own", number: "K7Q2M4X9R1T5W8ZC0" }, amount: 1000, currency: "EUR" },
    ],
  });

/** `paid` is what the customer gave, `bonus` what came on top. */
export type TopUpAnswer = {
  readonly receipt: string;
  readonly paid: number;
  readonly bonus: number;
  readonly entries: readonly BookedEntry[];
  readonly account: AccountView;
} & Warned;

export const topUpAnswer: z.ZodType<TopUpAnswer> = z
  .object({
    receipt: plain,
    paid: whole,
    bonus: whole,
    entries: z.array(bookedEntry),
    account: accountView,
    warnings,
  })
  .meta({ id: "TopUpAnswer", description: "`bonus` is what campaigns gave on top." });
