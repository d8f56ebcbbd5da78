import type { Directory } from "../directory.ts";
import { branchesOf, placeOf } from "../place-of.ts";
import type { Campaign } from "./campaign.ts";
import { isInScope } from "./place.ts";
import type { ActiveCampaign } from "./prepare.ts";

/** Where an owner may run campaigns; null is everywhere. A merchant has the branch of its id. */
export function ownBranches(
  directory: Directory,
  { kind, id }: Campaign["owner"],
): readonly string[] | null {
  if (kind === "hq") return null;
  if (kind === "merchant") return directory.branches.get(id)?.active === true ? [id] : [];
  const isActive = directory.places.franchisees.get(id)?.active === true;
  return isActive ? branchesOf(directory, id) : [];
}

/**
 * Active where its owner is at home, whatever its activations say: branches by name, so that the
 * set's hash changes when a branch changes hands. Undefined for one that is active nowhere.
 */
export function keptAtHome(directory: Directory, one: ActiveCampaign): ActiveCampaign | undefined {
  const home = ownBranches(directory, one.campaign.owner);
  if (home === null) return one;
  const activations = one.activations.flatMap((activation) => {
    const branches = home.filter((id) => isInScope(placeOf(directory, id), activation.scope));
    return branches.length === 0 ? [] : [{ ...activation, scope: { branches } }];
  });
  return activations.length === 0 ? undefined : { ...one, activations };
}

/** What of the places decides besides the set; undefined where nothing does. */
export function placeFacts(
  { places, branches }: Directory,
  campaigns: readonly ActiveCampaign[],
): unknown {
  const all = [...campaigns];
  const isRestful = all.some(({ campaign }) => campaign.time?.holidays === "exclude");
  const isFranchised = all.some(
    ({ campaign, activations }) =>
      campaign.scope?.franchisees !== undefined ||
      activations.some(({ scope }) => scope?.franchisees !== undefined),
  );
  if (!isRestful && !isFranchised) return undefined;
  const holidays = [...places.holidays.values()]
    .filter(({ active }) => active)
    .map(({ date, regions }) => [date, ...regions.toSorted()].join(" "));
  const owners = [...branches.keys()].map((id) => [id, places.franchiseeOf(id)] as const);
  return {
    holidays: isRestful ? [...new Set(holidays)].toSorted() : undefined,
    franchisees: isFranchised ? Object.fromEntries(owners) : undefined,
  };
}
