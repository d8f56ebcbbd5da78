import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type {
  CampaignChange,
  CampaignView,
  Draft,
  NewCampaign,
} from "@cardweave/shared/protocol/http/campaign-life";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { AuditLog } from "../audit/audit-log.ts";
import type { ControlDesk } from "../registry/control-desk.ts";
import { checkDraft } from "./campaign-check.ts";
import { approvedCampaigns, campaignView, signedOf } from "./campaign-view.ts";
import type { DraftBook } from "./draft-book.ts";

export type CampaignDeskParts = {
  readonly control: ControlDesk;
  readonly drafts: DraftBook;
  readonly audit: AuditLog;
};

/** A version is named by the ETag of what the caller has read. */
export type Naming = {
  readonly id: string;
  readonly version: string | undefined;
  readonly by: Principal;
};

/** Campaigns from the first draft to the signed version. */
export class CampaignDesk {
  readonly #parts: CampaignDeskParts;

  constructor(parts: CampaignDeskParts) {
    this.#parts = parts;
  }

  async list(page: ListQuery): Promise<Result<Listed<CampaignView>>> {
    const { control, drafts } = this.#parts;
    const kept = new Map(drafts.all().map(({ id, draft }) => [id, draft] as const));
    const signed = control.directory.campaigns.versions.map(({ id }) => id);
    const ids = [...new Set([...kept.keys(), ...signed])];
    const views = ids.map((id) => campaignView(control.directory, id, kept.get(id) ?? null));
    return listPage(views, page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<CampaignView>> {
    return this.#isKnown(id) ? ok(this.view(id)) : refused("not-found");
  }

  #isKnown(id: string): boolean {
    const { control, drafts } = this.#parts;
    return drafts.one(id) !== undefined || signedOf(control.directory, id).versions.length > 0;
  }

  view(id: string): CampaignView {
    const { control, drafts } = this.#parts;
    return campaignView(control.directory, id, drafts.one(id)?.draft ?? null);
  }

  async add({ id, draft }: NewCampaign, by: Principal): Promise<Result<CampaignView>> {
    if (this.#isKnown(id)) return refused("conflict", { id });
    return this.#put(id, draft, { by, act: "campaign-drafted" });
  }

  async change(edit: Edit<CampaignChange>): Promise<Result<CampaignView>> {
    const { id, change, by } = edit;
    const stale = this.staleness(edit);
    return stale ?? this.#put(id, change.draft, { by, act: "campaign-changed" });
  }

  #put(
    id: string,
    draft: Draft,
    { by, act }: { readonly by: Principal; readonly act: string },
  ): Result<CampaignView> {
    const { drafts, audit } = this.#parts;
    if (JSON.stringify(draft).length > longestDraft) {
      const reason = `more than ${longestDraft} characters`;
      return refused("invalid", { fields: [{ field: "draft", reason }] });
    }
    drafts.put({ id, draft, editor: by.user ?? null });
    audit.note({ by, act, subject: id });
    return ok(this.view(id));
  }

  /** Why this campaign cannot be worked on as the caller has read it; null when it can. */
  staleness({ id, version }: Pick<Naming, "id" | "version">): Result<never> | null {
    if (!this.#isKnown(id)) return refused("not-found");
    const now = this.view(id).version;
    if (version === undefined || version === now) return null;
    return refused("changed", { version: now });
  }

  /** Where two must agree, nobody approves what they wrote last. */
  #onlyTwoEyes(id: string, by: Principal): Result<never> | null {
    const { control, drafts } = this.#parts;
    if (control.directory.policy.campaignApproval === "one") return null;
    const editor = drafts.one(id)?.editor ?? null;
    if (editor !== null && by.user !== undefined && editor !== by.user) return null;
    return refused("not-allowed", { detail: "somebody else has to approve what you changed" });
  }

  /** Signs the draft as the campaign's next version, which never changes. */
  async approve({ id, version, by }: Naming): Promise<Result<CampaignView>> {
    const { control } = this.#parts;
    const done = await control.edit(by, () => {
      const objection = this.staleness({ id, version }) ?? this.#onlyTwoEyes(id, by);
      if (objection !== null) return objection;
      const { directory } = control;
      const { draft, approved, isChanged } = this.view(id);
      if (!isChanged) return refused("conflict", { approved, detail: "approved as it is" });
      const others = approvedCampaigns(directory);
      const next = approved + 1;
      const { campaign, problems } = checkDraft({ id, draft, version: next }, directory, others);
      if (campaign === null || problems.length > 0) {
        return refused("invalid", { fields: problems });
      }
      const definition = canonicalJson(campaign);
      const body = { kind: "campaign", id, version: next, definition } as const;
      const detail = { version: next };
      return ok({ body, answer: id, act: "campaign-approved", subject: id, detail });
    });
    return done.ok ? ok(this.view(id)) : done;
  }
}

/** Characters of JSON; with id and version it still fits into an entry. */
const longestDraft = 250_000;
