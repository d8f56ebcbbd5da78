import { z } from "zod";
import type { PurseId } from "../../domain/ids.ts";
import { largestAmount } from "../../domain/measure.ts";
import { type TierMeasure, tierMeasures } from "../../domain/tiers/tier-programme.ts";
import { nameText } from "./campaign-effect.ts";
import { label, plain, purseId, slug, type Warned, warnings, whole, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

type Names = { readonly de: string; readonly en: string };

export type TierView = { readonly id: string; readonly name: Names; readonly from: number };

/** `version` is the ETag. */
export type TierProgrammeView = {
  readonly id: string;
  readonly name: Names;
  readonly measure: TierMeasure;
  readonly purse: string | null;
  readonly months: number | null;
  readonly tiers: readonly TierView[];
  readonly active: boolean;
  readonly version: string;
} & Warned;

export type NewTierProgramme = {
  readonly id: string;
  readonly name: Names;
  readonly measure: TierMeasure;
  readonly purse?: PurseId | null | undefined;
  readonly months?: number | null | undefined;
  readonly tiers: readonly TierView[];
};

/** What is collected for, and over which period, stays: another programme says otherwise. */
export type TierProgrammeChange = {
  readonly name?: Names | undefined;
  readonly tiers?: readonly TierView[] | undefined;
  readonly active?: boolean | undefined;
};

const name: z.ZodType<Names> = z.object({ de: label, en: label });
const told = z.object({ de: plain, en: plain });

const tiers: z.ZodType<readonly TierView[]> = z
  .array(z.object({ id: nameText, name, from: z.int().min(1).max(largestAmount) }))
  .min(1)
  .max(50)
  .meta({ description: "The lowest first; `from` is what it takes in the period" });

export const newTierProgramme: z.ZodType<NewTierProgramme> = z
  .object({
    id: slug,
    name,
    measure: z.enum(tierMeasures).meta({
      description: "`points`: earned by sales, in `purse`; `turnover`: goods, in minor units",
    }),
    purse: z.union([purseId, z.null()]).optional(),
    months: z
      .union([z.int().min(1).max(120), z.null()])
      .optional()
      .meta({ description: "A rolling period; null or none: the calendar year" }),
    tiers,
  })
  .meta({
    id: "NewTierProgramme",
    description: "One programme is active at a time; a tier is kept until the next period's end.",
  });

export const tierProgrammeChange: z.ZodType<TierProgrammeChange> = z
  .object({ name: name.optional(), tiers: tiers.optional(), active: z.boolean().optional() })
  .meta({ id: "TierProgrammeChange" });

export const tierProgrammeView: z.ZodType<TierProgrammeView> = z
  .object({
    id: plain,
    name: told,
    measure: z.enum(tierMeasures),
    purse: z.union([plain, z.null()]),
    months: z.union([whole, z.null()]),
    tiers: z.array(z.object({ id: plain, name: told, from: whole })),
    active: yes,
    version: plain,
    warnings,
  })
  .meta({ id: "TierProgramme" });

export const tierProgrammeList: z.ZodType<Listed<TierProgrammeView>> = listOf(
  tierProgrammeView,
  "TierProgrammeList",
);

export const tierProgrammeParams: z.ZodType<{ readonly id: string }> = z.object({ id: slug });

/** `missing` is in the programme's unit; `by` the last day on which it takes no more than that. */
export type TierProgress = {
  readonly measure: TierMeasure;
  readonly tier: { readonly id: string; readonly name: Names; readonly until: string } | null;
  readonly collected: number;
  readonly next: {
    readonly id: string;
    readonly name: Names;
    readonly missing: number;
    readonly by: string;
  } | null;
};

const day = z.iso.date();

export const tierProgress: z.ZodType<TierProgress> = z
  .object({
    measure: z.enum(tierMeasures),
    tier: z.union([z.object({ id: plain, name: told, until: day }), z.null()]),
    collected: whole,
    next: z.union([z.object({ id: plain, name: told, missing: whole, by: day }), z.null()]),
  })
  .meta({
    id: "TierProgress",
    description:
      "What this place knows was collected. `tier` is kept to the end of `until`; `missing` more " +
      "by the end of `by` reach the next one.",
  });
