import { z } from "zod";
import { cardSchemes, type PrintScheme } from "./card-design.ts";
import { count, day, plain, time, type Warned, warnings } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

export const mostCardsInBatch = 10_000;
/** A longer batch is printed in parts, each with a file of its own. */
const mostCardsInFile = 1_000;

const batchId: z.ZodType<string> = z.string().regex(/^[A-Z2-7]{8}$/);

/** `count` new numbers, or those of `csv` with the columns `number` and, if wanted, `holder`. */
export type NewCardBatch = {
  readonly design: string;
  readonly scheme: PrintScheme;
  readonly language: "de" | "en";
  readonly valid?: string | undefined;
  readonly count?: number | undefined;
  readonly csv?: string | undefined;
};

export const newCardBatch: z.ZodType<NewCardBatch> = z
  .object({
    design: batchId,
    scheme: z.enum(cardSchemes).default("own"),
    language: z.enum(["de", "en"]).default("de"),
    valid: day.optional(),
    count: z.int().min(1).max(mostCardsInBatch).optional(),
    csv: z.string().max(900_000).optional(),
  })
  .refine((batch) => (batch.count === undefined) !== (batch.csv === undefined), {
    path: ["count"],
    message: "either count or csv",
  })
  .meta({ id: "NewCardBatch", examples: [{ design: "ABCDEFGH", scheme: "own", count: 100 }] });

/** `making`: codes are still being read back; `unreadable`: one could not be, at that place. */
export const cardBatchStates = ["making", "unreadable", "made", "printed", "released"] as const;

/** `count` with the replacements; places count from 1, and `printed` of them are done. */
export type CardBatchView = {
  readonly id: string;
  readonly state: (typeof cardBatchStates)[number];
  readonly design: string;
  readonly scheme: PrintScheme;
  readonly language: "de" | "en";
  readonly valid: string | null;
  readonly count: number;
  readonly checked: number;
  readonly printed: number;
  readonly spoilt: readonly number[];
  readonly unreadable: number | null;
  readonly at: string;
} & Warned;

export const cardBatchView: z.ZodType<CardBatchView> = z
  .object({
    id: plain,
    state: z.enum(cardBatchStates),
    design: plain,
    scheme: z.enum(cardSchemes),
    language: z.enum(["de", "en"]),
    valid: day.nullable(),
    count,
    checked: count,
    printed: count,
    spoilt: z.array(count),
    unreadable: count.nullable(),
    at: time,
    warnings,
  })
  .meta({ id: "CardBatch" });

export const cardBatchList: z.ZodType<Listed<CardBatchView>> = listOf(
  cardBatchView,
  "CardBatchList",
);

export const cardBatchParams: z.ZodType<{ readonly id: string }> = z.object({ id: batchId });

/** Without `from`, what has not been printed yet. */
export type CardFileQuery = {
  readonly format: "pdf" | "csv";
  readonly layout: "card" | "bleed" | "sheet";
  readonly sides: "both" | "front" | "back";
  readonly from?: number | undefined;
  readonly count: number;
};

const place: z.ZodType<number> = z.coerce.number().int().min(1).max(1_000_000);

export const cardFileQuery: z.ZodType<CardFileQuery> = z.object({
  format: z.enum(["pdf", "csv"]).default("pdf"),
  layout: z.enum(["card", "bleed", "sheet"]).default("card"),
  sides: z.enum(["both", "front", "back"]).default("both"),
  from: place.optional(),
  count: z.coerce.number().int().min(1).max(mostCardsInFile).default(mostCardsInFile),
});

export type CardsPrinted = { readonly through: number };
export const cardsPrinted: z.ZodType<CardsPrinted> = z
  .object({ through: z.int().min(1) })
  .meta({ id: "CardsPrinted", description: "All places up to this one came out of the printer." });

export type CardsSpoilt = { readonly places: readonly number[] };
export const cardsSpoilt: z.ZodType<CardsSpoilt> = z
  .object({ places: z.array(z.int().min(1)).min(1).max(mostCardsInFile) })
  .meta({ id: "CardsSpoilt", description: "Each is replaced by a card with another number." });
