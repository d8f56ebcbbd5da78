import type { Activation, Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import type { Principal } from "@cardweave/shared/http/principal";
import { parseActivation, parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import type { Replica } from "@cardweave/shared/replica/replica";
import { checkDraft } from "../campaign-check.ts";
import type { CampaignDesk } from "../campaign-desk.ts";
import { approvedCampaigns, signedOf } from "../campaign-view.ts";
import { always } from "./replay-subject.ts";

/** A campaign as it is looked at before it goes live. */
export type FoundCampaign = {
  readonly campaign: Campaign;
  /** Null for a draft. */
  readonly version: number | null;
  /** Those that stand; everywhere where there are none. */
  readonly activations: readonly Activation[];
};

const everywhere: readonly Activation[] = [{ from: always }];

/** Drafts and approved versions, for whoever may see them. */
export class CampaignFinder {
  readonly #directory: () => Replica["directory"];
  readonly #desk: Pick<CampaignDesk, "one" | "view">;

  constructor(replica: Replica, desk: Pick<CampaignDesk, "one" | "view">) {
    this.#directory = () => replica.directory;
    this.#desk = desk;
  }

  async find(id: string, as: "draft" | "approved", by: Principal): Promise<Result<FoundCampaign>> {
    const view = await this.#desk.one(id, by);
    if (!view.ok) return view;
    return as === "draft" ? this.#draft(id) : this.#approved(id);
  }

  #draft(id: string): Result<FoundCampaign> {
    const directory = this.#directory();
    const { draft, approved } = this.#desk.view(id);
    const others = approvedCampaigns(directory);
    const made = checkDraft({ id, draft, version: approved + 1 }, directory, others);
    const { campaign, problems } = made;
    if (campaign === null) return refused("invalid", { fields: problems });
    return ok({ campaign, version: null, activations: everywhere });
  }

  #approved(id: string): Result<FoundCampaign> {
    const { versions, activations } = signedOf(this.#directory(), id);
    const last = versions.at(-1);
    const campaign = last === undefined ? undefined : parseCampaign(last.definition);
    if (last === undefined || campaign === undefined) {
      const reason = "no version is approved that this software can read";
      return refused("invalid", { fields: [{ field: "as", reason }] });
    }
    const own = activations
      .filter(({ version, state }) => version === last.version && state !== "ended")
      .flatMap(({ definition }) => parseActivation(definition) ?? []);
    return ok({
      campaign,
      version: last.version,
      activations: own.length === 0 ? everywhere : own,
    });
  }
}
