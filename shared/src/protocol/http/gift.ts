import { z } from "zod";
import { campaignId } from "./campaign-effect.ts";
import { type CardRef, cardRef } from "./card.ts";
import { label, plain, secret, slug } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

export const giftReasons = ["goodwill", "adjustment"] as const;

/** `operator` is an operator's token where the call itself carries only the till's. */
export type GiftRequest = {
  readonly card: CardRef;
  readonly reason: (typeof giftReasons)[number];
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
};

export const giftRequest: z.ZodType<GiftRequest> = z
  .object({
    card: cardRef,
    reason: z.enum(giftReasons).default("goodwill"),
    till: slug.optional(),
    operator: secret.optional(),
  })
  .meta({
    id: "GiftRequest",
    description: "What it gives is bounded by the caller's goodwill limits.",
  });

export type GiftParams = { readonly campaign: string };
export const giftParams: z.ZodType<GiftParams> = z.object({ campaign: campaignId });

/** What can be given by hand here and now. */
export type GiftView = {
  readonly id: string;
  readonly name: string;
  readonly sentence: { readonly de: string; readonly en: string };
};

const giftView: z.ZodType<GiftView> = z
  .object({ id: plain, name: label, sentence: z.object({ de: plain, en: plain }) })
  .meta({ id: "Gift" });

export const giftList: z.ZodType<Listed<GiftView>> = listOf(giftView, "GiftList");
