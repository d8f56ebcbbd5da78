import { assortment, type BakeryArticle, demandAt } from "./assortment.ts";
import { below, type Dice, weighted } from "./seeded.ts";

export type BakeryLine = {
  readonly article: BakeryArticle;
  readonly quantity: number;
  /** Minor units, before the discount. */
  readonly amount: number;
  readonly discount: number;
};

/** What somebody buys at an hour of the day. */
export function basketAt(dice: Dice, hour: number): readonly BakeryLine[] {
  const kinds = 1 + below(dice, 3) + (dice() < 0.15 ? 1 : 0);
  const chosen = new Map<string, BakeryLine>();
  for (let kind = 0; kind < kinds; kind++) {
    const article = weighted(dice, assortment, demandAt(hour));
    const quantity = article.group === "rolls" ? 1 + below(dice, 6) : 1 + below(dice, 1.3);
    const amount = article.price * quantity;
    // What is left of the day's bread goes for half, from the evening on.
    const isLeft = article.group === "bread" && hour >= 17 && dice() < 0.2;
    const discount = isLeft ? Math.floor(amount / 2) : 0;
    chosen.set(article.id, { article, quantity, amount, discount });
  }
  return [...chosen.values()];
}
