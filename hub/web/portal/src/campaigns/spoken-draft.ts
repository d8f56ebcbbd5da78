import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { type Naming, sentence } from "@cardweave/shared/domain/campaigns/sentence/sentence";
import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import { campaign as campaignForm } from "@cardweave/shared/protocol/http/campaign";
import type { Problem } from "./campaign-shapes.ts";

/** What a draft may leave out. */
const usual = {
  owner: { kind: "hq", id: "hq" },
  on: "sale",
  stacking: { priority: 100, mode: "stack" },
};

export interface Spoken {
  /** Null while it is no whole campaign. */
  readonly campaign: Campaign | null;
  readonly problems: readonly Problem[];
}

/** What the draft comes to, at once; the hub knows more, and says so when it has saved it. */
export function spokenDraft(id: string, draft: DraftValues): Spoken {
  const parsed = campaignForm.safeParse({ ...usual, ...paidBy(draft), ...draft, id, version: 1 });
  if (parsed.success) return { campaign: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => {
    return { field: path.map(String).join("."), reason: message };
  });
  return { campaign: null, problems };
}

/** Others than headquarters pay for their own, unless the draft says who does. */
function paidBy({ owner }: DraftValues): DraftValues {
  const { kind = "hq", id } = (owner ?? {}) as Readonly<Record<string, unknown>>;
  return kind === "hq" ? {} : { funding: [{ party: id, basisPoints: 10_000 }] };
}

export function spoken(campaign: Campaign, naming: Naming): { de: string; en: string } {
  return { de: sentence(campaign, "de", naming), en: sentence(campaign, "en", naming) };
}
