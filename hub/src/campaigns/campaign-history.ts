import { parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import type {
  CampaignHistoryView,
  CampaignVersionText,
} from "@cardweave/shared/protocol/http/campaign-history";
import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import { readList } from "../registry/desk-lists.ts";
import { sentencesOf, signedOf } from "./campaign-view.ts";

export type HistoryParts = { readonly replica: Replica; readonly audit: AuditLog };

/** Acts of one subject bear its kind: a region may have the same id. */
const ofCampaigns = "campaign-";

/** What happened to a campaign, from the audit log and from what was signed. */
export class CampaignHistory {
  readonly #parts: HistoryParts;

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  async of(view: CampaignView): Promise<CampaignHistoryView> {
    const { audit, replica } = this.#parts;
    const users = await replica.step((step) => readList(step, "users"));
    const logins = new Map(users.map(({ id, login }) => [id, login]));
    const steps = audit
      .all(view.id)
      .filter(({ act }) => act.startsWith(ofCampaigns))
      .map(({ at, who, role, act, detail: { version, ...detail } }) => ({
        at,
        who: who === null ? null : (logins.get(who) ?? null),
        role,
        act,
        version: typeof version === "number" ? version : null,
        detail,
      }));
    return { steps: steps.toReversed(), versions: this.#versions(view) };
  }

  #versions({ id, isChanged, sentence }: CampaignView): readonly CampaignVersionText[] {
    const { directory } = this.#parts.replica;
    const approved = signedOf(directory, id).versions.map(({ version, definition }) => {
      const campaign = parseCampaign(definition);
      return {
        version,
        sentence: campaign === undefined ? null : sentencesOf(campaign, directory),
      };
    });
    const draft = isChanged ? [{ version: 0, sentence }] : [];
    return [...draft, ...approved.toReversed()];
  }
}
