import { type Article, textOfArticle } from "../../domain/articles/article.ts";
import { withSubgroups } from "../../domain/articles/article-groups.ts";
import { lowest30, priceAt } from "../../domain/articles/prices.ts";
import type { Instant } from "../../domain/measure.ts";
import type { Result } from "../../domain/result.ts";
import { rfc3339 } from "../../domain/time.ts";
import { sha256Of } from "../../entries/hash.ts";
import { toHex } from "../../entries/hex.ts";
import type { ArticleQuery, ArticleView } from "../../protocol/http/article.ts";
import type { Listed } from "../../protocol/http/list.ts";
import type { Replica } from "../../replica/replica.ts";
import { listPage } from "../list-page.ts";

type Seeing = { readonly zone: string; readonly now: Instant };

/** 16 hex digits. */
const versionBytes = 8;
const utf8 = new TextEncoder();

export function articleVersion(article: Article): string {
  const hash = sha256Of(utf8.encode(textOfArticle(article)));
  return toHex(hash.subarray(0, versionBytes));
}

export function articleViewOf(article: Article, { zone, now }: Seeing): ArticleView {
  const { prices: history, ...said } = article;
  const { unitPrice, groups: prices } = priceAt(article, now);
  return {
    ...said,
    unitPrice,
    prices,
    lowest30: lowest30(article, now),
    history: history.map((row) => {
      return { from: rfc3339(zone, row.from), unitPrice: row.unitPrice, prices: row.groups };
    }),
    version: articleVersion(article),
  };
}

/** The article master as anybody sees it who may. */
export class ArticleViews {
  readonly #replica: Replica;

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  get seeing(): Seeing {
    const { directory, ports } = this.#replica;
    return { zone: directory.network?.zone ?? "UTC", now: ports.clock.now() };
  }

  /** Those that a query asks for, in the order of their ids. */
  found(query: Omit<ArticleQuery, "cursor" | "limit">): readonly Article[] {
    const { articles, directory } = this.#replica;
    const { group, q, code, active } = query;
    if (code !== undefined) {
      const one = articles.find(code);
      return one === undefined ? [] : [one];
    }
    const groups =
      group === undefined ? null : new Set(withSubgroups(directory.articles.groups, [group]));
    const isMeant = q === undefined ? () => true : meaning(q);
    return articles.all.filter(
      (one) =>
        (active === undefined || String(one.active) === active) &&
        (groups === null || groups.has(one.group ?? "")) &&
        isMeant(one),
    );
  }

  list(query: ArticleQuery): Result<Listed<ArticleView>> {
    const page = listPage(this.found(query), query, ({ id }) => id);
    if (!page.ok) return page;
    const { items, next } = page.value;
    const { seeing } = this;
    return { ok: true, value: { items: items.map((one) => articleViewOf(one, seeing)), next } };
  }
}

/** Every word is in a name, or it begins the id or a code. */
function meaning(q: string): (article: Article) => boolean {
  const text = q.toLowerCase();
  const words = text.split(/\s+/);
  return ({ id, name, codes }) => {
    const named = `${name.de} ${name.en}`.toLowerCase();
    if (words.every((word) => named.includes(word))) return true;
    return id.toLowerCase().startsWith(text) || codes.some((one) => one.startsWith(q));
  };
}
