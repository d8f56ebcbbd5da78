import type { EntryStore, Feed, NewEntry } from "@cardweave/shared/ports/entry-store";
import { shardOf } from "@cardweave/shared/protocol/shards";
import { describe, expect, test } from "vitest";
import { aChain, anEntry, cardNumbered, controlDoc, ids } from "./make-entries.ts";

export type FeedSource = {
  readonly open: () => Promise<{ store: EntryStore; feed: Feed }>;
  readonly remove?: () => Promise<void>;
};

async function everySeq(feed: Feed): Promise<readonly (readonly number[])[]> {
  const shards = Object.keys(await feed.bounds());
  return Promise.all(
    shards.map(async (shard) => (await feed.read(shard, 0, 10_000)).map((entry) => entry.seq)),
  );
}

/** What a hub's feed promises to those who follow it. */
export function describeFeed(name: string, source: FeedSource): void {
  const withFeed = async (use: (store: EntryStore, feed: Feed) => Promise<void>): Promise<void> => {
    const { store, feed } = await source.open();
    try {
      await use(store, feed);
    } finally {
      await store.close();
      await source.remove?.();
    }
  };

  describe(`feed: ${name}`, () => {
    test("has an epoch of 16 bytes and nothing in it at first", () =>
      withFeed(async (_, feed) => {
        expect(feed.epoch).toMatch(/^[0-9a-f]{32}$/);
        expect(await feed.bounds()).toStrictEqual({});
        expect(await feed.read("00", 0, 10)).toStrictEqual([]);
      }));

    test("gives every new entry a position in its document's shard", () =>
      withFeed(async (store, feed) => {
        const doc = cardNumbered(1);
        const [a, b, c] = aChain(1, 3) as [NewEntry, NewEntry, NewEntry];
        const rule = anEntry({ seq: 4, doc: controlDoc });
        const shard = shardOf(doc);
        const first = await store.commit({ entries: [a, b, rule, a] });
        expect(first).toStrictEqual([
          { shard, seq: 1 },
          { shard, seq: 2 },
          { shard: "control", seq: 1 },
        ]);
        expect(await store.commit({ entries: [b, c] })).toStrictEqual([{ shard, seq: 3 }]);
        expect(await store.commit({ entries: [a] })).toStrictEqual([]);
        expect(await feed.bounds()).toStrictEqual({ [shard]: 3, control: 1 });
        const page = await feed.read(shard, 1, 10);
        expect(ids(page)).toStrictEqual(ids([b, c]));
        expect(page[0]).toStrictEqual({ shard, seq: 2, id: b.id, bytes: b.bytes });
        expect(await feed.read(shard, 0, 1)).toHaveLength(1);
        expect(await feed.positionOf(c.id)).toStrictEqual({ shard, seq: 3 });
        expect(await feed.positionOf(rule.id)).toStrictEqual({ shard: "control", seq: 1 });
        expect(await feed.positionOf(anEntry({ seq: 9 }).id)).toBeUndefined();
      }));

    test("uses up no position for a batch that fails", () =>
      withFeed(async (store, feed) => {
        const judged = [{ id: anEntry({ seq: 9 }).id, verdict: "valid" as const, reason: null }];
        await expect(store.commit({ entries: [anEntry()], judged })).rejects.toThrow();
        expect(await feed.bounds()).toStrictEqual({});
        expect(await store.commit({ entries: [anEntry()] })).toMatchObject([{ seq: 1 }]);
      }));

    test("is dense in every shard after commits that overlap", () =>
      withFeed(async (store, feed) => {
        const entries = Array.from({ length: 300 }, (_, at) =>
          anEntry({ seq: at + 1, doc: cardNumbered(at % 40) }),
        );
        const batches = Array.from({ length: 60 }, (_, at) => entries.slice(at * 5, at * 5 + 10));
        await Promise.all(batches.map((batch) => store.commit({ entries: batch })));
        const seqs = await everySeq(feed);
        expect(seqs.flat()).toHaveLength(300);
        for (const shard of seqs) expect(shard).toStrictEqual(shard.map((_, at) => at + 1));
      }));
  });
}
