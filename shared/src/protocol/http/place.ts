import { z } from "zod";
import { isZone } from "../../domain/time.ts";
import { label, plain, slug, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

/** `version` names the state that was read; sent back as `If-Match` it guards an edit. */
export type RegionView = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly version: string;
} & Warned;

export type BranchView = RegionView & {
  readonly region: string | null;
  readonly zone: string;
  /** Null for a branch of headquarters' own. */
  readonly franchisee: string | null;
};

export type NewRegion = { readonly id: string; readonly name: string };

export type NewBranch = NewRegion & {
  readonly region?: string | null | undefined;
  readonly zone?: string | undefined;
  readonly franchisee?: string | null | undefined;
};

export type RegionChange = {
  readonly name?: string | undefined;
  readonly active?: boolean | undefined;
};

export type BranchChange = RegionChange & {
  readonly region?: string | null | undefined;
  readonly zone?: string | undefined;
  readonly franchisee?: string | null | undefined;
};

const zone: z.ZodType<string> = z
  .string()
  .max(64)
  .refine((name) => isZone(name), { message: "Not a time zone" })
  .meta({ description: "IANA time zone", examples: ["Europe/Berlin"] });

export const regionView: z.ZodType<RegionView> = z
  .object({ id: plain, name: plain, active: yes, version: plain, warnings })
  .meta({ id: "Region" });

export const branchView: z.ZodType<BranchView> = z
  .object({
    id: plain,
    name: plain,
    active: yes,
    version: plain,
    region: plain.nullable(),
    zone: plain,
    franchisee: plain.nullable(),
    warnings,
  })
  .meta({ id: "Branch" });

export const newRegion: z.ZodType<NewRegion> = z
  .object({ id: slug, name: label })
  .meta({ id: "NewRegion" });

export const newBranch: z.ZodType<NewBranch> = z
  .object({
    id: slug,
    name: label,
    region: slug.nullable().optional(),
    zone: zone.optional(),
    franchisee: slug.nullable().optional(),
  })
  .meta({ id: "NewBranch", description: "Without `zone` the network's holds." });

export const regionChange: z.ZodType<RegionChange> = z
  .object({ name: label.optional(), active: yes.optional() })
  .meta({ id: "RegionChange" });

export const branchChange: z.ZodType<BranchChange> = z
  .object({
    name: label.optional(),
    active: yes.optional(),
    region: slug.nullable().optional(),
    zone: zone.optional(),
    franchisee: slug.nullable().optional(),
  })
  .meta({ id: "BranchChange", description: "`franchisee: null` makes it headquarters' own." });

export const regionList: z.ZodType<Listed<RegionView>> = listOf(regionView, "RegionList");
export const branchList: z.ZodType<Listed<BranchView>> = listOf(branchView, "BranchList");

export type PlaceParams = { readonly id: string };
export const placeParams: z.ZodType<PlaceParams> = z.object({ id: slug });
