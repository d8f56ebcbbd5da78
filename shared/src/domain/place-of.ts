import type { Place } from "./campaigns/place.ts";
import type { Directory } from "./directory.ts";

/** All that campaigns ask of a branch, by what headquarters has said of it so far. */
export function placeOf({ branches, network, places }: Directory, branch: string): Place {
  const { region = null, zone = network?.zone ?? "UTC" } = branches.get(branch) ?? {};
  const franchisee = places.franchiseeOf(branch);
  return { branch, region, franchisee, zone, holidays: places.daysOff(region) };
}

/** The branches of a franchisee, in byte order. */
export function branchesOf({ branches, places }: Directory, franchisee: string): readonly string[] {
  return [...branches.keys()].filter((id) => places.franchiseeOf(id) === franchisee).toSorted();
}
