import { list, record, text, whole } from "./readers.ts";

/** `unitPrice` in minor units; null: the till asks for it. */
export interface FoundArticle {
  readonly id: string;
  readonly name: { readonly de: string; readonly en: string };
  readonly unitPrice: number | null;
}

export function readArticles(value: unknown): readonly FoundArticle[] {
  return list(record(value)["items"], (one) => {
    const article = record(one);
    const name = record(article["name"]);
    const price = article["unitPrice"];
    return {
      id: text(article["id"]),
      name: { de: text(name["de"]), en: text(name["en"]) },
      unitPrice: price === null ? null : whole(price),
    };
  });
}
