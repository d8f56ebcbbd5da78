import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { ownBranches } from "@cardweave/shared/domain/campaigns/own-places";
import type { Directory } from "@cardweave/shared/domain/directory";
import type { Principal } from "@cardweave/shared/http/principal";
import { campaignOwner } from "@cardweave/shared/protocol/http/campaign";
import type { Draft } from "@cardweave/shared/protocol/http/campaign-life";
import { sees, seesAll } from "../registry/sight.ts";

export type Owner = Campaign["owner"];

const headquarters: Owner = { kind: "hq", id: "hq" };

/** Whose a draft says it is; headquarters' where that cannot be read. */
export function ownerOf({ owner }: Draft): Owner {
  const parsed = campaignOwner.safeParse(owner);
  return parsed.success ? parsed.data : headquarters;
}

function isHeadquarters({ role }: Principal): boolean {
  return role === "headquarters" || role === "operator";
}

/** Headquarters runs all; others their own, which is where they lead every branch of it. */
export function mayRun(by: Principal, owner: Owner, directory: Directory): boolean {
  if (isHeadquarters(by)) return true;
  const home = by.role === "manager" ? (ownBranches(directory, owner) ?? []) : [];
  return home.length > 0 && home.every((id) => seesBranch(by, id, directory));
}

/** Everybody sees headquarters' campaigns, and those that run where they look. */
export function seesOwner(by: Principal, owner: Owner, directory: Directory): boolean {
  const home = ownBranches(directory, owner);
  if (home === null || seesAll(by)) return true;
  return home.some((id) => seesBranch(by, id, directory));
}

function seesBranch(by: Principal, id: string, { branches }: Directory): boolean {
  const branch = branches.get(id);
  return branch !== undefined && sees(by, branch);
}

/** Whose a draft is when it does not say so; undefined for a caller with several branches. */
export function usualOwner(by: Principal, directory: Directory): Owner | undefined {
  if (isHeadquarters(by)) return headquarters;
  const home = [...directory.branches.values()].filter((branch) => sees(by, branch));
  const [only, second] = home;
  if (only === undefined || second !== undefined) return undefined;
  return { kind: "merchant", id: only.id };
}

/** Whether the owner's own approval is not enough. */
export function needsHeadquarters(by: Principal, { kind }: Owner, { policy }: Directory): boolean {
  if (kind === "hq" || isHeadquarters(by)) return false;
  return policy.ownCampaigns[kind].approval === "headquarters";
}
