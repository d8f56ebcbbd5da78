import { gs1Check, isGoodKey } from "./gs1.ts";

/** How a shop uses the EAN-13 numbers that are its own to give (they begin with 2 or 98, 99). */
export type EanRules = {
  /** Numbers that begin so are cards; an empty list means every number that is no priced article. */
  readonly cardPrefixes: readonly string[];
  /** Numbers that begin so are weighed articles: five digits article, one check, four or five price. */
  readonly pricePrefixes: readonly string[];
};

export type EanMeaning =
  | { readonly kind: "card"; readonly number: string }
  /** Unit: whole minor units of the currency. */
  | { readonly kind: "priced"; readonly article: string; readonly price: number }
  | { readonly kind: "article"; readonly number: string };

/** Thirteen digits, or the twelve of a UPC, with the right check digit; undefined for anything else. */
export function readEan(text: string, rules: EanRules): EanMeaning | undefined {
  const number = isGoodKey(text, 12) ? `0${text}` : text;
  if (!isGoodKey(number, 13)) return undefined;
  const begins = (prefix: string): boolean => number.startsWith(prefix);
  if (rules.pricePrefixes.some(begins)) {
    return { kind: "priced", article: number.slice(2, 7), price: Number(number.slice(8, 12)) };
  }
  const isCard = rules.cardPrefixes.length === 0 || rules.cardPrefixes.some(begins);
  return isCard ? { kind: "card", number } : { kind: "article", number };
}

/** For labels and samples: article and price under a prefix of two digits. */
export function pricedEan(prefix: string, article: string, price: number): string {
  const digits = `${prefix}${article}${gs1Check(article)}${String(price).padStart(4, "0")}`;
  return digits + gs1Check(digits);
}
