import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import type {
  CampaignActivation,
  CampaignVersion,
} from "@cardweave/shared/domain/campaigns/control-entries";
import { type Naming, sentence } from "@cardweave/shared/domain/campaigns/sentence/sentence";
import type { Directory } from "@cardweave/shared/domain/directory";
import { parseActivation, parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import type {
  CampaignState,
  CampaignView,
  Draft,
} from "@cardweave/shared/protocol/http/campaign-life";
import { stateVersion } from "../registry/state-version.ts";
import { checkDraft } from "./campaign-check.ts";
import { ownerOf } from "./campaign-owners.ts";

/** All that is signed of one campaign, versions in their order. */
export type Signed = {
  readonly versions: readonly CampaignVersion[];
  readonly activations: readonly CampaignActivation[];
};

export function signedOf({ campaigns }: Directory, id: string): Signed {
  const versions = campaigns.versions.filter((one) => one.id === id);
  return {
    versions: versions.toSorted((a, b) => a.version - b.version),
    activations: campaigns.activations.filter(({ campaign }) => campaign === id),
  };
}

/** The last approved versions of all campaigns. */
export function approvedCampaigns({ campaigns }: Directory): readonly Campaign[] {
  const last = new Map<string, CampaignVersion>();
  for (const one of campaigns.versions) {
    if (one.version > (last.get(one.id)?.version ?? 0)) last.set(one.id, one);
  }
  return [...last.values()].flatMap(({ definition }) => parseCampaign(definition) ?? []);
}

/** `approved`: of all campaigns, read once for as many views as are asked for. */
export type Seeing = { readonly directory: Directory; readonly approved: readonly Campaign[] };

export function campaignView(
  { directory, approved: others }: Seeing,
  id: string,
  kept: Draft | null,
): CampaignView {
  const signed = signedOf(directory, id);
  const last = signed.versions.at(-1);
  const draft = kept ?? draftOf(last);
  const approved = last?.version ?? 0;
  const { campaign, problems } = checkDraft(
    { id, draft, version: approved + 1 },
    directory,
    others,
  );
  const name = draft["name"];
  return {
    id,
    name: typeof name === "string" ? name : id,
    owner: ownerOf(draft),
    leftOut: null,
    state: stateOf(signed),
    approved,
    isChanged: !isApproved(campaign, last),
    draft,
    problems,
    sentence: campaign === null ? null : sentencesOf(campaign, directory),
    activations: signed.activations.map(({ id: activation, version, state, definition }) => {
      return { id: activation, version, state, definition: parseActivation(definition) ?? null };
    }),
    version: stateVersion({ draft: canonicalJson(draft), ...signed }),
  };
}

/** What was approved, to go on from where no draft is kept. */
function draftOf(last: CampaignVersion | undefined): Draft {
  const campaign = last === undefined ? undefined : parseCampaign(last.definition);
  if (campaign === undefined) return {};
  const { id: _, version: _version, ...draft } = campaign;
  return draft;
}

function isApproved(campaign: Campaign | null, last: CampaignVersion | undefined): boolean {
  if (campaign === null || last === undefined) return false;
  return canonicalJson({ ...campaign, version: last.version }) === last.definition;
}

function stateOf({ versions, activations }: Signed): CampaignState {
  for (const state of ["active", "paused"] as const) {
    if (activations.some((one) => one.state === state)) return state;
  }
  const last = versions.at(-1);
  if (last === undefined) return "draft";
  const wasActive = activations.some(({ version }) => version === last.version);
  return wasActive ? "ended" : "approved";
}

/** What it says in words, in both languages. */
export function sentencesOf(
  campaign: Campaign,
  directory: Directory,
): { readonly de: string; readonly en: string } {
  return {
    de: sentence(campaign, "de", namingIn(directory, "de")),
    en: sentence(campaign, "en", namingIn(directory, "en")),
  };
}

/** What people call places, purses and groups. */
export function namingIn(directory: Directory, language: "de" | "en"): Naming {
  const { network, branches, regions, purses, customerGroups, places, articles } = directory;
  const inLanguage = language === "de" ? "nameDe" : "nameEn";
  const named = new Map<string, string>([
    ["hq", network?.name ?? "hq"],
    ...[...branches.values(), ...regions.values(), ...places.franchisees.values()].map(
      ({ id, name }) => [id, name] as const,
    ),
    ...[
      ...articles.groups.values(),
      ...articles.priceGroups.values(),
      ...purses.values(),
      ...customerGroups.values(),
    ].map((one) => [one.id, one[inLanguage]] as const),
  ]);
  return { currency: network?.currency ?? "EUR", nameOf: (id) => named.get(id) ?? id };
}
