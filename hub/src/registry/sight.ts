import type { Branch } from "@cardweave/shared/domain/control-bodies";
import type { Principal } from "@cardweave/shared/http/principal";

/** Whose role holds at every branch. */
export function seesAll(by: Principal): boolean {
  return by.branches === undefined && by.regions === undefined;
}

export function sees(by: Principal, branch: Pick<Branch, "id" | "region">): boolean {
  const inBranch = by.branches?.includes(branch.id) ?? false;
  const inRegion = branch.region !== null && (by.regions?.includes(branch.region) ?? false);
  return seesAll(by) || inBranch || inRegion;
}

/** Sees one of these branches; what belongs to all branches is seen by everybody. */
export function seesSome(
  by: Principal,
  ids: readonly string[],
  branches: ReadonlyMap<string, Branch>,
): boolean {
  if (seesAll(by) || ids.length === 0) return true;
  return ids.some((id) => {
    const branch = branches.get(id);
    return branch !== undefined && sees(by, branch);
  });
}
