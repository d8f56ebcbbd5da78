import type { Branch, Region } from "@cardweave/shared/domain/control-bodies";
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

type Places = Pick<Replica["directory"], "branches" | "regions">;

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
    return listPage(seen.map(branchView), page, ({ id }) => id);
  }

  async branch(id: string, by: Principal): Promise<Result<BranchView>> {
    const branch = this.#places.branches.get(id);
    return branch !== undefined && sees(by, branch) ? ok(branchView(branch)) : refused("not-found");
  }

  addBranch(branch: NewBranch, by: Principal): Promise<Result<BranchView>> {
    return this.#edit(by, () => {
      if (this.#places.branches.has(branch.id)) return refused("conflict", { id: branch.id });
      const zone = branch.zone ?? this.#replica.directory.network?.zone ?? "UTC";
      return this.#placed({
        kind: "branch",
        id: branch.id,
        name: branch.name,
        region: branch.region ?? null,
        zone,
        active: true,
      });
    });
  }

  changeBranch({ id, change, version, by }: Edit<BranchChange>): Promise<Result<BranchView>> {
    return this.#edit(by, () => {
      const before = this.#places.branches.get(id);
      if (before === undefined) return refused("not-found");
      const now = branchView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      return this.#placed({ ...before, ...defined(change) });
    });
  }

  #placed(branch: Branch): Result<Written<BranchView>> {
    if (branch.region !== null && !this.#places.regions.has(branch.region)) {
      return refused("invalid", { fields: [{ field: "region", reason: "no such region" }] });
    }
    return ok({ body: branch, view: branchView(branch) });
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
      return ok({ body: region, view: regionView(region) });
    });
  }

  changeRegion({ id, change, version, by }: Edit<RegionChange>): Promise<Result<RegionView>> {
    return this.#edit(by, () => {
      const before = this.#places.regions.get(id);
      if (before === undefined) return refused("not-found");
      const now = regionView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const region: Region = { ...before, ...defined(change) };
      return ok({ body: region, view: regionView(region) });
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
      const { body, view } = decision.value;
      const author = { by: by.user ?? null, key: null };
      await write(this.#replica, step, { author, bodies: [{ doc: directoryDoc, body }] });
      return ok(view);
    });
  }
}

type Written<T> = { readonly body: Branch | Region; readonly view: T };

function branchView(branch: Branch): BranchView {
  const { id, name, active, region, zone } = branch;
  return { id, name, active, region, zone, version: stateVersion(branch) };
}

function regionView(region: Region): RegionView {
  const { id, name, active } = region;
  return { id, name, active, version: stateVersion(region) };
}
