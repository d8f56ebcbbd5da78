import type { Asked } from "./asked.ts";
import { couponCost } from "./compiled.ts";
import type { PreparedSet } from "./prepare.ts";

/**
 * What of a request an evaluation can have depended on: kept beside the receipt, so that anybody
 * with the campaign set finds the same again. Source: SPEC R709.
 */
export function givenOf(set: PreparedSet, asked: Asked): Asked {
  const here = (["sale", "topUp"] as const).flatMap((on) => set.viewOf(asked.place, on).campaigns);
  const purses = new Set<string>(asked.pay.map(({ purse }) => purse));
  for (const { campaign } of here) {
    for (const purse of [campaign.cost?.purse, couponCost(campaign)]) {
      if (purse !== undefined) purses.add(purse);
    }
  }
  const ids = new Set(here.map(({ campaign }) => campaign.id));
  const articles = new Set(asked.lines.map(({ article }) => article));
  const { card } = asked;
  return {
    ...asked,
    card: card === null ? null : { ...card, purses: picked(card.purses, purses) },
    rooms: picked(asked.rooms, ids),
    articles: picked(asked.articles, articles),
  };
}

function picked<T>(
  table: Readonly<Record<string, T>>,
  names: ReadonlySet<string | null>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).filter(([name]) => names.has(name)));
}
