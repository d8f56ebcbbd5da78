import type { Article } from "../../domain/articles/article.ts";
import { priceAt } from "../../domain/articles/prices.ts";
import type { ArticleFacts } from "../../domain/campaigns/asked.ts";
import { amountOf } from "../../domain/campaigns/work-lines.ts";
import type { Instant } from "../../domain/measure.ts";
import { millionthsOf } from "../../domain/quantity.ts";
import { type Result, refused } from "../../domain/result.ts";
import { type Basket, type BasketLine, checkBasket } from "../../domain/sale/basket.ts";
import type { BasketLineRequest } from "../../protocol/http/sale.ts";
import type { ArticleBook } from "../../replica/article-book.ts";

/** The article master as it stands when something is sold. */
export type Master = { readonly book: Pick<ArticleBook, "find" | "byId">; readonly at: Instant };

/**
 * A basket's lines with what headquarters says of their articles: its group and tax code count, its
 * name and price where the caller gives none. Source: SPEC R606, R607.
 */
export function basketOf(lines: readonly BasketLineRequest[], master: Master): Result<Basket> {
  const read: BasketLine[] = [];
  for (const [at, line] of lines.entries()) {
    const known = line.kind === "goods" ? articleOf(line, master) : undefined;
    const unitPrice = line.unitPrice ?? (known && usualPrice(known, line, master.at));
    const amount = line.amount ?? amountOf(unitPrice, millionthsOf(line.quantity) ?? 0);
    if (amount === undefined) {
      const reason = "needed: the article master has no price for this line";
      return refused("invalid", { fields: [{ field: `basket.lines.${at}.amount`, reason }] });
    }
    read.push(mastered({ ...lineOf(line), unitPrice: unitPrice ?? null, amount }, known));
  }
  return checkBasket({ lines: read });
}

/** Whoever names the amount of a line has priced it; an article that has ended has no price. */
function usualPrice(
  article: Article,
  { amount }: BasketLineRequest,
  at: Instant,
): number | undefined {
  if (amount !== undefined || !article.active) return undefined;
  return priceAt(article, at).unitPrice ?? undefined;
}

function articleOf({ article }: BasketLineRequest, { book }: Master): Article | undefined {
  return article === undefined ? undefined : book.find(article);
}

function mastered(line: BasketLine, article: Article | undefined): BasketLine {
  if (article === undefined) return line;
  const { id, name, group, taxCode } = article;
  return {
    ...line,
    article: id,
    name: line.name ?? name.de,
    group: group ?? line.group,
    taxCode: taxCode ?? line.taxCode,
  };
}

/** What campaigns may know of the articles in a basket. */
export function articleFacts(
  { lines }: Basket,
  { book, at }: Master,
): Readonly<Record<string, ArticleFacts>> {
  const found = lines.flatMap(({ kind, article }) =>
    kind === "goods" && article !== null ? (book.byId(article) ?? []) : [],
  );
  return Object.fromEntries(
    found.map((article) => {
      const { id, group, byWeight } = article;
      return [id, { group, byWeight, prices: priceAt(article, at).groups }];
    }),
  );
}

/** Who takes a discount names it. */
const ownDiscount = "till";

function lineOf(line: BasketLineRequest): Omit<BasketLine, "unitPrice" | "amount"> {
  const { id, kind, quantity, discounts = [] } = line;
  return {
    id,
    kind,
    article: line.article ?? null,
    group: line.group ?? null,
    name: line.name ?? null,
    quantity,
    prices: line.prices ?? {},
    taxCode: line.taxCode ?? null,
    voucher: line.voucher ?? null,
    discounts: discounts.map((one) => ({
      campaign: one.campaign ?? ownDiscount,
      name: one.name ?? "",
      amount: one.amount,
    })),
  };
}
