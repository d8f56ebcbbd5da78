import { z } from "zod";
import type { PurseId } from "../../domain/ids.ts";
import { mostLines } from "../../domain/sale/basket.ts";
import { nameText } from "./campaign-effect.ts";
import { count, purseId, slug, time } from "./fields.ts";
import { type BasketLineRequest, basketLine } from "./sale.ts";

/** A made-up card, as campaigns see it. */
type TrialCard = {
  readonly personal?: boolean | undefined;
  readonly customerGroup?: string | undefined;
  readonly tier?: string | undefined;
  readonly firstPurchase?: boolean | undefined;
  readonly purses?: Readonly<Record<string, number>> | undefined;
};

export type TrialRequest = {
  readonly branch: string;
  readonly at?: string | undefined;
  readonly basket: { readonly lines: readonly BasketLineRequest[] };
  readonly card?: TrialCard | undefined;
  readonly coupons?: readonly string[] | undefined;
  readonly rewards?: readonly string[] | undefined;
  readonly pay?:
    | readonly { readonly purse: PurseId; readonly amount: number | "all" }[]
    | undefined;
};

const card = z.object({
  personal: z.boolean().optional(),
  customerGroup: nameText.optional(),
  tier: nameText.optional(),
  firstPurchase: z.boolean().optional(),
  purses: z.record(z.string(), count).optional(),
});

export const trialRequest: z.ZodType<TrialRequest> = z
  .object({
    branch: slug,
    at: time.optional().meta({ description: "Now, when not said" }),
    basket: z.object({ lines: z.array(basketLine).min(1).max(mostLines) }),
    card: card.optional().meta({ description: "What campaigns know of a card; none: no card" }),
    coupons: z.array(nameText).max(32).optional(),
    rewards: z.array(nameText).max(32).optional(),
    pay: z
      .array(z.object({ purse: purseId, amount: z.union([count, z.literal("all")]) }))
      .max(30)
      .optional(),
  })
  .meta({
    id: "CampaignTrial",
    examples: [{ branch: "nord", basket: { lines: [{ id: "1", group: "bakery", amount: 500 }] } }],
  });
