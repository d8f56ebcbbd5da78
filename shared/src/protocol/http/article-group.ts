import { z } from "zod";
import type { GroupLaw } from "../../domain/articles/article-groups.ts";
import { label, plain, slug, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

type Names = { readonly de: string; readonly en: string };

/** `version` is the ETag. */
type Named = {
  readonly id: string;
  readonly name: Names;
  readonly active: boolean;
  readonly version: string;
} & Warned;

type Rest = { readonly parent: string | null; readonly protectedBy: GroupLaw | null };

export type ArticleGroupView = Named & Rest;
export type PriceGroupView = Named;

export type NewPriceGroup = { readonly id: string; readonly name: Names };
export type PriceGroupChange = {
  readonly name?: Names | undefined;
  readonly active?: boolean | undefined;
};

type RestWish = { readonly [K in keyof Rest]?: Rest[K] | undefined };
export type NewArticleGroup = NewPriceGroup & RestWish;
export type ArticleGroupChange = PriceGroupChange & RestWish;

const names: z.ZodType<Names> = z.object({ de: label, en: label });
const namesView = z.object({ de: plain, en: plain });
const laws = z.enum(["tobacco", "fixed-price-book", "prescription"]);
const named = { id: plain, name: namesView, active: yes, version: plain, warnings };
const restFields = {
  parent: slug.nullable().optional().meta({ description: "The group that it is part of" }),
  protectedBy: laws
    .nullable()
    .optional()
    .meta({ description: "The law by which no campaign touches it or what is below it" }),
};
const changeFields = { name: names.optional(), active: z.boolean().optional() };

export const articleGroupView: z.ZodType<ArticleGroupView> = z
  .object({ ...named, parent: plain.nullable(), protectedBy: laws.nullable() })
  .meta({ id: "ArticleGroup" });

export const articleGroupList: z.ZodType<Listed<ArticleGroupView>> = listOf(
  articleGroupView,
  "ArticleGroupList",
);

export const newArticleGroup: z.ZodType<NewArticleGroup> = z
  .object({ id: slug, name: names, ...restFields })
  .meta({
    id: "NewArticleGroup",
    examples: [{ id: "bread", name: { de: "Brot", en: "Bread" }, parent: "bakery" }],
  });

export const articleGroupChange: z.ZodType<ArticleGroupChange> = z
  .object({ ...changeFields, ...restFields })
  .meta({ id: "ArticleGroupChange", description: "`active: false` ends it for new articles." });

export const priceGroupView: z.ZodType<PriceGroupView> = z.object(named).meta({ id: "PriceGroup" });

export const priceGroupList: z.ZodType<Listed<PriceGroupView>> = listOf(
  priceGroupView,
  "PriceGroupList",
);

export const newPriceGroup: z.ZodType<NewPriceGroup> = z.object({ id: slug, name: names }).meta({
  id: "NewPriceGroup",
  examples: [{ id: "staff", name: { de: "Personal", en: "Staff" } }],
});

export const priceGroupChange: z.ZodType<PriceGroupChange> = z
  .object(changeFields)
  .meta({ id: "PriceGroupChange", description: "`active: false` ends it for new prices." });

export const sortParams: z.ZodType<{ readonly id: string }> = z.object({ id: slug });
