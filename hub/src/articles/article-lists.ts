import type { ArticleWish } from "@cardweave/shared/domain/articles/article-wish";
import type { ImportRow } from "@cardweave/shared/domain/articles/plan-import";
import { instant } from "@cardweave/shared/domain/measure";
import {
  type ArticleImport,
  type ArticleItem,
  type ArticlePut,
  articleItem,
} from "@cardweave/shared/protocol/http/article";

/** A list in JSON, item by item: one that is malformed harms no other. */
export function rowsOf({ articles }: ArticleImport): readonly ImportRow[] {
  return articles.map((raw, at): ImportRow => {
    const line = at + 1;
    const parsed = articleItem.safeParse(raw);
    if (parsed.success) return { line, wish: wishOf(parsed.data) };
    const id = typeof raw["id"] === "string" ? raw["id"].slice(0, 64) : "";
    const field = (parsed.error.issues[0]?.path ?? []).map(String).join(".");
    return { refused: { line, id, field, reason: "malformed" } };
  });
}

function wishOf({ validFrom, ...said }: ArticleItem): ArticleWish {
  return validFrom === undefined ? said : { ...said, validFrom: instant(Date.parse(validFrom)) };
}

/** What is not said of a single article is not there. */
export function wholeWish(id: string, put: ArticlePut): ArticleWish {
  const { validFrom, ...said } = put;
  const nothing = { group: null, taxCode: null, codes: [], byWeight: false, active: true };
  const usual = { ...nothing, unitPrice: null, prices: {} };
  return wishOf({ ...usual, ...said, id, ...(validFrom === undefined ? {} : { validFrom }) });
}
