import { compareText } from "../compare-text.ts";
import { type Article, textOfArticle } from "./article.ts";
import {
  type ArticleReason,
  type ArticleWish,
  articleAfter,
  isArticle,
  type MasterFacts,
} from "./article-wish.ts";

/** Why a row was refused, beside what is wrong with its article. */
export type RowReason =
  | ArticleReason
  | "duplicate-id"
  | "wrong-columns"
  | "not-yes-or-no"
  | "broken-encoding"
  | "broken-quotes"
  | "too-long"
  | "malformed";

export type RefusedRow = {
  /** From 1: the line of a table, the place in a list. */
  readonly line: number;
  readonly id: string;
  readonly field: string;
  readonly reason: RowReason;
};

export type ImportRow =
  | { readonly line: number; readonly wish: ArticleWish }
  | { readonly refused: RefusedRow };

export type ImportPlan = {
  /** What is to be signed. */
  readonly changed: readonly Article[];
  readonly added: number;
  readonly altered: number;
  readonly same: number;
  /** Of a whole list: articles that it does not name. */
  readonly ended: number;
  readonly refused: readonly RefusedRow[];
};

export type Importing = {
  readonly rows: readonly ImportRow[];
  readonly held: ReadonlyMap<string, Article>;
  readonly facts: Omit<MasterFacts, "holderOf">;
  /** The rows are all that is sold from now on. */
  readonly isWhole: boolean;
};

/**
 * What a list of articles would change. Pure: the same list a second time changes nothing.
 * Source: SPEC R603. Promise: a row that is refused harms no other, and never ends its article.
 */
export function planImport({ rows, held, facts, isWhole }: Importing): ImportPlan {
  const named = new Set(rows.map(idOf));
  const others = [...held.values()].filter(({ id }) => !named.has(id));
  const ended = isWhole ? others.filter(({ active }) => active) : [];
  const codes = codesOf(isWhole ? [] : others);
  const holderOf = (code: string) => codes.get(code);
  const done = new Map<string, Article>();
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    const outcome =
      "refused" in row ? row.refused : placed(row, done, { held, ...facts, holderOf });
    if ("reason" in outcome) refused.push(outcome);
    else place(outcome, done, codes);
  }
  const changed = [...done.values()].filter((one) => isChanged(one, held));
  const added = changed.filter(({ id }) => !held.has(id)).length;
  return {
    changed: [...changed, ...ended.map((one) => ({ ...one, active: false }))].toSorted(byId),
    added,
    altered: changed.length - added,
    same: done.size - changed.length,
    ended: ended.length,
    refused,
  };
}

function place(article: Article, done: Map<string, Article>, codes: Map<string, string>): void {
  done.set(article.id, article);
  if (article.active) for (const code of article.codes) codes.set(code, article.id);
}

function byId(a: Article, b: Article): number {
  return compareText(a.id, b.id);
}

function idOf(row: ImportRow): string {
  return "refused" in row ? row.refused.id : row.wish.id;
}

function codesOf(articles: readonly Article[]): Map<string, string> {
  const active = articles.filter((one) => one.active);
  return new Map(active.flatMap(({ id, codes }) => codes.map((code) => [code, id] as const)));
}

type Placing = MasterFacts & Pick<Importing, "held">;

function placed(
  { line, wish }: Extract<ImportRow, { line: number }>,
  done: ReadonlyMap<string, Article>,
  { held, ...facts }: Placing,
): Article | RefusedRow {
  const { id } = wish;
  if (done.has(id)) return { line, id, field: "id", reason: "duplicate-id" };
  const made = articleAfter(held.get(id), wish, facts);
  return isArticle(made) ? made : { line, id, ...made };
}

function isChanged(article: Article, held: ReadonlyMap<string, Article>): boolean {
  const before = held.get(article.id);
  return before === undefined || textOfArticle(before) !== textOfArticle(article);
}
