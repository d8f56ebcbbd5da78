import { type Article, textOfArticle } from "@cardweave/shared/domain/articles/article";
import {
  type ArticleWish,
  articleAfter,
  isArticle,
  type MasterFacts,
} from "@cardweave/shared/domain/articles/article-wish";
import { articlePages } from "@cardweave/shared/domain/articles/pages";
import {
  type ImportPlan,
  type ImportRow,
  planImport,
} from "@cardweave/shared/domain/articles/plan-import";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { articlesDoc } from "@cardweave/shared/entries/doc-ids";
import { articleVersion } from "@cardweave/shared/http/articles/article-views";
import type { Principal } from "@cardweave/shared/http/principal";
import { write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";

type Parts = { readonly replica: Replica; readonly audit: AuditLog };

export type ArticleEdit = {
  readonly wish: ArticleWish;
  readonly version: string | undefined;
  readonly by: Principal;
};

export type ListImport = {
  readonly rows: readonly ImportRow[];
  readonly isWhole: boolean;
  readonly dryRun: boolean;
  readonly by: Principal;
};

/** Entries that are signed and stored together; between them others get their turn. */
const pagesPerStep = 8;

/** What headquarters sells: articles one by one and whole lists, signed for every node. */
export class ArticleDesk {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Makes it or changes it; a state other than the one that was read is refused. */
  async put({ wish, version, by }: ArticleEdit): Promise<Result<Article>> {
    const { replica, audit } = this.#parts;
    const done = await replica.step(async (step): Promise<Result<Article>> => {
      const before = replica.articles.byId(wish.id);
      const now = before === undefined ? undefined : articleVersion(before);
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const made = articleAfter(before, wish, this.#facts);
      if (!isArticle(made)) return refused("invalid", { fields: [made] });
      const isSame = before !== undefined && textOfArticle(before) === textOfArticle(made);
      if (!isSame) await this.#sign(step, [made], by);
      return ok(made);
    });
    if (done.ok) audit.note({ by, act: "article-set", subject: wish.id, detail: {} });
    return done;
  }

  /** It is no longer sold; receipts and returns still know it. */
  async end(edit: Omit<ArticleEdit, "wish"> & { readonly id: string }): Promise<Result<Article>> {
    const { id, ...rest } = edit;
    if (this.#parts.replica.articles.byId(id) === undefined) return refused("not-found");
    return this.put({ wish: { id, active: false }, ...rest });
  }

  /** What of the list can be had is signed, a part at a time: run again, it goes on. */
  async import({ rows, isWhole, dryRun, by }: ListImport): Promise<ImportPlan> {
    const { replica, audit } = this.#parts;
    const held = new Map(replica.articles.all.map((one) => [one.id, one]));
    const plan = planImport({ rows, held, facts: this.#facts, isWhole });
    if (dryRun) return plan;
    const { changed, added, altered, ended } = plan;
    const pages = articlePages(changed);
    for (let at = 0; at < pages.length; at += pagesPerStep) {
      const bodies = pages.slice(at, at + pagesPerStep).map((body) => ({ doc: articlesDoc, body }));
      const author = { by: by.user ?? null, key: null };
      await replica.step((step) => write(replica, step, { author, bodies }));
    }
    const detail = { added, altered, ended, refused: plan.refused.length };
    audit.note({ by, act: "articles-imported", subject: null, detail });
    return plan;
  }

  async #sign(step: Step, articles: readonly Article[], by: Principal): Promise<void> {
    const bodies = articlePages(articles).map((body) => ({ doc: articlesDoc, body }));
    const author = { by: by.user ?? null, key: null };
    await write(this.#parts.replica, step, { author, bodies });
  }

  get #facts(): MasterFacts {
    const { directory, articles, ports } = this.#parts.replica;
    const { groups, priceGroups } = directory.articles;
    const holderOf = (code: string) => articles.holderOf(code);
    return { groups, priceGroups, now: ports.clock.now(), holderOf };
  }
}
