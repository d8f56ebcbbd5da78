import { byDirectory } from "@cardweave/shared/domain/by-directory";
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

export function signedOf(directory: Directory, id: string): Signed {
  return allSigned(directory).get(id) ?? { versions: [], activations: [] };
}

const allSigned = byDirectory(({ campaigns }): ReadonlyMap<string, Signed> => {
  const signed = new Map<string, SignedParts>();
  const partsOf = (id: string): SignedParts => {
    const parts = signed.get(id) ?? { versions: [], activations: [] };
    signed.set(id, parts);
    return parts;
  };
  for (const one of campaigns.versions) partsOf(one.id).versions.push(one);
  for (const one of campaigns.activations) partsOf(one.campaign).activations.push(one);
  for (const { versions } of signed.values()) versions.sort((a, b) => a.version - b.version);
  return signed;
});

type SignedParts = { versions: CampaignVersion[]; activations: CampaignActivation[] };

/** The last approved versions of all campaigns. */
export const approvedCampaigns: (directory: Directory) => readonly Campaign[] = byDirectory(
  ({ campaigns }) => {
    const last = new Map<string, CampaignVersion>();
    for (const one of campaigns.versions) {
      if (one.version > (last.get(one.id)?.version ?? 0)) last.set(one.id, one);
    }
    return [...last.values()].flatMap((one) => campaignOf(one) ?? []);
  },
);

/** A signed version never changes, so that each is read once. */
const readOnce = new WeakMap<CampaignVersion, { readonly campaign: Campaign | undefined }>();

function campaignOf(version: CampaignVersion): Campaign | undefined {
  const known = readOnce.get(version);
  if (known !== undefined) return known.campaign;
  const campaign = parseCampaign(version.definition);
  readOnce.set(version, { campaign });
  return campaign;
}

/** `approved`: of all campaigns, read once for as many views as are asked for. */
export type Seeing = { readonly directory: Directory; readonly approved: readonly Campaign[] };

/** As {@link viewAnew}; without a draft it is what the directory says alone, and kept with it. */
export function campaignView(seeing: Seeing, id: string, kept: Draft | null): CampaignView {
  if (kept !== null) return viewAnew(seeing, id, kept);
  const views = signedViews(seeing.directory);
  const view = views.get(id) ?? viewAnew(seeing, id, null);
  views.set(id, view);
  return view;
}

const signedViews = byDirectory(() => new Map<string, CampaignView>());

export function viewAnew(
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
  const campaign = last === undefined ? undefined : campaignOf(last);
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
  return namings[language](directory);
}

const namings = {
  de: byDirectory((directory) => namingOf(directory, "de")),
  en: byDirectory((directory) => namingOf(directory, "en")),
};

function namingOf(directory: Directory, language: "de" | "en"): Naming {
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
