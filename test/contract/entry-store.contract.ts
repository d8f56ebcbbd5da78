import type { ReceiptId } from "@cardweave/shared/domain/ids";
import type { Answer, EntryStore, NewEntry } from "@cardweave/shared/ports/entry-store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeChains } from "./chains.contract.ts";
import {
  aChain,
  aNumbered,
  anAccount,
  anEntry,
  cardNumbered,
  deviceNamed,
  money,
  points,
} from "./make-entries.ts";
import { describeReading } from "./reading.contract.ts";

export type StoreSource = {
  /** A new, empty store. */
  readonly open: () => Promise<EntryStore>;
  /** Closes it and opens the same again; undefined for a store that forgets. */
  readonly reopen?: (store: EntryStore) => Promise<EntryStore>;
  readonly remove?: () => Promise<void>;
};

const own = deviceNamed(9);

function answerTo(id: string, body = "{}"): Answer {
  return { key: { till: "till-1", id }, request: "ab", status: 201, body };
}

/** What every entry store does, whatever it is made of. */
export function describeEntryStore(name: string, source: StoreSource): void {
  describe(`entry store: ${name}`, () => {
    let store: EntryStore;
    beforeEach(async () => {
      store = await source.open();
    });
    afterEach(async () => {
      await store.close();
      await source.remove?.();
    });
    const current = (): EntryStore => store;
    storing(current);
    describeChains(current);
    describeReading(current);
    bookkeeping(current);
    putAside(current);
    const { reopen } = source;
    if (reopen === undefined) return;
    test("gives everything back after a restart", async () => {
      const before = await everythingOf(await filled(store));
      store = await reopen(store);
      expect(await everythingOf(store)).toStrictEqual(before);
      expect(before.counts).toStrictEqual({ entries: 5, pending: 1, invalid: 0, aside: 1 });
    });
  });
}

function storing(store: () => EntryStore): void {
  describe("storing", () => {
    test("gives back what was stored, byte for byte", async () => {
      const { needs, ...entry } = anEntry({ reason: "why", storedAt: 77 });
      await store().commit({ entries: [{ ...entry, needs }] });
      expect(await store().get(entry.id)).toStrictEqual({ ...entry, row: 1 });
      expect(await store().get(anEntry({ seq: 2 }).id)).toBeUndefined();
    });

    test("changes nothing for an entry that is held already", async () => {
      const entry = anEntry();
      await store().commit({ entries: [entry, entry] });
      await store().commit({ entries: [{ ...entry, verdict: "pending", needs: ["x"] }] });
      expect((await store().get(entry.id))?.verdict).toBe("valid");
      expect(await store().needsOf(entry.id)).toStrictEqual([]);
      expect(await store().counts()).toMatchObject({ entries: 1, pending: 0 });
      expect((await store().position(entry.entry.device)).count).toBe(1);
    });

    test("does not see what a caller does to its arguments or answers later", async () => {
      const { needs, ...entry } = anEntry();
      const bytes = new Uint8Array(entry.bytes);
      await store().commit({ entries: [{ ...entry, bytes, needs }] });
      bytes.fill(0);
      (await store().get(entry.id))?.bytes.fill(0);
      expect(await store().get(entry.id)).toStrictEqual({ ...entry, row: 1 });
    });

    test("stores a batch whole or not at all", async () => {
      const entry = anEntry({ verdict: "pending", needs: ["x"] });
      const nobody = anEntry({ seq: 99 }).id;
      const before = await everythingOf(store());
      const broken = store().commit({
        entries: [entry],
        accounts: [anAccount(cardNumbered(1), 1)],
        totals: { [points]: 5 },
        judged: [{ id: nobody, verdict: "valid", reason: null }],
        answers: [answerTo("a")],
        meta: { a: "1" },
      });
      await expect(broken).rejects.toThrow("only a stored entry is judged");
      expect(await everythingOf(store())).toStrictEqual(before);
      await store().commit({ entries: [entry] });
      expect((await store().get(entry.id))?.row).toBe(1);
    });

    test("refuses a total that would no longer be exact, and keeps the old one", async () => {
      await store().commit({ totals: { [points]: Number.MAX_SAFE_INTEGER } });
      const beyond = store().commit({ totals: { [points]: 1 }, meta: { a: "1" } });
      await expect(beyond).rejects.toThrow("a total stays exact");
      expect(await store().totals()).toStrictEqual({ [points]: Number.MAX_SAFE_INTEGER });
      expect(await store().meta("a")).toBeUndefined();
    });

    test("says which of many are held", async () => {
      const [a, b, c] = aChain(1, 3) as [NewEntry, NewEntry, NewEntry];
      await store().commit({ entries: [a, c] });
      expect(await store().has([a.id, b.id, c.id])).toStrictEqual(new Set([a.id, c.id]));
      expect(await store().has([])).toStrictEqual(new Set());
    });

    test("refuses everything once it is closed", async () => {
      await store().close();
      await store().close();
      await expect(store().counts()).rejects.toMatchObject({ name: "StorageFault" });
      await expect(store().commit({})).rejects.toMatchObject({ name: "StorageFault" });
    });
  });
}

