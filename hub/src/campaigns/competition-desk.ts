import type { CampaignGroupEntry } from "@cardweave/shared/domain/campaigns/control-entries";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type {
  CampaignGroupChange,
  CampaignGroupView,
  NewCampaignGroup,
} from "@cardweave/shared/protocol/http/campaign-group";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { ControlDesk } from "../registry/control-desk.ts";
import { defined } from "../registry/defined.ts";
import { stateVersion } from "../registry/state-version.ts";

/** Groups of campaigns that compete. */
export class CompetitionDesk {
  readonly #control: ControlDesk;

  constructor(control: ControlDesk) {
    this.#control = control;
  }

  #find(id: string): CampaignGroupEntry | undefined {
    return this.#control.directory.campaigns.groups.find((one) => one.id === id);
  }

  async list(page: ListQuery): Promise<Result<Listed<CampaignGroupView>>> {
    const all = this.#control.directory.campaigns.groups.map(groupView);
    return listPage(all, page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<CampaignGroupView>> {
    const found = this.#find(id);
    return found === undefined ? refused("not-found") : ok(groupView(found));
  }

  add({ id, pick }: NewCampaignGroup, by: Principal): Promise<Result<CampaignGroupView>> {
    return this.#control.edit(by, () => {
      if (this.#find(id) !== undefined) return refused("conflict", { id });
      const body: CampaignGroupEntry = { kind: "campaignGroup", id, pick, active: true };
      return ok({ body, answer: groupView(body), act: "campaign-group-added", subject: id });
    });
  }

  change(edit: Edit<CampaignGroupChange>): Promise<Result<CampaignGroupView>> {
    const { id, change, version, by } = edit;
    return this.#control.edit(by, () => {
      const before = this.#find(id);
      if (before === undefined) return refused("not-found");
      const now = groupView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const body: CampaignGroupEntry = { ...before, ...defined(change) };
      return ok({ body, answer: groupView(body), act: "campaign-group-changed", subject: id });
    });
  }
}

function groupView(group: CampaignGroupEntry): CampaignGroupView {
  const { id, pick, active } = group;
  return { id, pick, active, version: stateVersion(group) };
}
