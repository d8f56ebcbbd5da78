import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Body } from "../bodies.ts";
import { Directory } from "../directory.ts";
import { aDevice, anEntryOf, anId } from "../domain-builders.ts";
import { placeOf } from "../place-of.ts";
import type { Campaign, Scope } from "./campaign.ts";
import { aCampaign } from "./campaign-builders.ts";
import { keptAtHome, ownBranches } from "./own-places.ts";
import { isInScope } from "./place.ts";

const branches = ["a", "b", "c", "d"];
const root = aDevice(9);

const owned: readonly Body[] = [
  ...branches.map((id, at): Body => {
    const region = at < 2 ? "west" : "east";
    return { kind: "branch", id, name: id, region, zone: "Europe/Berlin", active: id !== "d" };
  }),
  { kind: "franchisee", id: "meier", name: "Meier", active: true },
  { kind: "franchisee", id: "gone", name: "Gone", active: false },
  { kind: "branchOwner", branch: "b", franchisee: "gone" },
  { kind: "branchOwner", branch: "b", franchisee: "meier" },
  { kind: "branchOwner", branch: "c", franchisee: "meier" },
  { kind: "branchOwner", branch: "d", franchisee: "gone" },
];

function directoryOf(said: readonly (readonly [Body, number])[]): Directory {
  const directory = new Directory(root);
  for (const [body, at] of said) {
    directory.apply(anId(at + 1), anEntryOf(body, { device: root, hlc: { ms: at, count: 0 } }));
  }
  return directory;
}

const inOrder = owned.map((body, at) => [body, at] as const);
const directory = directoryOf(inOrder);

const some = fc.option(fc.subarray(branches, { minLength: 1 }), { nil: undefined });
const scopes: fc.Arbitrary<Scope | undefined> = fc.option(
  fc.record({
    branches: some,
    exceptBranches: some,
    regions: fc.option(fc.subarray(["west", "east"]), { nil: undefined }),
    franchisees: fc.option(fc.constant(["meier"]), { nil: undefined }),
  }),
  { nil: undefined },
);
const owners = fc.constantFrom<Campaign["owner"]>(
  { kind: "merchant", id: "a" },
  { kind: "merchant", id: "d" },
  { kind: "merchant", id: "nobody" },
  { kind: "franchisee", id: "meier" },
  { kind: "franchisee", id: "gone" },
  { kind: "hq", id: "hq" },
);

describe("a campaign of somebody else than headquarters", () => {
  test("R639 holds where its activations say and its owner is, and nowhere else", () => {
    fc.assert(
      fc.property(owners, fc.array(scopes, { minLength: 1, maxLength: 3 }), (owner, all) => {
        const activations = all.map((scope) => ({ scope, from: "2026-01-01T00:00" }));
        const kept = keptAtHome(directory, { campaign: aCampaign("x", { owner }), activations });
        const home = ownBranches(directory, owner);
        for (const id of branches) {
          const place = placeOf(directory, id);
          const isMeant = activations.some(({ scope }) => isInScope(place, scope));
          const isHere = kept?.activations.some(({ scope }) => isInScope(place, scope)) ?? false;
          expect(isHere).toBe(isMeant && (home?.includes(id) ?? true));
        }
      }),
    );
  });

  test("R635 is at home where its owner's branches are, in whatever order that was said", () => {
    const homes = (among: Directory) =>
      ["meier", "gone"].map((id) => ownBranches(among, { kind: "franchisee", id }));
    expect(homes(directory)).toEqual([["b", "c"], []]);
    const shuffled = fc.shuffledSubarray([...inOrder], { minLength: inOrder.length });
    fc.assert(
      fc.property(shuffled, (said) => {
        expect(homes(directoryOf(said))).toEqual(homes(directory));
      }),
    );
  });
});
