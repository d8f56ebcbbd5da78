import { z } from "zod";
import { label, plain, slug, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

/** `version` is the ETag; `branches` are changed at the branch. */
export type FranchiseeView = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly branches: readonly string[];
  readonly version: string;
} & Warned;

export type NewFranchisee = { readonly id: string; readonly name: string };

export type FranchiseeChange = {
  readonly name?: string | undefined;
  readonly active?: boolean | undefined;
};

export const franchiseeView: z.ZodType<FranchiseeView> = z
  .object({
    id: plain,
    name: plain,
    active: yes,
    branches: z.array(plain).meta({ description: "Changed at the branch, by `franchisee`" }),
    version: plain,
    warnings,
  })
  .meta({ id: "Franchisee" });

export const franchiseeList: z.ZodType<Listed<FranchiseeView>> = listOf(
  franchiseeView,
  "FranchiseeList",
);

export const newFranchisee: z.ZodType<NewFranchisee> = z
  .object({ id: slug, name: label })
  .meta({ id: "NewFranchisee", examples: [{ id: "meier", name: "Meier Backwaren GmbH" }] });

export const franchiseeChange: z.ZodType<FranchiseeChange> = z
  .object({ name: label.optional(), active: yes.optional() })
  .meta({ id: "FranchiseeChange", description: "`active: false` ends its own campaigns, too." });

export const franchiseeParams: z.ZodType<{ readonly id: string }> = z.object({ id: slug });
