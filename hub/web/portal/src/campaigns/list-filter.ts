import type { CampaignRow } from "./campaign-shapes.ts";
import { textAt, textsAt } from "./draft-paths.ts";
import type { BranchName } from "./use-names.ts";

/** What a list of campaigns is narrowed to; empty is everything. */
export interface ListFilter {
  readonly state: string;
  readonly branch: string;
  /** `YYYY-MM-DD`; both included. */
  readonly from: string;
  readonly to: string;
}

const names = ["state", "branch", "from", "to"] as const;

export function filterIn(query: URLSearchParams): ListFilter {
  const [state = "", branch = "", from = "", to = ""] = names.map((name) => query.get(name) ?? "");
  return { state, branch, from, to };
}

/** The address of the list as it is narrowed, to come back to and to send on. */
export function listAddress(filter: ListFilter): string {
  const set = names.filter((name) => filter[name] !== "");
  const query = new URLSearchParams(set.map((name) => [name, filter[name]]));
  return set.length === 0 ? "/campaigns" : `/campaigns?${query}`;
}

interface Places {
  readonly regions: readonly string[];
  readonly branches: readonly string[];
  readonly franchisees?: readonly string[];
}

/** A union; naming nothing is everywhere. */
export function isWithin(places: Places, branch: BranchName): boolean {
  const { regions, branches, franchisees = [] } = places;
  if (regions.length + branches.length + franchisees.length === 0) return true;
  return (
    branches.includes(branch.id) ||
    (branch.region !== null && regions.includes(branch.region)) ||
    (branch.franchisee !== null && franchisees.includes(branch.franchisee))
  );
}

/** Whether the campaign's own places allow this branch. */
export function isMeantFor({ draft }: Pick<CampaignRow, "draft">, branch: BranchName): boolean {
  if (textsAt(draft, "scope.exceptBranches").includes(branch.id)) return false;
  const places = {
    regions: textsAt(draft, "scope.regions"),
    branches: textsAt(draft, "scope.branches"),
    franchisees: textsAt(draft, "scope.franchisees"),
  };
  return isWithin(places, branch);
}

/** Where it is active it says so itself; a draft says where it means to be. */
function isAt(row: CampaignRow, branch: BranchName): boolean {
  const held = row.activations.filter(({ state }) => state !== "ended");
  const isPlaced =
    held.length === 0 || held.some(({ where }) => where === null || isWithin(where, branch));
  return isPlaced && isMeantFor(row, branch);
}

function isDuring({ draft }: CampaignRow, { from, to }: ListFilter): boolean {
  const [first, last] = [textAt(draft, "time.dateFrom"), textAt(draft, "time.dateTo")];
  return (to === "" || first <= to) && (from === "" || last === "" || last >= from);
}

/** `branch` is the one of the filter; null while branches are not known yet. */
export function isListed(row: CampaignRow, filter: ListFilter, branch: BranchName | null): boolean {
  if (filter.state !== "" && row.state !== filter.state) return false;
  if (filter.branch !== "" && branch !== null && !isAt(row, branch)) return false;
  return isDuring(row, filter);
}
