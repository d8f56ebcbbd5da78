import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeviceId, DocId, EntryId } from "./ids.ts";
import { type Link, type Links, wayFrom } from "./links.ts";
import { isLater } from "./rank.ts";

const docs = Array.from({ length: 8 }, (_, at) => `01${String(at).repeat(32)}` as DocId);

function aLink(to: DocId, at: number): Link {
  const rank = { hlc: { ms: at % 3, count: 0 }, device: "d" as DeviceId, id: `${at}` as EntryId };
  return { to, reason: "added", rank };
}

const linkSets: fc.Arbitrary<Links> = fc
  .array(fc.option(fc.nat(7)), { minLength: 8, maxLength: 8 })
  .map((targets) => {
    const pairs = targets.flatMap((to, from): [DocId, Link][] => {
      return to === null || to === from ? [] : [[docs[from]!, aLink(docs[to]!, from)]];
    });
    return new Map(pairs);
  });

/** The definition: links by rank, each one void that closes a circle with those before it. */
function forestOf(links: Links): ReadonlyMap<DocId, DocId> {
  const ranked = [...links].toSorted(([, a], [, b]) => (isLater(a.rank, b.rank) ? 1 : -1));
  const kept = new Map<DocId, DocId>();
  const rootOf = (doc: DocId): DocId => {
    const to = kept.get(doc);
    return to === undefined ? doc : rootOf(to);
  };
  for (const [from, { to }] of ranked) if (rootOf(to) !== from) kept.set(from, to);
  return kept;
}

describe("links", () => {
  test("R782 J10 Q6: a link that closes a circle by rank is void; every card leads to one account", () => {
    fc.assert(
      fc.property(linkSets, fc.constantFrom(...docs), (links, start) => {
        const forest = forestOf(links);
        const way = [start];
        for (let to = forest.get(start); to !== undefined; to = forest.get(to)) way.push(to);
        expect(wayFrom(start, links)).toEqual(way);
      }),
      { numRuns: 2_000 },
    );
  });

  test("R782 two cards that were linked to each other in a split lead to the one linked to first", () => {
    const [a, b] = [docs[0]!, docs[1]!];
    const links = new Map([
      [a, aLink(b, 0)],
      [b, aLink(a, 1)],
    ]);
    expect(wayFrom(a, links)).toEqual([a, b]);
    expect(wayFrom(b, links)).toEqual([b]);
  });
});
