import type { ArticleGroup, Articles, ControlBody, PriceGroup } from "../control-bodies.ts";
import type { Rank } from "../rank.ts";
import { Register } from "../register.ts";

/** What is said of what is sold. */
export type ArticleWord = Articles | ArticleGroup | PriceGroup;

const kinds: ReadonlySet<string> = new Set<ArticleWord["kind"]>([
  "articles",
  "articleGroup",
  "priceGroup",
]);

export function isArticleWord(body: ControlBody): body is ArticleWord {
  return kinds.has(body.kind);
}

/**
 * The article master: of each article, group and price group the last word by rank.
 * Source: SPEC R601. Promise: a function of the set of entries, not of their order.
 */
export class ArticleRegister {
  readonly #articles = new Register<string, string>();
  readonly #groups = new Register<string, ArticleGroup>();
  readonly #priceGroups = new Register<string, PriceGroup>();

  /** Rises with every entry applied. */
  version = 0;

  put(body: ArticleWord, rank: Rank): void {
    this.version += 1;
    switch (body.kind) {
      case "articleGroup":
        this.#groups.put(body.id, body, rank);
        break;
      case "priceGroup":
        this.#priceGroups.put(body.id, body, rank);
        break;
      case "articles":
        for (const { id, definition } of body.items) this.#articles.put(id, definition, rank);
    }
  }

  /** As `textOfArticle` wrote them. */
  get articles(): ReadonlyMap<string, string> {
    return this.#articles.values;
  }
  get groups(): ReadonlyMap<string, ArticleGroup> {
    return this.#groups.values;
  }
  get priceGroups(): ReadonlyMap<string, PriceGroup> {
    return this.#priceGroups.values;
  }
}
