import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { neededPurses } from "@cardweave/shared/domain/campaigns/campaign-purses";
import { type KnownNames, nameProblems } from "@cardweave/shared/domain/campaigns/known-names";
import { problemsAmong } from "@cardweave/shared/domain/campaigns/set-problems";
import type { PurseDefinition, PurseKind } from "@cardweave/shared/domain/control-bodies";
import type { Directory } from "@cardweave/shared/domain/directory";
import type { PurseId } from "@cardweave/shared/domain/ids";
import { campaign as campaignSchema } from "@cardweave/shared/protocol/http/campaign";
import type { Draft } from "@cardweave/shared/protocol/http/campaign-life";
import type { FieldProblem } from "@cardweave/shared/protocol/http/problem";

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
  const parsed = campaignSchema.safeParse({ ...usual, ...draft, id, version });
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, mostProblems).map(({ path, message }) => {
      return { field: path.map(String).join("."), reason: message };
    });
    return { campaign: null, problems };
  }
  const campaign = parsed.data;
  const groups = directory.campaigns.groups.filter(({ active }) => active);
  const unknown = Object.keys(draft).filter((name) => !Object.hasOwn(campaign, name));
  const problems = [
    ...unknown.map((field) => ({ field, reason: "nobody knows this field" })),
    ...nameProblems(campaign, knownNames(directory, campaign)),
    ...problemsAmong(campaign, { others: others.filter((one) => one.id !== id), groups }),
  ];
  return { campaign, problems };
}

const mostProblems = 50;

function knownNames(
  { regions, branches, customerGroups, purses }: Directory,
  own: Campaign,
): KnownNames {
  return {
    regions: new Set(regions.keys()),
    branches: new Set(branches.keys()),
    customerGroups: new Set(customerGroups.keys()),
    purses: new Map<PurseId, PurseKind>([
      ...ownPurses(own).map(({ id, unit }) => [id, unit] as const),
      ...[...purses.values()].map(({ id, unit }) => [id, unit] as const),
    ]),
  };
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
