import type { Branch, ControlBody, Region } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit, HubRegistry } from "@cardweave/shared/http/services";
import type { DeviceView } from "@cardweave/shared/protocol/http/device";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type {
  BranchChange,
  BranchView,
  NewBranch,
  NewRegion,
  RegionChange,
  RegionView,
} from "@cardweave/shared/protocol/http/place";
import { write } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import { defined } from "./defined.ts";
import type { DeviceList } from "./device-list.ts";
import type { EnrolmentDesk } from "./enrolment-desk.ts";
import { sees } from "./sight.ts";
import { stateVersion } from "./state-version.ts";

type Places = Pick<Replica["directory"], "branches" | "regions" | "places">;

/** Branches, regions and devices: read from the directory, changed by headquarters' entries. */
export class ReplicaRegistry implements HubRegistry {
  readonly #replica: Replica;
  readonly #deviceList: DeviceList;
  readonly makeEnrolment: HubRegistry["makeEnrolment"];
  readonly enrol: HubRegistry["enrol"];

  constructor(replica: Replica, desks: { enrolments: EnrolmentDesk; devices: DeviceList }) {
    this.#replica = replica;
    this.#deviceList = desks.devices;
    this.makeEnrolment = (request) => desks.enrolments.make(request);
    this.enrol = (request) => desks.enrolments.redeem(request);
  }

  get #places(): Places {
    return this.#replica.directory;
  }

  async branches(page: ListQuery, by: Principal): Promise<Result<Listed<BranchView>>> {
    const seen = [...this.#places.branches.values()].filter((branch) => sees(by, branch));
    return listPage(
      seen.map((branch) => this.#branchView(branch)),
      page,
      ({ id }) => id,
    );
  }

  async branch(id: string, by: Principal): Promise<Result<BranchView>> {
    const branch = this.#places.branches.get(id);
    return branch !== undefined && sees(by, branch)
      ? ok(this.#branchView(branch))
      : refused("not-found");
  }

  addBranch(branch: NewBranch, by: Principal): Promise<Result<BranchView>> {
    return this.#edit(by, () => {
      if (this.#places.branches.has(branch.id)) return refused("conflict", { id: branch.id });
      const zone = branch.zone ?? this.#replica.directory.network?.zone ?? "UTC";
      const { id, name, region = null, franchisee } = branch;
      return this.#placed({ kind: "branch", id, name, region, zone, active: true }, franchisee);
    });
  }

  changeBranch({ id, change, version, by }: Edit<BranchChange>): Promise<Result<BranchView>> {
    return this.#edit(by, () => {
      const before = this.#places.branches.get(id);
      if (before === undefined) return refused("not-found");
      const now = this.#branchView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const { franchisee, ...rest } = change;
      return this.#placed({ ...before, ...defined(rest) }, franchisee);
    });
  }

  /** Undefined leaves the branch with whom it is. */
  #placed(branch: Branch, franchisee: string | null | undefined): Result<Written<BranchView>> {
    const { regions, places } = this.#places;
    if (branch.region !== null && !regions.has(branch.region)) {
      return refused("invalid", { fields: [{ field: "region", reason: "no such region" }] });
    }
    if (franchisee === undefined) return ok({ bodies: [branch], view: this.#branchView(branch) });
    if (franchisee !== null && places.franchisees.get(franchisee)?.active !== true) {
      const fields = [{ field: "franchisee", reason: "no such franchisee" }];
      return refused("invalid", { fields });
    }
    const owner: ControlBody = { kind: "branchOwner", branch: branch.id, franchisee };
    return ok({ bodies: [branch, owner], view: branchView(branch, franchisee) });
  }

  #branchView(branch: Branch): BranchView {
    return branchView(branch, this.#places.places.franchiseeOf(branch.id));
  }

  async regions(page: ListQuery): Promise<Result<Listed<RegionView>>> {
    const all = [...this.#places.regions.values()].map(regionView);
    return listPage(all, page, ({ id }) => id);
  }

  async region(id: string): Promise<Result<RegionView>> {
    const region = this.#places.regions.get(id);
    return region === undefined ? refused("not-found") : ok(regionView(region));
  }

  addRegion({ id, name }: NewRegion, by: Principal): Promise<Result<RegionView>> {
    return this.#edit(by, () => {
      if (this.#places.regions.has(id)) return refused("conflict", { id });
      const region: Region = { kind: "region", id, name, active: true };
      return ok({ bodies: [region], view: regionView(region) });
    });
  }

  changeRegion({ id, change, version, by }: Edit<RegionChange>): Promise<Result<RegionView>> {
    return this.#edit(by, () => {
      const before = this.#places.regions.get(id);
      if (before === undefined) return refused("not-found");
      const now = regionView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const region: Region = { ...before, ...defined(change) };
      return ok({ bodies: [region], view: regionView(region) });
    });
  }

  async devices(page: ListQuery, by: Principal): Promise<Result<Listed<DeviceView>>> {
    const isSeen = ({ branch }: DeviceView) => {
      const place = branch === null ? undefined : this.#places.branches.get(branch);
      return place === undefined ? by.branches === undefined : sees(by, place);
    };
    const seen = (await this.#deviceList.all()).filter(isSeen);
    return listPage(seen, page, ({ device }) => device);
  }

  /** Decides on the directory as it stands in the step that signs the change. */
  #edit<T>(by: Principal, decide: () => Result<Written<T>>): Promise<Result<T>> {
    return this.#replica.step(async (step) => {
      const decision = decide();
      if (!decision.ok) return decision;
      const { bodies, view } = decision.value;
      const author = { by: by.user ?? null, key: null };
      const written = bodies.map((body) => ({ doc: directoryDoc, body }));
      await write(this.#replica, step, { author, bodies: written });
      return ok(view);
    });
  }
}

type Written<T> = { readonly bodies: readonly ControlBody[]; readonly view: T };

function branchView(branch: Branch, franchisee: string | null): BranchView {
  const { id, name, active, region, zone } = branch;
  const version = stateVersion({ ...branch, franchisee });
  return { id, name, active, region, zone, franchisee, version };
}

function regionView(region: Region): RegionView {
  const { id, name, active } = region;
  return { id, name, active, version: stateVersion(region) };
}
