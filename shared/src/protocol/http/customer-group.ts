import { z } from "zod";
import { label, plain, slug, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

type Names = { readonly de: string; readonly en: string };

/** `version` is the ETag. */
export type CustomerGroupView = {
  readonly id: string;
  readonly name: Names;
  readonly active: boolean;
  readonly version: string;
} & Warned;

export type NewCustomerGroup = { readonly id: string; readonly name: Names };

export type CustomerGroupChange = {
  readonly name?: Names | undefined;
  readonly active?: boolean | undefined;
};

const name: z.ZodType<Names> = z.object({ de: label, en: label });

export const customerGroupView: z.ZodType<CustomerGroupView> = z
  .object({
    id: plain,
    name: z.object({ de: plain, en: plain }),
    active: yes,
    version: plain,
    warnings,
  })
  .meta({ id: "CustomerGroup" });

export const customerGroupList: z.ZodType<Listed<CustomerGroupView>> = listOf(
  customerGroupView,
  "CustomerGroupList",
);

export const newCustomerGroup: z.ZodType<NewCustomerGroup> = z.object({ id: slug, name }).meta({
  id: "NewCustomerGroup",
  examples: [{ id: "staff", name: { de: "Personal", en: "Staff" } }],
});

export const customerGroupChange: z.ZodType<CustomerGroupChange> = z
  .object({ name: name.optional(), active: z.boolean().optional() })
  .meta({ id: "CustomerGroupChange", description: "`active: false` ends it for new cards." });

export const customerGroupParams: z.ZodType<{ readonly id: string }> = z.object({ id: slug });