function bookkeeping(store: () => EntryStore): void {
  describe("bookkeeping", () => {
    test("keeps the last state of an account", async () => {
      const doc = cardNumbered(1);
      await store().commit({ accounts: [anAccount(doc, 1), anAccount(cardNumbered(2), 8)] });
      await store().commit({ accounts: [anAccount(doc, 2)] });
      expect(await store().account(doc)).toStrictEqual(anAccount(doc, 2));
      expect(await store().account(cardNumbered(3))).toBeUndefined();
    });

    test("adds up totals and leaves out those that are nil", async () => {
      await store().commit({ totals: { [points]: 5, [money]: 3 } });
      await store().commit({ totals: { [points]: -7, [money]: -3 } });
      expect(await store().totals()).toStrictEqual({ [points]: -2 });
    });

    test("keeps the first answer to a key", async () => {
      await store().commit({ answers: [answerTo("a", "first"), answerTo("b")] });
      await store().commit({ answers: [answerTo("a", "second")] });
      const held = await store().answer({ till: "till-1", id: "a" });
      expect(held).toStrictEqual(answerTo("a", "first"));
      expect(await store().answer({ till: "till-2", id: "a" })).toBeUndefined();
    });

    test("keeps the cursor and the meta values that came last", async () => {
      expect(await store().cursor()).toBeUndefined();
      await store().commit({ cursor: { epoch: "e", seqs: { "00": 1 } }, meta: { a: "1", b: "2" } });
      await store().commit({ cursor: { epoch: "e", seqs: { "00": 2 } }, meta: { a: "3" } });
      expect(await store().cursor()).toStrictEqual({ epoch: "e", seqs: { "00": 2 } });
      expect([await store().meta("a"), await store().meta("b")]).toStrictEqual(["3", "2"]);
      expect(await store().meta("c")).toBeUndefined();
    });
  });
}

function asideOf(number: number) {
  const hash = number.toString(16).padStart(64, "0");
  return { hash, bytes: Uint8Array.of(number % 256), reason: "malformed", from: "x", at: number };
}

function putAside(store: () => EntryStore): void {
  describe("what is put aside", () => {
    test("is kept once each, newest first, and can be taken out", async () => {
      await store().commit({ aside: [asideOf(1), asideOf(2), asideOf(1)] });
      await store().commit({ aside: [asideOf(2)] });
      expect(await store().aside(10)).toStrictEqual([asideOf(2), asideOf(1)]);
      expect(await store().aside(1)).toStrictEqual([asideOf(2)]);
      await store().commit({ removeAside: [asideOf(2).hash, asideOf(7).hash] });
      expect(await store().aside(10)).toStrictEqual([asideOf(1)]);
      expect((await store().counts()).aside).toBe(1);
    });

    test("is bounded, and what was dropped still counts", async () => {
      const many = Array.from({ length: 10_003 }, (_, at) => asideOf(at));
      await store().commit({ aside: many.slice(0, 10_000) });
      await store().commit({ aside: many.slice(10_000) });
      const kept = await store().aside(20_000);
      expect(kept).toHaveLength(10_000);
      expect(kept.at(-1)).toStrictEqual(asideOf(3));
      expect((await store().counts()).aside).toBe(10_003);
    });
  });
}

async function filled(store: EntryStore): Promise<EntryStore> {
  const receipt = "ab".repeat(16) as ReceiptId;
  const mine = aChain(1, 3, { device: own, sent: false, receipt });
  await store.commit({ entries: mine, accounts: [anAccount(cardNumbered(1), 3)] });
  await store.commit({
    entries: [
      anEntry({ seq: 2, verdict: "pending", needs: ["x"] }),
      aNumbered("7", { key: { till: "till-1", id: "k" }, device: deviceNamed(2) }),
    ],
    totals: { [points]: 3 },
    answers: [answerTo("a")],
    sentUpTo: { device: own, seq: 1 },
    cursor: { epoch: "e", seqs: { "00": 1 } },
    aside: [asideOf(1)],
    meta: { a: "1" },
  });
  return store;
}

async function everythingOf(store: EntryStore) {
  return {
    entries: await store.after(0, 100),
    waiting: await store.waitingFor(["x"]),
    account: await store.account(cardNumbered(1)),
    receipt: await store.receipt("ab".repeat(16) as ReceiptId),
    numbered: await store.receiptNumbered("till-1", "7"),
    answer: await store.answer({ till: "till-1", id: "a" }),
    unsent: await store.unsent(own, 0, 10),
    unsentCount: await store.unsentCount(own),
    positions: await store.positions(),
    docs: await store.docs({ limit: 10 }),
    totals: await store.totals(),
    counts: await store.counts(),
    aside: await store.aside(10),
    cursor: await store.cursor(),
    meta: await store.meta("a"),
  };
}
