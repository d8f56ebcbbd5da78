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
import type { CampaignBook } from "@cardweave/shared/replica/campaign-book";
import type { AuditLog } from "../audit/audit-log.ts";
import type { ControlDesk } from "../registry/control-desk.ts";
import { checkDraft } from "./campaign-check.ts";
import {
  mayRun,
  needsHeadquarters,
  type Owner,
  ownerOf,
  seesOwner,
  usualOwner,
} from "./campaign-owners.ts";
import { approvedCampaigns, campaignView, type Seeing, signedOf } from "./campaign-view.ts";
import type { DraftBook } from "./draft-book.ts";
import { longestDraft } from "./live/live-draft.ts";

export type CampaignDeskParts = {
  readonly control: ControlDesk;
  readonly drafts: DraftBook;
  readonly audit: AuditLog;
  readonly campaigns: Pick<CampaignBook, "current">;
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

  async list(page: ListQuery, by: Principal): Promise<Result<Listed<CampaignView>>> {
    const { control, drafts } = this.#parts;
    const kept = new Map(drafts.all().map(({ id, draft }) => [id, draft] as const));
    const seeing = this.#seeing();
    const owners = new Map(seeing.approved.map(({ id, owner }) => [id, owner] as const));
    for (const { id } of control.directory.campaigns.versions) {
      if (!owners.has(id)) owners.set(id, ownerOf({}));
    }
    for (const [id, draft] of kept) owners.set(id, ownerOf(draft));
    const seen = [...owners].flatMap(([id, owner]) =>
      seesOwner(by, owner, control.directory) ? [id] : [],
    );
    const found = listPage(seen, page, (id) => id);
    if (!found.ok) return found;
    // To check and word a campaign is dear: only those of this page.
    const items = found.value.items.map((id) => this.#viewOf(id, kept.get(id) ?? null, seeing));
    return ok({ items, next: found.value.next });
  }

  async one(id: string, by: Principal): Promise<Result<CampaignView>> {
    return this.#isKnown(id) && this.#isSeen(id, by) ? ok(this.view(id)) : refused("not-found");
  }

  #isSeen(id: string, by: Principal): boolean {
    return seesOwner(by, this.#owner(id), this.#parts.control.directory);
  }

  #isKnown(id: string): boolean {
    const { control, drafts } = this.#parts;
    return drafts.one(id) !== undefined || signedOf(control.directory, id).versions.length > 0;
  }

  /** A draft to work on, which begins as what was approved last; false for whom it is not theirs. */
  beginDraft(id: string, by: Principal): boolean {
    if (this.objection({ id, version: undefined, by }) !== null) return false;
    const { drafts } = this.#parts;
    if (drafts.one(id) !== undefined) return true;
    drafts.put({ id, draft: this.view(id).draft, editor: null });
    return true;
  }

  /** Nobody makes a campaign somebody else's. */
  mayKeep(draft: Draft, by: Principal): boolean {
    return this.#mayRun(draft, by);
  }

  view(id: string): CampaignView {
    return this.#viewOf(id, this.#parts.drafts.one(id)?.draft ?? null);
  }

  #seeing(): Seeing {
    const { directory } = this.#parts.control;
    return { directory, approved: approvedCampaigns(directory) };
  }

  #viewOf(id: string, kept: Draft | null, seeing = this.#seeing()): CampaignView {
    const { campaigns } = this.#parts;
    const left = campaigns.current.leftOut.find(({ campaign }) => campaign === id);
    return { ...campaignView(seeing, id, kept), leftOut: left?.why ?? null };
  }

  async add({ id, draft }: NewCampaign, by: Principal): Promise<Result<CampaignView>> {
    if (this.#isKnown(id)) return refused("conflict", { id });
    const owner = draft["owner"] ?? usualOwner(by, this.#parts.control.directory);
    if (owner === undefined) {
      return refused("invalid", { fields: [{ field: "draft.owner", reason: "say whose it is" }] });
    }
    const owned = { ...draft, owner };
    if (!this.#mayRun(owned, by)) return notYours();
    const isPlain = draft["owner"] === undefined && ownerOf(owned).kind === "hq";
    return this.#put(id, isPlain ? draft : owned, { by, act: "campaign-drafted" });
  }

  /** A draft that does not say so stays whose it was; nobody gives an approved one away. */
  async change(edit: Edit<CampaignChange>): Promise<Result<CampaignView>> {
    const { id, change, by } = edit;
    const objection = this.objection(edit);
    if (objection !== null) return objection;
    const { owner: before } = this.view(id);
    const owner = change.draft["owner"] ?? before;
    const draft = before.kind === "hq" ? change.draft : { ...change.draft, owner };
    return this.#mayRun(draft, by)
      ? this.#put(id, draft, { by, act: "campaign-changed" })
      : notYours();
  }

  #mayRun(draft: Draft, by: Principal): boolean {
    return mayRun(by, ownerOf(draft), this.#parts.control.directory);
  }

  #put(
    id: string,
    draft: Draft,
    { by, act }: { readonly by: Principal; readonly act: string },
  ): Result<CampaignView> {
    const { drafts, audit } = this.#parts;
    const reason = unkeepable(draft);
    if (reason !== null) return refused("invalid", { fields: [{ field: "draft", reason }] });
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

  /** Why a caller cannot work on this campaign as they have read it; null when they can. */
  objection(naming: Naming): Result<never> | null {
    const { id, by } = naming;
    if (!this.#isKnown(id) || !this.#isSeen(id, by)) return refused("not-found");
    const { directory } = this.#parts.control;
    return mayRun(by, this.#owner(id), directory) ? this.staleness(naming) : notYours();
  }

  /** Whose it is: by what was approved, else by the draft. */
  #owner(id: string): Owner {
    const { directory } = this.#parts.control;
    return approvedCampaigns(directory).find((one) => one.id === id)?.owner ?? this.view(id).owner;
  }

  /** Where two must agree, nobody approves what they wrote last. */
  #onlyTwoEyes(id: string, by: Principal): Result<never> | null {
    const { control, drafts } = this.#parts;
    if (needsHeadquarters(by, this.view(id).owner, control.directory)) {
      return refused("not-allowed", { detail: "headquarters approves it" });
    }
    if (control.directory.policy.campaignApproval === "one" || by.role === "manager") return null;
    const editor = drafts.one(id)?.editor ?? null;
    if (editor !== null && by.user !== undefined && editor !== by.user) return null;
    return refused("not-allowed", { detail: "somebody else has to approve what you changed" });
  }

  /** Signs the draft as the campaign's next version, which never changes. */
  async approve({ id, version, by }: Naming): Promise<Result<CampaignView>> {
    const { control } = this.#parts;
    const done = await control.edit(by, () => {
      const objection = this.objection({ id, version, by }) ?? this.#onlyTwoEyes(id, by);
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

function notYours(): Result<never> {
  return refused("not-allowed", { detail: "this campaign is not yours" });
}

/** Why no document can hold it. */
function unkeepable(draft: Draft): string | null {
  if (JSON.stringify(draft).length > longestDraft) return `more than ${longestDraft} characters`;
  return hasStrangeName(draft) ? "a field without a name" : null;
}

function hasStrangeName(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasStrangeName);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => name === "" || name === "__proto__" || hasStrangeName(inner),
  );
}
