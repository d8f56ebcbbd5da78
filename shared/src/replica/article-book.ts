import { type Article, readArticle } from "../domain/articles/article.ts";
import { compareText } from "../domain/compare-text.ts";
import type { Directory } from "../domain/directory.ts";

type Read = { readonly text: string; readonly article: Article | undefined };

type Shelf = {
  readonly directory: Directory;
  readonly version: number;
  readonly byId: ReadonlyMap<string, Read>;
  readonly byCode: ReadonlyMap<string, string>;
  readonly sorted: readonly Article[];
};

/** The article master, read once for every change of it; what did not change is not read again. */
export class ArticleBook {
  readonly #directory: () => Directory;
  #shelf: Shelf | null = null;

  constructor(directory: () => Directory) {
    this.#directory = directory;
  }

  /** Also one that is no longer sold. */
  byId(id: string): Article | undefined {
    return this.#current.byId.get(id)?.article;
  }

  /**
   * What a scanner read or a till named: an article that is sold, by its code or else by its id.
   * Where two bear one code, the first id by bytes has it.
   */
  find(name: string): Article | undefined {
    const { byId, byCode } = this.#current;
    const own = byId.get(name)?.article;
    if (own?.active === true) return own;
    return byId.get(byCode.get(name) ?? "")?.article ?? own;
  }

  /** Which article that is sold bears a code. */
  holderOf(code: string): string | undefined {
    return this.#current.byCode.get(code);
  }

  /** In the order of their ids. */
  get all(): readonly Article[] {
    return this.#current.sorted;
  }

  get #current(): Shelf {
    const directory = this.#directory();
    const { version } = directory.articles;
    const before = this.#shelf;
    if (before?.directory === directory && before.version === version) return before;
    const shelf = { directory, version, ...shelved(directory, before?.byId) };
    this.#shelf = shelf;
    return shelf;
  }
}

function shelved(
  { articles: { articles } }: Directory,
  before: ReadonlyMap<string, Read> = new Map(),
): Pick<Shelf, "byId" | "byCode" | "sorted"> {
  const byId = new Map<string, Read>();
  for (const [id, text] of articles) {
    const known = before.get(id);
    byId.set(id, known?.text === text ? known : { text, article: readArticle(id, text) });
  }
  const sorted = [...byId.values()]
    .flatMap(({ article }) => (article === undefined ? [] : [article]))
    .toSorted((a, b) => compareText(a.id, b.id));
  return { byId, byCode: codesOf(sorted), sorted };
}

function codesOf(sorted: readonly Article[]): ReadonlyMap<string, string> {
  const byCode = new Map<string, string>();
  for (const { id, codes, active } of sorted) {
    if (!active) continue;
    for (const code of codes) if (!byCode.has(code)) byCode.set(code, id);
  }
  return byCode;
}
