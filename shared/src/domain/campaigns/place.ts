import type { Scope } from "./campaign.ts";

/** Where a sale happens, and what applies there. `holidays` are days as `YYYY-MM-DD`. */
export type Place = {
  readonly branch: string;
  readonly region: string | null;
  readonly franchisee: string | null;
  readonly zone: string;
  readonly holidays: readonly string[];
};

/** A union, less the exceptions; a scope that names nothing is everywhere. Source: SPEC R740. */
export function isInScope(place: Place, scope: Scope = {}): boolean {
  const { regions, branches, franchisees, exceptBranches } = scope;
  if (exceptBranches?.includes(place.branch) === true) return false;
  if (regions === undefined && branches === undefined && franchisees === undefined) return true;
  return (
    branches?.includes(place.branch) === true ||
    (place.region !== null && regions?.includes(place.region) === true) ||
    (place.franchisee !== null && franchisees?.includes(place.franchisee) === true)
  );
}
