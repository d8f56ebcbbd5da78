import { canonicalJson } from "../campaigns/canonical-json.ts";
import type { Instant } from "../measure.ts";
import type { Article } from "./article.ts";
import type { PriceRow } from "./price-row.ts";

const dayMs = 24 * 3_600_000;
const lowestMs = 30 * dayMs;

/**
 * How long a price that has ended is kept: a reduction that has run for two months can still be
 * told its lowest price of the 30 days before.
 */
const keptMs = 100 * dayMs;

const noPrice: Omit<PriceRow, "from"> = { unitPrice: null, groups: {} };

/** What one unit costs at that instant. */
export function priceAt({ prices }: Pick<Article, "prices">, at: Instant): Omit<PriceRow, "from"> {
  return prices.findLast(({ from }) => from <= at) ?? noPrice;
}

/**
 * The lowest price of a unit in the 30 days before a reduction begins, of the price list alone: what
 * other campaigns took off is not in it. Null where there was no price; one that begins only then
 * counts where there was none before.
 * Source: SPEC R605; § 11 PAngV.
 */
export function lowest30({ prices }: Pick<Article, "prices">, at: Instant): number | null {
  const since = at - lowestMs;
  const before = prices.filter(({ from }, place) => {
    const until = prices[place + 1]?.from ?? Number.POSITIVE_INFINITY;
    return from < at && until > since;
  });
  const named = before.flatMap(({ unitPrice }) => (unitPrice === null ? [] : [unitPrice]));
  return named.length === 0 ? priceAt({ prices }, at).unitPrice : Math.min(...named);
}

/**
 * The list with a price that holds from its beginning on. What was said to come later stays, unless
 * it begins at the same instant; what ended long ago goes.
 */
export function withPrice(
  prices: readonly PriceRow[],
  row: PriceRow,
  now: Instant,
): readonly PriceRow[] {
  const others = prices.filter(({ from }) => from !== row.from);
  const all = [...others, row].toSorted((a, b) => a.from - b.from);
  const changes = all.filter((one, place) => !isSamePrice(one, all[place - 1]));
  return changes.filter((_, place) => {
    const until = changes[place + 1]?.from ?? Number.POSITIVE_INFINITY;
    return until > now - keptMs;
  });
}

function isSamePrice(a: PriceRow, b: PriceRow | undefined): boolean {
  const isSame = b !== undefined && a.unitPrice === b.unitPrice;
  return isSame && canonicalJson(a.groups) === canonicalJson(b.groups);
}
