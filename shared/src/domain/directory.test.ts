import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Body } from "./bodies.ts";
import { Directory } from "./directory.ts";
import { aDevice, anEntryOf, anId, aPurse, here, points } from "./domain-builders.ts";
import type { Entry } from "./entry.ts";
import { defaultPolicy } from "./policy.ts";

const root = aDevice(9);
const network = (name: string): Body => {
  return { kind: "network", name, currency: "EUR", zone: "Europe/Berlin", key: "ab".repeat(32) };
};
const setting = (value: string): Body => ({ kind: "policy", name: "schemes", value });

type Named = { readonly id: number; readonly body: Body; readonly ms?: number } & Partial<Entry>;

function aDirectory(...entries: readonly Named[]): Directory {
  const directory = new Directory(root);
  for (const { id, body, ms = id, ...header } of entries) {
    const entry = anEntryOf(body, { device: root, hlc: { ms, count: 0 }, ...header });
    directory.apply(anId(id), entry);
  }
  return directory;
}

describe("the directory", () => {
  test("R45 holds of each thing the last definition by rank, whichever came last", () => {
    const old = { id: 1, body: aPurse({ nameEn: "Old" }) };
    const young = { id: 2, body: aPurse({ nameEn: "Young" }) };
    expect(aDirectory(old, young).purses.get(points)?.nameEn).toBe("Young");
    expect(aDirectory(young, old).purses.get(points)?.nameEn).toBe("Young");
  });

  test("R46 is named by the entry that founded the network, whichever came first", () => {
    const founded = { id: 1, body: network("One") };
    const renamed = { id: 2, body: network("Two") };
    for (const directory of [aDirectory(founded, renamed), aDirectory(renamed, founded)]) {
      expect([directory.networkId, directory.network?.name]).toEqual([anId(1), "Two"]);
    }
  });

  test("R47 knows the root as headquarters by its key in the network, and others by certificates", () => {
    const directory = aDirectory(
      { id: 1, body: network("One") },
      {
        id: 2,
        body: {
          kind: "certificate",
          device: here,
          key: "cd".repeat(32),
          role: "node",
          branch: "north",
          name: "Node",
          from: 0,
          until: null,
        },
      },
    );
    expect([directory.keyOf(root), directory.roleOf(root)]).toEqual([
      "ab".repeat(32),
      "headquarters",
    ]);
    expect([directory.keyOf(here), directory.roleOf(here)]).toEqual(["cd".repeat(32), "node"]);
    expect([directory.branchOf(here), directory.branchOf(root)]).toEqual(["north", undefined]);
    expect([directory.keyOf(aDevice(5)), directory.roleOf(aDevice(5))]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("R31 keeps the policy before when a setting cannot be read", () => {
    const directory = aDirectory(
      { id: 1, body: setting('["own"]') },
      { id: 2, body: setting("5") },
    );
    expect(directory.policy).toEqual({ ...defaultPolicy, schemes: ["own"] });
  });

  test("has as heads what no other control entry cites, in byte order", () => {
    const cites = { id: 3, body: setting("[]"), after: [anId(1)] };
    const directory = aDirectory({ id: 1, body: network("x") }, { id: 4, body: aPurse() }, cites);
    expect(directory.heads).toEqual([anId(3), anId(4)]);
  });

  test("R45 is the same for every order in which entries are applied", () => {
    const bodies = fc.oneof(
      fc.constantFrom("a", "b").map(network),
      fc.constantFrom("a", "b").map((nameEn) => aPurse({ nameEn })),
      fc.constantFrom('["own"]', '["uid"]', "{").map(setting),
      fc
        .constantFrom("x", "y")
        .map((name): Body => ({ kind: "region", id: "r", name, active: true })),
    );
    const entries = fc
      .array(fc.tuple(bodies, fc.nat(3), fc.nat(20)), { maxLength: 10 })
      .map((list) =>
        list.map(([body, ms, cites], id): Named => {
          return { id, body, ms, after: cites < id ? [anId(cites)] : [] };
        }),
      );
    const orders = entries.chain((list) => {
      const whole = { minLength: list.length, maxLength: list.length };
      return fc.tuple(fc.constant(list), fc.shuffledSubarray(list, whole));
    });
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(seen(aDirectory(...other))).toEqual(seen(aDirectory(...one)));
      }),
    );
  });
});

function seen(directory: Directory): object {
  const { network: named, networkId, regions, purses, policy, heads, hlc } = directory;
  return { named, networkId, regions, purses, policy, heads, hlc };
}
