import { z } from "zod";
import type { PurseKind } from "../../domain/control-bodies.ts";
import { count, currency, plain, whole, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

/** `unitValue`: minor units of the currency that one unit pays. `slots`: a stamp card's size. */
export type PurseDef = {
  readonly purse: string;
  readonly kind: PurseKind;
  readonly currency?: string | undefined;
  readonly unitValue?: number | null | undefined;
  readonly slots?: number | null | undefined;
  readonly name: { readonly de: string; readonly en: string };
  readonly active: boolean;
};

const purseDef: z.ZodType<PurseDef> = z
  .object({
    purse: plain,
    kind: z.enum(["points", "money", "stamps", "coupon", "reward", "cap", "activation"]),
    currency: currency.optional(),
    unitValue: whole.nullable().optional(),
    slots: count.nullable().optional(),
    name: z.object({ de: plain, en: plain }),
    active: yes,
  })
  .meta({ id: "PurseDefinition" });

export const purseList: z.ZodType<Listed<PurseDef>> = listOf(purseDef, "PurseDefinitionList");
