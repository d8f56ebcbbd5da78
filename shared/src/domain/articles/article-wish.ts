import type { PriceGroup } from "../control-bodies.ts";
import { type Instant, largestAmount } from "../measure.ts";
import { type Article, longestArticle, textOfArticle } from "./article.ts";
import type { ArticleGroups } from "./article-groups.ts";
import type { GroupPrices, Names, PriceRow } from "./price-row.ts";
import { priceAt, withPrice } from "./prices.ts";

/** What somebody wants an article to be; what is not said stays as it is. */
export type ArticleWish = {
  readonly id: string;
  readonly name?: Names | undefined;
  readonly group?: string | null | undefined;
  readonly taxCode?: string | null | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly byWeight?: boolean | undefined;
  readonly active?: boolean | undefined;
  readonly unitPrice?: number | null | undefined;
  readonly prices?: GroupPrices | undefined;
  /** When the price begins; now unless said. */
  readonly validFrom?: Instant | undefined;
};

export type ArticleReason =
  | "not-an-id"
  | "no-name"
  | "not-a-name"
  | "unknown-group"
  | "unknown-price-group"
  | "not-a-tax-code"
  | "not-a-code"
  | "code-in-use"
  | "not-a-price"
  | "negative-price"
  | "too-large"
  | "not-a-time"
  | "in-the-past"
  | "too-many-prices";

export type ArticleProblem = { readonly field: string; readonly reason: ArticleReason };

/** What a wish is checked against. `holderOf`: who bears a code already, if anybody. */
export type MasterFacts = {
  readonly groups: ArticleGroups;
  readonly priceGroups: ReadonlyMap<string, PriceGroup>;
  readonly now: Instant;
  readonly holderOf: (code: string) => string | undefined;
};

/** Article ids stand in addresses and in receipts. */
export const articleIdForm: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const codeForm = /^[!-~]{1,64}$/;
const nameForm = /^[^\p{Cc}\p{Surrogate}\ufeff]{1,120}$/u;
const taxForm = /^[^\p{Cc}\p{Surrogate}\ufeff]{1,16}$/u;
const mostCodes = 32;
const mostPrices = 64;

const unnamed: Names = { de: "", en: "" };

/** The article as it would be, or the first thing that is wrong. Pure. Source: SPEC R602. */
export function articleAfter(
  before: Article | undefined,
  wish: ArticleWish,
  facts: MasterFacts,
): Article | ArticleProblem {
  const { id, name = before?.name ?? unnamed, group = before?.group ?? null } = wish;
  const { taxCode = before?.taxCode ?? null, codes = before?.codes ?? [] } = wish;
  const { byWeight = before?.byWeight ?? false, active = before?.active ?? true } = wish;
  const said = { id, name, group, taxCode, codes: [...new Set(codes)], byWeight, active };
  const problem = saidProblem(said, facts) ?? priceProblem(wish, facts);
  if (problem !== null) return problem;
  const prices = pricesAfter(before?.prices ?? [], wish, facts.now);
  const article = { ...said, prices };
  if (textOfArticle(article).length <= longestArticle) return article;
  return { field: "prices", reason: "too-many-prices" };
}

export function isArticle(made: Article | ArticleProblem): made is Article {
  return "id" in made;
}

type Rule = readonly [isWrong: boolean, field: string, reason: ArticleReason];

function firstOf(rules: readonly Rule[]): ArticleProblem | null {
  const broken = rules.find(([isWrong]) => isWrong);
  return broken === undefined ? null : { field: broken[1], reason: broken[2] };
}

function saidProblem(
  { id, name, group, taxCode, codes, active }: Omit<Article, "prices">,
  { groups, holderOf }: MasterFacts,
): ArticleProblem | null {
  const isTaken = (code: string) => (holderOf(code) ?? id) !== id;
  return firstOf([
    [!articleIdForm.test(id), "id", "not-an-id"],
    [name.de === "" || name.en === "", "name", "no-name"],
    [!(nameForm.test(name.de) && nameForm.test(name.en)), "name", "not-a-name"],
    [group !== null && groups.get(group)?.active !== true, "group", "unknown-group"],
    [taxCode !== null && !taxForm.test(taxCode), "taxCode", "not-a-tax-code"],
    [codes.length > mostCodes || !codes.every((one) => codeForm.test(one)), "codes", "not-a-code"],
    [active && codes.some(isTaken), "codes", "code-in-use"],
  ]);
}

function priceProblem(
  { unitPrice = null, prices = {}, validFrom }: ArticleWish,
  { priceGroups, now }: MasterFacts,
): ArticleProblem | null {
  const all = [...(unitPrice === null ? [] : [unitPrice]), ...Object.values(prices)];
  const names = Object.keys(prices);
  return firstOf([
    [!all.every(Number.isSafeInteger), "prices", "not-a-price"],
    [all.some((one) => one < 0), "prices", "negative-price"],
    [all.some((one) => one > largestAmount), "prices", "too-large"],
    [names.some((one) => !priceGroups.has(one)), "prices", "unknown-price-group"],
    [names.length > mostPrices, "prices", "too-many-prices"],
    [validFrom !== undefined && validFrom < now, "validFrom", "in-the-past"],
  ]);
}

/** A wish without a price leaves the list as it is. */
function pricesAfter(
  before: readonly PriceRow[],
  { unitPrice, prices, validFrom }: ArticleWish,
  now: Instant,
): readonly PriceRow[] {
  if (unitPrice === undefined && prices === undefined) return before;
  const from = validFrom ?? now;
  const usual = priceAt({ prices: before }, from);
  const row = { from, unitPrice: unitPrice === undefined ? usual.unitPrice : unitPrice };
  return withPrice(before, { ...row, groups: prices ?? usual.groups }, now);
}
