import type { Articles } from "../control-bodies.ts";
import { type Article, textOfArticle } from "./article.ts";

const mostItems = 64;
/** Characters; with three bytes each and the entry's own fields it stays below the longest entry. */
const mostText = 64_000;

/** Articles as entries that headquarters signs: few, and each well below the longest. */
export function articlePages(articles: readonly Article[]): readonly Articles[] {
  const pages: Articles["items"][number][][] = [];
  let length = 0;
  for (const article of articles) {
    const definition = textOfArticle(article);
    const page = pages.at(-1);
    const isFull =
      page === undefined || page.length >= mostItems || length + definition.length > mostText;
    const item = { id: article.id, definition };
    if (isFull) pages.push([item]);
    else page.push(item);
    length = (isFull ? 0 : length) + definition.length;
  }
  return pages.map((items) => ({ kind: "articles", items }));
}
