import { z } from "zod";
import { accountView } from "./account.ts";
import { bookedEntry, receiptNumber } from "./booking.ts";
import { plain, secret, slug, time, warnings, whole } from "./fields.ts";
import { evaluationView, saleAnswer } from "./sale.ts";

export const holdAnswer: z.ZodType = z
  .object({
    hold: plain,
    evaluation: evaluationView,
    validUntil: time,
    entries: z.array(bookedEntry),
    toPay: whole,
    account: z.union([accountView, z.null()]),
    warnings,
  })
  .meta({
    id: "HoldAnswer",
    description: "Prices and value are kept until `validUntil`; then the node lets go of them.",
  });

/** What may be said when a hold ends. */
export type HoldEnd = {
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
  readonly receiptNumber?: string | undefined;
};

export const holdEnd: z.ZodType<HoldEnd> = z
  .object({
    till: slug.optional(),
    operator: secret.optional(),
    receiptNumber: receiptNumber.optional(),
  })
  .meta({ id: "HoldEnd", examples: [{ receiptNumber: "2026-000123" }] });

export const commitAnswer: z.ZodType = z
  .intersection(saleAnswer, z.object({ hold: plain }))
  .meta({ id: "CommitAnswer" });

export const voidAnswer: z.ZodType = z
  .object({
    hold: plain,
    state: z.literal("void"),
    entries: z.array(bookedEntry),
    account: z.union([accountView, z.null()]).optional(),
    warnings,
  })
  .meta({ id: "VoidAnswer", description: "A hold that comes after this is refused." });
