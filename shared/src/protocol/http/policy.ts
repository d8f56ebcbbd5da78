import { z } from "zod";
import { count, plain, time, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

/** `version` is the ETag of the setting; `changes` how often it was set. */
export type SettingView = {
  readonly name: string;
  readonly value: unknown;
  readonly default: unknown;
  readonly isDefault: boolean;
  readonly version: string;
  readonly changes: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
} & Warned;

export type SettingChange = {
  readonly change: number;
  readonly value: unknown;
  readonly at: string;
  /** The pseudonym of who signed in, null when the network was founded. */
  readonly by: string | null;
};

export type PolicyView = Listed<SettingView> & { readonly version: string };

const value = z.unknown().meta({ description: "In the setting's own form, as `default` shows it" });
const by = plain.nullable();

export const settingView: z.ZodType<SettingView> = z
  .object({
    name: plain,
    value,
    default: value,
    isDefault: yes,
    version: plain,
    changes: count,
    changedAt: time.nullable(),
    changedBy: by,
    warnings,
  })
  .meta({ id: "Setting" });

export const policyView: z.ZodType<PolicyView> = z
  .object({ items: z.array(settingView), next: z.string().nullable(), version: plain })
  .meta({ id: "Policy" });

export const settingHistory: z.ZodType<Listed<SettingChange>> = listOf(
  z.object({ change: count, value, at: time, by }).meta({ id: "SettingChange" }),
  "SettingHistory",
);

/** The whole setting; what is left out inside of it gets its default. */
export type NewSetting = { readonly value?: unknown };

export const newSetting: z.ZodType<NewSetting> = z
  .object({ value })
  .meta({ id: "NewSetting", description: "The whole setting; parts left out get their defaults." });

export type SettingParams = { readonly name: string };
export const settingParams: z.ZodType<SettingParams> = z.object({
  name: z.string().regex(/^[A-Za-z]{1,40}$/),
});
