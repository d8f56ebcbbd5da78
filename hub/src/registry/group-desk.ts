import type { CustomerGroup } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type {
  CustomerGroupChange,
  CustomerGroupView,
  NewCustomerGroup,
} from "@cardweave/shared/protocol/http/customer-group";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { ControlDesk } from "./control-desk.ts";
import { stateVersion } from "./state-version.ts";

/** Customer groups, which accounts name by status and campaigns ask for. */
export class GroupDesk {
  readonly #control: ControlDesk;

  constructor(control: ControlDesk) {
    this.#control = control;
  }

  async list(page: ListQuery): Promise<Result<Listed<CustomerGroupView>>> {
    const all = [...this.#control.directory.customerGroups.values()].map(groupView);
    return listPage(all, page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<CustomerGroupView>> {
    const found = this.#control.directory.customerGroups.get(id);
    return found === undefined ? refused("not-found") : ok(groupView(found));
  }

  add({ id, name }: NewCustomerGroup, by: Principal): Promise<Result<CustomerGroupView>> {
    return this.#control.edit(by, () => {
      if (this.#control.directory.customerGroups.has(id)) return refused("conflict", { id });
      const names = { nameDe: name.de, nameEn: name.en };
      const body: CustomerGroup = { kind: "customerGroup", id, ...names, active: true };
      return ok({ body, answer: groupView(body), act: "customer-group-added", subject: id });
    });
  }

  change(edit: Edit<CustomerGroupChange>): Promise<Result<CustomerGroupView>> {
    const { id, change, version, by } = edit;
    return this.#control.edit(by, () => {
      const before = this.#control.directory.customerGroups.get(id);
      if (before === undefined) return refused("not-found");
      const now = groupView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const { name, active = before.active } = change;
      const names = name === undefined ? {} : { nameDe: name.de, nameEn: name.en };
      const body: CustomerGroup = { ...before, ...names, active };
      const detail = { active };
      const answer = groupView(body);
      return ok({ body, answer, act: "customer-group-changed", subject: id, detail });
    });
  }
}

function groupView(group: CustomerGroup): CustomerGroupView {
  const { id, nameDe: de, nameEn: en, active } = group;
  return { id, name: { de, en }, active, version: stateVersion(group) };
}
