import type { Directory } from "@cardweave/shared/domain/directory";
import type { Franchisee } from "@cardweave/shared/domain/place-bodies";
import { branchesOf } from "@cardweave/shared/domain/place-of";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type {
  FranchiseeChange,
  FranchiseeView,
  NewFranchisee,
} from "@cardweave/shared/protocol/http/franchisee";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { ControlDesk } from "./control-desk.ts";
import { defined } from "./defined.ts";
import { stateVersion } from "./state-version.ts";

/** Who runs branches under the network's name. */
export class FranchiseeDesk {
  readonly #control: ControlDesk;

  constructor(control: ControlDesk) {
    this.#control = control;
  }

  #find(id: string): Franchisee | undefined {
    return this.#control.directory.places.franchisees.get(id);
  }

  async list(page: ListQuery): Promise<Result<Listed<FranchiseeView>>> {
    const { directory } = this.#control;
    const all = [...directory.places.franchisees.values()];
    return listPage(
      all.map((one) => franchiseeView(one, directory)),
      page,
      ({ id }) => id,
    );
  }

  async one(id: string): Promise<Result<FranchiseeView>> {
    const found = this.#find(id);
    return found === undefined
      ? refused("not-found")
      : ok(franchiseeView(found, this.#control.directory));
  }

  add({ id, name }: NewFranchisee, by: Principal): Promise<Result<FranchiseeView>> {
    return this.#control.edit(by, () => {
      if (this.#find(id) !== undefined) return refused("conflict", { id });
      const body: Franchisee = { kind: "franchisee", id, name, active: true };
      const answer = franchiseeView(body, this.#control.directory);
      return ok({ body, answer, act: "franchisee-added", subject: id });
    });
  }

  change({ id, change, version, by }: Edit<FranchiseeChange>): Promise<Result<FranchiseeView>> {
    return this.#control.edit(by, () => {
      const before = this.#find(id);
      if (before === undefined) return refused("not-found");
      const now = stateVersion(before);
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const body: Franchisee = { ...before, ...defined(change) };
      const answer = franchiseeView(body, this.#control.directory);
      return ok({ body, answer, act: "franchisee-changed", subject: id, detail: defined(change) });
    });
  }
}

function franchiseeView(franchisee: Franchisee, directory: Directory): FranchiseeView {
  const { id, name, active } = franchisee;
  const branches = branchesOf(directory, id);
  return { id, name, active, branches, version: stateVersion(franchisee) };
}
