import { describe, expect, test } from "vitest";
import type { SignedEntry } from "../domain/entry.ts";
import { aCredit, aDoc, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { documentOfEntries } from "./document-of-entries.ts";
import { doc, historyOf, law, split } from "./history-builders.ts";
import { balanceOf, converse, idsOf, SyncPair } from "./law-builders.ts";
import { SyncPeer } from "./sync-peer.ts";

describe("syncing with Automerge's own protocol", () => {
  test("ends in equal heads, equal entries and equal balances on both sides", () =>
    law(40, async (all, seed) => {
      const { left, right } = split(all, seed);
      const pair = new SyncPair(doc, { ours: left, theirs: right });
      await pair.run();
      expect(pair.ours.ended).toBeNull();
      expect(pair.ours.heads()).toEqual(documentOfEntries(doc, all).heads);
      expect(pair.ours.heads()).toEqual(pair.theirHeads());
      expect(idsOf(pair.held())).toEqual(idsOf(all));
      expect(balanceOf(pair.held())).toBe(balanceOf(all));
      pair.end();
    }));
});

describe("two replicas of ours that speak Automerge's protocol", () => {
  test("end in equal heads as well", () =>
    law(30, async (all, seed) => {
      const { left, right } = split(all, seed);
      const takeIn = async (entries: readonly SignedEntry[]) => entries;
      const one = new SyncPeer({ doc, entries: left, takeIn });
      const other = new SyncPeer({ doc, entries: right, takeIn });
      await converse(one, other);
      expect([one.ended, other.ended]).toEqual([null, null]);
      expect(one.heads()).toEqual(documentOfEntries(doc, all).heads);
      expect(other.heads()).toEqual(one.heads());
      one.end("done");
      other.end("done");
    }));
});

describe("a sync session", () => {
  test("cuts off a peer that changed the document by hand, with a reason, and keeps its entries", async () => {
    const all = await historyOf(
      Array.from({ length: 6 }, (_, at) => ({ who: at % 3, what: "credit", from: 0, amount: 9 })),
    );
    const pair = new SyncPair(doc, { ours: all.slice(0, 3), theirs: all });
    pair.attack((draft) => delete draft.entries[idsOf(all)[0]!]);
    await pair.run();
    expect(pair.ours.ended).toContain("foreign change");
    expect(pair.alarms.map((alarm) => alarm.kind)).toContain("deleted");
    expect(idsOf(pair.held())).toEqual(idsOf(all));
    expect(pair.ours.next()).toBeNull();
    pair.end();
  });

  test("comes to rest when a peer holds an entry that is not taken in", async () => {
    const all = await historyOf([
      { who: 0, what: "credit", from: 0, amount: 1 },
      { who: 0, what: "credit", from: 0, amount: 2 },
    ]);
    const withoutSecond = (entries: readonly SignedEntry[]) =>
      entries.filter((one) => one.id !== all[1]?.id);
    const pair = new SyncPair(doc, { ours: [], theirs: all, verified: withoutSecond });
    await pair.run();
    expect(pair.ours.ended).toBeNull();
    expect(pair.ours.heads()).toEqual(documentOfEntries(doc, all.slice(0, 1)).heads);
    pair.end();
  });

  // Found by the law above: the peer's Bloom filter says that we have what the change rests on.
  test("asks for the history of a change that came without it", async () => {
    const takeIn = async (entries: readonly SignedEntry[]) => entries;
    for (let number = 1; number <= 150; number++) {
      const device = new TestDevice(aSigner("a"));
      const account = aDoc(number);
      await device.write(account, aCredit({ amount: 48 }));
      await device.write(account, aCredit());
      const one = new SyncPeer({ doc: account, entries: [], takeIn });
      const other = new SyncPeer({ doc: account, entries: device.held(account), takeIn });
      await converse(one, other);
      expect(one.heads()).toEqual(other.heads());
      one.end("done");
      other.end("done");
    }
  });
});
