import type { Article } from "./article-shapes.ts";

/** What the form holds of an article; empty texts are nothing. */
export interface ArticleValues {
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly group: string;
  readonly taxCode: string;
  readonly codes: string;
  readonly byWeight: boolean;
  readonly unitPrice: number | null;
  /** As a field for date and time writes it, by the network's own clock. */
  readonly validFrom: string;
  /** By price group, as JSON: a form compares values. */
  readonly prices: string;
}

export const noArticle: ArticleValues = {
  id: "",
  nameDe: "",
  nameEn: "",
  group: "",
  taxCode: "",
  codes: "",
  byWeight: false,
  unitPrice: null,
  validFrom: "",
  prices: "{}",
};

export function valuesOf(article: Article): ArticleValues {
  const { id, name, group, taxCode, codes, byWeight, unitPrice, prices } = article;
  return {
    id,
    nameDe: name.de,
    nameEn: name.en,
    group: group ?? "",
    taxCode: taxCode ?? "",
    codes: codes.join(", "),
    byWeight,
    unitPrice,
    validFrom: "",
    prices: JSON.stringify(prices),
  };
}

export function pricesOf({ prices }: ArticleValues): Readonly<Record<string, number>> {
  return JSON.parse(prices) as Record<string, number>;
}

function textOrNull(value: string): string | null {
  return value.trim() === "" ? null : value.trim();
}

/** The body of the call. `begin` turns what a clock at the wall shows into an instant. */
export function articleBody(values: ArticleValues, begin: (local: string) => string): object {
  const { nameDe, nameEn, codes, byWeight, unitPrice, validFrom } = values;
  return {
    name: { de: nameDe, en: nameEn.trim() === "" ? nameDe : nameEn },
    group: textOrNull(values.group),
    taxCode: textOrNull(values.taxCode),
    codes: codes.split(/[\s,;]+/).filter((one) => one !== ""),
    byWeight,
    unitPrice,
    prices: pricesOf(values),
    ...(validFrom === "" ? {} : { validFrom: begin(validFrom) }),
  };
}
