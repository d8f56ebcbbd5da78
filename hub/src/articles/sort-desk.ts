import { isCircle } from "@cardweave/shared/domain/articles/article-groups";
import type { ArticleGroup, PriceGroup } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { articlesDoc } from "@cardweave/shared/entries/doc-ids";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type {
  ArticleGroupChange,
  ArticleGroupView,
  NewArticleGroup,
} from "@cardweave/shared/protocol/http/article-group";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { ControlDesk, Decision } from "../registry/control-desk.ts";
import { defined } from "../registry/defined.ts";
import { stateVersion } from "../registry/state-version.ts";

/** A name in both languages, as entries keep it. */
type Names = Pick<PriceGroup, "nameDe" | "nameEn">;

export function namesOf(
  name: { readonly de: string; readonly en: string } | undefined,
): Partial<Names> {
  return name === undefined ? {} : { nameDe: name.de, nameEn: name.en };
}

/** What articles are sorted by, and which of it the law protects. */
export class SortDesk {
  readonly #control: ControlDesk;

  constructor(control: ControlDesk) {
    this.#control = control;
  }

  get #groups(): ReadonlyMap<string, ArticleGroup> {
    return this.#control.directory.articles.groups;
  }

  async list(page: ListQuery): Promise<Result<Listed<ArticleGroupView>>> {
    return listPage([...this.#groups.values()].map(groupView), page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<ArticleGroupView>> {
    const found = this.#groups.get(id);
    return found === undefined ? refused("not-found") : ok(groupView(found));
  }

  add(wish: NewArticleGroup, by: Principal): Promise<Result<ArticleGroupView>> {
    const { id, name, parent = null, protectedBy = null } = wish;
    return this.#control.edit(by, () => {
      if (this.#groups.has(id)) return refused("conflict", { id });
      const names = { nameDe: name.de, nameEn: name.en };
      const rest = { parent, protectedBy, active: true };
      return this.#decided({ kind: "articleGroup", id, ...names, ...rest }, "article-group-added");
    });
  }

  change(edit: Edit<ArticleGroupChange>): Promise<Result<ArticleGroupView>> {
    const { id, change, version, by } = edit;
    return this.#control.edit(by, () => {
      const before = this.#groups.get(id);
      if (before === undefined) return refused("not-found");
      const now = groupView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const { name, ...rest } = change;
      const body = { ...before, ...namesOf(name), ...defined(rest) };
      return this.#decided(body, "article-group-changed");
    });
  }

  #decided(body: ArticleGroup, act: string): Result<Decision<ArticleGroupView>> {
    const { id, parent, active } = body;
    const reason = parentProblem(this.#groups, body);
    if (reason !== null) return refused("invalid", { fields: [{ field: "parent", reason }] });
    const about = { act, subject: id, detail: { parent, active } };
    return ok({ body, doc: articlesDoc, answer: groupView(body), ...about });
  }
}

function parentProblem(
  groups: ReadonlyMap<string, ArticleGroup>,
  group: ArticleGroup,
): string | null {
  const { parent } = group;
  if (parent === null) return null;
  if (!groups.has(parent)) return "no such group";
  return isCircle(groups, group) ? "it would be part of itself" : null;
}

function groupView(group: ArticleGroup): ArticleGroupView {
  const { id, nameDe: de, nameEn: en, parent, protectedBy, active } = group;
  return { id, name: { de, en }, parent, protectedBy, active, version: stateVersion(group) };
}
