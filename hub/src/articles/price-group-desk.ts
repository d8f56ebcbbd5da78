import type { PriceGroup } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { articlesDoc } from "@cardweave/shared/entries/doc-ids";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type {
  NewPriceGroup,
  PriceGroupChange,
  PriceGroupView,
} from "@cardweave/shared/protocol/http/article-group";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { ControlDesk } from "../registry/control-desk.ts";
import { stateVersion } from "../registry/state-version.ts";
import { namesOf } from "./sort-desk.ts";

/** Price lists beside the usual one, which campaigns switch to. */
export class PriceGroupDesk {
  readonly #control: ControlDesk;

  constructor(control: ControlDesk) {
    this.#control = control;
  }

  get #groups(): ReadonlyMap<string, PriceGroup> {
    return this.#control.directory.articles.priceGroups;
  }

  async list(page: ListQuery): Promise<Result<Listed<PriceGroupView>>> {
    return listPage([...this.#groups.values()].map(priceGroupView), page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<PriceGroupView>> {
    const found = this.#groups.get(id);
    return found === undefined ? refused("not-found") : ok(priceGroupView(found));
  }

  add({ id, name }: NewPriceGroup, by: Principal): Promise<Result<PriceGroupView>> {
    return this.#control.edit(by, () => {
      if (this.#groups.has(id)) return refused("conflict", { id });
      const names = { nameDe: name.de, nameEn: name.en };
      const body: PriceGroup = { kind: "priceGroup", id, ...names, active: true };
      const about = { act: "price-group-added", subject: id };
      return ok({ body, doc: articlesDoc, answer: priceGroupView(body), ...about });
    });
  }

  change(edit: Edit<PriceGroupChange>): Promise<Result<PriceGroupView>> {
    const { id, change, version, by } = edit;
    return this.#control.edit(by, () => {
      const before = this.#groups.get(id);
      if (before === undefined) return refused("not-found");
      const now = priceGroupView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const { name, active = before.active } = change;
      const body: PriceGroup = { ...before, ...namesOf(name), active };
      const about = { act: "price-group-changed", subject: id, detail: { active } };
      return ok({ body, doc: articlesDoc, answer: priceGroupView(body), ...about });
    });
  }
}

function priceGroupView(group: PriceGroup): PriceGroupView {
  const { id, nameDe: de, nameEn: en, active } = group;
  return { id, name: { de, en }, active, version: stateVersion(group) };
}
