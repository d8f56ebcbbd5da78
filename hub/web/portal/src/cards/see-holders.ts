import type { SeenCards } from "../frame/seen-cards.ts";
import type { Cardholder } from "./card-shapes.ts";

/** From now on their cards are called by their names. */
export function seeHolders(cards: SeenCards, holders: readonly Cardholder[]): void {
  for (const { name, cards: held } of holders) {
    for (const { account, number } of held) {
      cards.see(account, { name, ...(number === "" ? {} : { number }) });
    }
  }
}
