import { z } from "zod";
import { count, plain, time, whole, yes } from "./fields.ts";

/** What an announced price reduction must name. */
export type PriceHints = {
  readonly begins: string;
  readonly articles: readonly {
    readonly article: string;
    readonly name: { readonly de: string; readonly en: string };
    readonly unitPrice: number | null;
    readonly lowest30: number | null;
    readonly isRaised: boolean;
  }[];
  /** Articles beyond the first 50. */
  readonly more: number;
};

export const priceHints: z.ZodType<PriceHints> = z
  .object({
    begins: time,
    articles: z.array(
      z.object({
        article: plain,
        name: z.object({ de: plain, en: plain }),
        unitPrice: whole.nullable(),
        lowest30: whole.nullable(),
        isRaised: yes.meta({
          description: "It has been cheaper within 30 days: a reduction refers to that price",
        }),
      }),
    ),
    more: count,
  })
  .meta({
    id: "PriceHints",
    description:
      "The lowest price of the 30 days before it begins, which an announced reduction must name (§ 11 PAngV); null where nothing gets cheaper",
  });
