import { z } from "zod";
import type { PurseId } from "../../domain/ids.ts";
import type { Amount } from "../../domain/measure.ts";
import { amount, purseId, slug } from "./fields.ts";

export const goodwillReasons = ["goodwill", "adjustment"] as const;

/** Given at a desk, without a sale; in the purse's own unit. */
export type OfficeGoodwill = {
  readonly purse: PurseId;
  readonly amount: Amount;
  readonly reason: (typeof goodwillReasons)[number];
  readonly till?: string | undefined;
};

export const officeGoodwill: z.ZodType<OfficeGoodwill> = z
  .object({
    purse: purseId,
    amount,
    reason: z.enum(goodwillReasons).default("goodwill"),
    till: slug.default("hub"),
  })
  .meta({ id: "OfficeGoodwill", description: "Within the limits of the caller's role." });
