import { z } from "zod";
import type { PurseId } from "../../domain/ids.ts";
import {
  count,
  currency,
  label,
  plain,
  purseId,
  type Warned,
  warnings,
  whole,
  yes,
} from "./fields.ts";
import type { PurseDef } from "./purse.ts";

export type PurseView = PurseDef & { readonly id: string; readonly version: string } & Warned;

type Names = { readonly de: string; readonly en: string };

/** Coupons, rewards and caps come with their campaigns; these three are defined by hand. */
export type NewPurse = {
  readonly purse: PurseId;
  readonly kind: "points" | "money" | "stamps";
  readonly name: Names;
  readonly currency?: string | undefined;
  readonly unitValue?: number | null | undefined;
  readonly slots?: number | undefined;
};

export type PurseChange = {
  readonly name?: Names | undefined;
  readonly unitValue?: number | null | undefined;
  readonly active?: boolean | undefined;
};

const names: z.ZodType<Names> = z.object({ de: label, en: label });
const unitValue: z.ZodType<number | null> = z
  .int()
  .min(1)
  .max(1_000_000)
  .nullable()
  .meta({ description: "Minor units of the currency that one point pays; null: none" });

export const newPurse: z.ZodType<NewPurse> = z
  .object({
    purse: purseId,
    kind: z.enum(["points", "money", "stamps"]),
    name: names,
    currency: currency.optional(),
    unitValue: unitValue.optional(),
    slots: z.int().min(2).max(100).optional(),
  })
  .meta({
    id: "NewPurse",
    description: "`stamps:<programme>` needs `slots`, `money` a `currency`; both stay for ever.",
  });

export const purseChange: z.ZodType<PurseChange> = z
  .object({ name: names.optional(), unitValue: unitValue.optional(), active: yes.optional() })
  .meta({ id: "PurseChange" });

export const purseView: z.ZodType<PurseView> = z
  .object({
    id: plain,
    purse: plain,
    kind: z.enum(["points", "money", "stamps", "coupon", "reward", "cap", "activation"]),
    currency: currency.optional(),
    unitValue: whole.nullable().optional(),
    slots: count.nullable().optional(),
    name: z.object({ de: plain, en: plain }),
    active: yes,
    version: plain,
    warnings,
  })
  .meta({ id: "Purse" });

export type PurseParams = { readonly id: PurseId };
export const purseParams: z.ZodType<PurseParams> = z.object({ id: purseId });
