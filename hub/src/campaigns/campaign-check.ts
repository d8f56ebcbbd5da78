import { byDirectory } from "@cardweave/shared/domain/by-directory";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { neededPurses } from "@cardweave/shared/domain/campaigns/campaign-purses";
import { type KnownNames, nameProblems } from "@cardweave/shared/domain/campaigns/known-names";
import { ownProblems } from "@cardweave/shared/domain/campaigns/own-campaigns";
import { ownBranches } from "@cardweave/shared/domain/campaigns/own-places";
import { problemsAmong } from "@cardweave/shared/domain/campaigns/set-problems";
import type { PurseDefinition, PurseKind } from "@cardweave/shared/domain/control-bodies";
import type { Directory } from "@cardweave/shared/domain/directory";
import type { PurseId } from "@cardweave/shared/domain/ids";
import { campaign as campaignSchema } from "@cardweave/shared/protocol/http/campaign";
import type { Draft } from "@cardweave/shared/protocol/http/campaign-life";
import type { FieldProblem } from "@cardweave/shared/protocol/http/problem";
import { ownerOf } from "./campaign-owners.ts";
import { budgetProblems } from "./granted-budget.ts";

export type Checked = {
  /** Null while it is no whole campaign. */
  readonly campaign: Campaign | null;
  readonly problems: readonly FieldProblem[];
};

/** What a draft may leave out. */
const usual: Draft = {
  owner: { kind: "hq", id: "hq" },
  on: "sale",
  stacking: { priority: 100, mode: "stack" },
};

/** What a draft comes to, and all that keeps it from being approved. */
export function checkDraft(
  { id, draft, version }: { readonly id: string; readonly draft: Draft; readonly version: number },
  directory: Directory,
  others: readonly Campaign[],
): Checked {
  const owner = ownerOf(draft);
  const paid = owner.kind === "hq" ? {} : { funding: [{ party: owner.id, basisPoints: 10_000 }] };
  const parsed = campaignSchema.safeParse({ ...usual, ...paid, ...draft, id, version });
  if (!parsed.success) {
    return { campaign: null, problems: onePerField(parsed.error.issues) };
  }
  const campaign = parsed.data;
  const groups = activeGroups(directory);
  const unknown = Object.keys(draft).filter((name) => !Object.hasOwn(campaign, name));
  const problems = [
    ...unknown.map((field) => ({ field, reason: "nobody knows this field" })),
    ...nameProblems(campaign, knownNames(directory, campaign)),
    ...ownProblems(campaign, directory.policy.ownCampaigns),
    ...foreignPlaces(campaign, directory),
    ...budgetProblems(campaign, directory),
    ...newOwner(campaign, others),
    ...problemsAmong(campaign, { others: others.filter((one) => one.id !== id), groups }),
  ];
  return { campaign, problems };
}

const mostProblems = 50;

/** The last one said of a field is the rule's own, in words; those before it are of its form. */
function onePerField(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly FieldProblem[] {
  const said = new Map<string, string>();
  for (const { path, message } of issues) said.set(path.map(String).join("."), message);
  return [...said].slice(0, mostProblems).map(([field, reason]) => ({ field, reason }));
}

/** Nobody gives away what was approved, nor takes it. */
function newOwner({ id, owner }: Campaign, others: readonly Campaign[]): FieldProblem[] {
  const before = others.find((one) => one.id === id)?.owner ?? owner;
  const isSame = before.kind === owner.kind && before.id === owner.id;
  return isSame ? [] : [{ field: "owner", reason: "stays whose it was" }];
}

/** Others than headquarters name their own branches, or none for all of theirs. */
function foreignPlaces({ owner, scope = {} }: Campaign, directory: Directory): FieldProblem[] {
  const home = ownBranches(directory, owner);
  if (home === null) return [];
  if (home.length === 0) return [{ field: "owner.id", reason: `nobody knows "${owner.id}"` }];
  const foreign = (scope.branches ?? []).flatMap((id, at) =>
    home.includes(id) ? [] : [{ field: `scope.branches.${at}`, reason: "not a branch of yours" }],
  );
  const wide = (["regions", "franchisees"] as const).filter((name) => scope[name] !== undefined);
  return [
    ...foreign,
    ...wide.map((name) => ({ field: `scope.${name}`, reason: "name branches of yours" })),
  ];
}

const activeGroups = byDirectory(({ campaigns }) => campaigns.groups.filter((one) => one.active));

const namesOf = byDirectory(({ regions, branches, customerGroups, purses, places }) => ({
  regions: new Set(regions.keys()),
  branches: new Set(branches.keys()),
  franchisees: new Set(places.franchisees.keys()),
  customerGroups: new Set(customerGroups.keys()),
  purses: new Map<PurseId, PurseKind>([...purses.values()].map(({ id, unit }) => [id, unit])),
}));

function knownNames(directory: Directory, own: Campaign): KnownNames {
  const names = namesOf(directory);
  const missing = ownPurses(own).filter(({ id }) => !names.purses.has(id));
  if (missing.length === 0) return names;
  const purses = new Map(names.purses);
  for (const { id, unit } of missing) purses.set(id, unit);
  return { ...names, purses };
}

/** The purses that come with a campaign: of its coupons and rewards, and of its caps per card. */
export function ownPurses(campaign: Campaign): readonly PurseDefinition[] {
  return neededPurses(campaign).flatMap(({ purse, kind }) => {
    const unit = kind ?? (purse.startsWith("reward:") ? "reward" : null);
    if (unit !== "coupon" && unit !== "reward" && unit !== "cap") return [];
    const none = { currency: null, unitValue: null, slots: null, active: true } as const;
    const names = { nameDe: campaign.name, nameEn: campaign.name };
    return [{ kind: "purse", id: purse, unit, ...names, ...none }];
  });
}
