import { canonicalJson } from "../campaigns/canonical-json.ts";
import type { Names, PriceRow } from "./price-row.ts";
import { isPriceRow, isTextOrNull } from "./price-row.ts";

/**
 * What headquarters says of something that is sold. `codes` are what scanners read of it (EAN, PLU);
 * `prices` are in the order of their beginnings, future ones included.
 */
export type Article = {
  readonly id: string;
  readonly name: Names;
  readonly group: string | null;
  readonly taxCode: string | null;
  readonly codes: readonly string[];
  readonly byWeight: boolean;
  readonly active: boolean;
  readonly prices: readonly PriceRow[];
};

/** Characters of the text that is signed for one article. */
export const longestArticle = 32_768;

/** What is signed: the same article is the same text. */
export function textOfArticle(article: Article): string {
  const { id: _, ...rest } = article;
  return canonicalJson(rest);
}

/** Undefined for what this software cannot read: the article is then as if it were not there. */
export function readArticle(id: string, text: string): Article | undefined {
  const read = parsed(text);
  return isRest(read) ? { id, ...read } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

type Rest = Omit<Article, "id">;

type Checks = { readonly [K in keyof Rest]: (value: unknown) => boolean };

const checks: Checks = {
  name: isNames,
  group: isTextOrNull,
  taxCode: isTextOrNull,
  codes: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
  byWeight: (value) => typeof value === "boolean",
  active: (value) => typeof value === "boolean",
  prices: (value) => Array.isArray(value) && value.every(isPriceRow),
};

function isRest(value: unknown): value is Rest {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(checks).every(([name, isGood]) => isGood(fields[name]));
}

function isNames(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { de, en } = value as Readonly<Record<string, unknown>>;
  return typeof de === "string" && typeof en === "string";
}
