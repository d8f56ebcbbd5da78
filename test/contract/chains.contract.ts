import type { EntryStore, NewEntry } from "@cardweave/shared/ports/entry-store";
import { describe, expect, test } from "vitest";
import { aChain, anEntry, deviceNamed, ids } from "./make-entries.ts";

const own = deviceNamed(9);

/** Places in the devices' chains, and what is not sent yet. */
export function describeChains(store: () => EntryStore): void {
  describe("a device's chain", () => {
    test("has a position that waits at a gap and moves on when it closes", async () => {
      const [a, b, c, d] = aChain(1, 4) as [NewEntry, NewEntry, NewEntry, NewEntry];
      const device = a.entry.device;
      await store().commit({ entries: [d, b] });
      expect(await store().position(device)).toStrictEqual({
        device,
        seq: 0,
        head: null,
        count: 2,
      });
      await store().commit({ entries: [a] });
      expect(await store().position(device)).toStrictEqual({
        device,
        seq: 2,
        head: b.id,
        count: 3,
      });
      await store().commit({ entries: [c] });
      expect(await store().position(device)).toStrictEqual({
        device,
        seq: 4,
        head: d.id,
        count: 4,
      });
      expect(await store().positions()).toStrictEqual([{ device, seq: 4, head: d.id, count: 4 }]);
    });

    test("moves over entries of one batch in any order", async () => {
      const chain = aChain(1, 5);
      await store().commit({ entries: chain.toReversed() });
      expect(await store().position(deviceNamed(1))).toMatchObject({ seq: 5, count: 5 });
    });

    test("keeps both entries of a fork, the first one as head", async () => {
      const first = anEntry({ seq: 1, amount: 1 });
      const second = anEntry({ seq: 1, amount: 2 });
      await store().commit({ entries: [first] });
      await store().commit({ entries: [second, anEntry({ seq: 3 })] });
      expect(await store().position(deviceNamed(1))).toMatchObject({ seq: 1, head: first.id });
      expect(ids(await store().chain(deviceNamed(1), 0, 2))).toStrictEqual([first.id, second.id]);
      await store().commit({ entries: [anEntry({ seq: 2 })] });
      expect(await store().position(deviceNamed(1))).toMatchObject({ seq: 3, count: 4 });
    });

    test("is read in its own order, from a seq on", async () => {
      const [a, b, c] = aChain(1, 3) as [NewEntry, NewEntry, NewEntry];
      await store().commit({ entries: [c, a, b, anEntry({ device: deviceNamed(2) })] });
      expect(ids(await store().chain(deviceNamed(1), 0, 10))).toStrictEqual(ids([a, b, c]));
      expect(ids(await store().chain(deviceNamed(1), 1, 1))).toStrictEqual([b.id]);
    });

    test("has no position before its first entry", async () => {
      const none = { device: own, seq: 0, head: null, count: 0 };
      expect(await store().position(own)).toStrictEqual(none);
      await store().commit({ sentUpTo: { device: own, seq: 3 } });
      expect(await store().position(own)).toStrictEqual(none);
      expect(await store().positions()).toStrictEqual([]);
    });

    test("knows what the hub has not acknowledged", async () => {
      const mine = aChain(1, 3, { device: own, sent: false }).map((entry, at) => {
        return { ...entry, storedAt: 100 + at };
      });
      await store().commit({ entries: [...mine, anEntry()] });
      expect(await store().unsentCount(own)).toStrictEqual({ count: 3, oldestAt: 100 });
      expect(ids(await store().unsent(own, 1, 10))).toStrictEqual(ids(mine.slice(1)));
      await store().commit({ sentUpTo: { device: own, seq: 2 } });
      await store().commit({ sentUpTo: { device: own, seq: 1 } });
      expect(await store().unsentCount(own)).toStrictEqual({ count: 1, oldestAt: 102 });
      expect(ids(await store().unsent(own, 0, 10))).toStrictEqual([mine[2]?.id]);
      const sent = (await store().chain(own, 0, 10)).map((entry) => entry.sent);
      expect(sent).toStrictEqual([true, true, false]);
      await store().commit({ sentUpTo: { device: own, seq: 3 } });
      expect(await store().unsentCount(own)).toStrictEqual({ count: 0, oldestAt: null });
      expect(await store().unsentCount(deviceNamed(1))).toStrictEqual({ count: 0, oldestAt: null });
    });
  });
}
