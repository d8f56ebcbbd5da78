import { z } from "zod";
import { articleIdForm } from "../../domain/articles/article-wish.ts";
import { largestAmount } from "../../domain/measure.ts";
import { count, label, plain, time, type Warned, warnings, whole, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

type Names = { readonly de: string; readonly en: string };
type Prices = Readonly<Record<string, number>>;

/** One price and when it began, or will begin. */
export type PriceView = {
  readonly from: string;
  readonly unitPrice: number | null;
  readonly prices: Prices;
};

/** `version` is the ETag. `unitPrice` and `prices` are those of now. */
export type ArticleView = {
  readonly id: string;
  readonly name: Names;
  readonly group: string | null;
  readonly taxCode: string | null;
  readonly codes: readonly string[];
  readonly byWeight: boolean;
  readonly active: boolean;
  readonly unitPrice: number | null;
  readonly prices: Prices;
  readonly lowest30: number | null;
  readonly history: readonly PriceView[];
  readonly version: string;
} & Warned;

const names: z.ZodType<Names> = z.object({ de: label, en: label });
const price: z.ZodType<number> = z.int().min(0).max(largestAmount);
const priceTable: z.ZodType<Prices> = z.record(z.string().min(1).max(63), price);
const oneText = (longest: number) => z.string().trim().min(1).max(longest).nullable();

export const articleView: z.ZodType<ArticleView> = z
  .object({
    id: plain,
    name: z.object({ de: plain, en: plain }),
    group: plain.nullable(),
    taxCode: plain.nullable(),
    codes: z.array(plain).meta({ description: "What scanners read of it: EAN, PLU" }),
    byWeight: yes,
    active: yes,
    unitPrice: whole.nullable().meta({ description: "Of a unit now; null: the till asks for it" }),
    prices: z.record(plain, whole).meta({ description: "Of a unit now, by price group" }),
    lowest30: whole.nullable().meta({
      description:
        "The lowest `unitPrice` of the last 30 days: what a price reduction that begins now must name (§ 11 PAngV)",
    }),
    history: z.array(
      z.object({ from: time, unitPrice: whole.nullable(), prices: z.record(plain, whole) }),
    ),
    version: plain,
    warnings,
  })
  .meta({ id: "Article" });

export const articleList: z.ZodType<Listed<ArticleView>> = listOf(articleView, "ArticleList");

/** What an article is to be; what is not said is not there. */
export type ArticlePut = {
  readonly name: Names;
  readonly group?: string | null | undefined;
  readonly taxCode?: string | null | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly byWeight?: boolean | undefined;
  readonly active?: boolean | undefined;
  readonly unitPrice?: number | null | undefined;
  readonly prices?: Prices | undefined;
  readonly validFrom?: string | undefined;
};

const putFields = {
  group: oneText(64).optional(),
  taxCode: oneText(16).optional(),
  codes: z.array(z.string().trim().min(1).max(64)).max(32).optional(),
  byWeight: z.boolean().optional(),
  active: z.boolean().optional(),
  unitPrice: price.nullable().optional(),
  prices: priceTable.optional(),
  validFrom: time.optional().meta({ description: "When the price begins; now unless said" }),
};

export const articlePut: z.ZodType<ArticlePut> = z.object({ name: names, ...putFields }).meta({
  id: "ArticlePut",
  examples: [
    {
      name: { de: "Roggenbrot", en: "Rye bread" },
      group: "bread",
      taxCode: "7",
      codes: ["4006381333931"],
      unitPrice: 390,
      prices: { staff: 310 },
    },
  ],
});

/** One of a list: what is not said stays as it is. */
export type ArticleItem = Partial<Omit<ArticlePut, "name">> & {
  readonly id: string;
  readonly name?: Names | undefined;
};

export const articleItem: z.ZodType<ArticleItem> = z.object({
  id: z.string().min(1).max(64),
  name: names.optional(),
  ...putFields,
});

/** Each is read by itself, so that one that is wrong harms no other. */
export type ArticleImport = { readonly articles: readonly Readonly<Record<string, unknown>>[] };

export const articleImport: z.ZodType<ArticleImport> = z
  .object({ articles: z.array(z.record(z.string(), z.unknown())).max(100_000) })
  .meta({
    id: "ArticleImport",
    description:
      "Each has `id` and the fields of `ArticlePut` that are to change. As text/csv: columns id, name or name_de and name_en, group, tax, unit_price, price:<price group>, codes, by_weight, active, valid_from; prices as 2,50 or 2.50",
    examples: [{ articles: [{ id: "4711", unitPrice: 250 }] }],
  });

export type ArticleImportQuery = {
  readonly mode: "partial" | "whole";
  readonly dryRun: "true" | "false";
};

export const articleImportQuery: z.ZodType<ArticleImportQuery> = z.object({
  mode: z
    .enum(["partial", "whole"])
    .default("partial")
    .meta({ description: "whole: what the list does not name is no longer sold" }),
  dryRun: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "true: say what would happen, change nothing" }),
});

export type ArticleImportReport = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly ended: number;
  readonly refused: number;
  readonly rejects: readonly {
    readonly line: number;
    readonly id: string;
    readonly field: string;
    readonly reason: string;
  }[];
  readonly unknownColumns: readonly string[];
  readonly dryRun: boolean;
} & Warned;

export const articleImportReport: z.ZodType<ArticleImportReport> = z
  .object({
    rows: count,
    added: count,
    changed: count,
    same: count,
    ended: count.meta({ description: "Of a whole list: what it does not name" }),
    refused: count,
    rejects: z
      .array(z.object({ line: count, id: plain, field: plain, reason: plain }))
      .meta({ description: "The first 10,000 rows that were refused, and why" }),
    unknownColumns: z.array(plain),
    dryRun: yes,
    warnings,
  })
  .meta({ id: "ArticleImportReport" });

export type ArticleQuery = {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly group?: string | undefined;
  readonly q?: string | undefined;
  readonly code?: string | undefined;
  readonly active?: "true" | "false" | undefined;
};

export const articleQuery: z.ZodType<ArticleQuery> = z.object({
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  group: z.string().min(1).max(64).optional().meta({ description: "With the groups below it" }),
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: "Words of the name, the beginning of a code or of the id" }),
  code: z.string().min(1).max(64).optional().meta({ description: "A code or an id, exactly" }),
  active: z
    .enum(["true", "false"])
    .optional()
    .meta({ description: "Only what is sold, or only what is no longer sold" }),
});

export const articleParams: z.ZodType<{ readonly id: string }> = z.object({
  id: z.string().regex(articleIdForm),
});
