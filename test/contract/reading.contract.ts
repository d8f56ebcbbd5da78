import { verdicts } from "@cardweave/shared/domain/entry";
import type { DeviceId, DocId, ReceiptId } from "@cardweave/shared/domain/ids";
import type { EntryStore, Judgement, NewEntry } from "@cardweave/shared/ports/entry-store";
import { describe, expect, test } from "vitest";
import { aChain, aNumbered, anEntry, cardNumbered, deviceNamed, ids } from "./make-entries.ts";

/** Looking entries up: by card, by receipt, by what they wait for, in the order of storing. */
export function describeReading(store: () => EntryStore): void {
  waiting(store);
  describe("reading", () => {
    test("pages through a card's history, newest first", async () => {
      const mine = aChain(1, 5);
      const other = anEntry({ seq: 6, doc: cardNumbered(2) });
      await store().commit({ entries: [...mine.slice(0, 3), other, ...mine.slice(3)] });
      const first = await store().history(cardNumbered(1), { limit: 2 });
      expect(ids(first.items)).toStrictEqual(ids(mine.slice(3).toReversed()));
      expect(first.next).toBe(5);
      const second = await store().history(cardNumbered(1), { before: 5, limit: 3 });
      expect(ids(second.items)).toStrictEqual(ids(mine.slice(0, 3).toReversed()));
      expect(second.next).toBeNull();
      expect(await store().history(cardNumbered(3), { limit: 2 })).toStrictEqual({
        items: [],
        next: null,
      });
      expect(ids(await store().entriesOf(cardNumbered(1)))).toStrictEqual(ids(mine));
    });

    test("pages through everything in the order of storing", async () => {
      const chain = aChain(1, 5).toReversed();
      await store().commit({ entries: chain });
      const first = await store().after(0, 2);
      expect(ids(first.items)).toStrictEqual(ids(chain.slice(0, 2)));
      expect(first.next).toBe(2);
      const rest = await store().after(2, 3);
      expect(ids(rest.items)).toStrictEqual(ids(chain.slice(2)));
      expect(rest.next).toBeNull();
      expect((await store().after(5, 3)).items).toStrictEqual([]);
      expect(await store().idsAfter(1, 2)).toStrictEqual(
        chain.slice(1, 3).map(({ id, entry }, at) => ({ id, doc: entry.doc, row: at + 2 })),
      );
    });

    test("finds all entries of a receipt", async () => {
      const receipt = "ab".repeat(16) as ReceiptId;
      const [a, b, c] = aChain(1, 3) as [NewEntry, NewEntry, NewEntry];
      await store().commit({ entries: [{ ...a, receipt }, b, { ...c, receipt }] });
      expect(ids(await store().receipt(receipt))).toStrictEqual(ids([a, c]));
      expect(await store().receipt("cd".repeat(16) as ReceiptId)).toStrictEqual([]);
    });

    test("R411 finds receipts by their till's number, also those of other devices", async () => {
      const key = { till: "t1", id: "k" };
      const bought = aNumbered("7", { key });
      const double = aNumbered("7", { key, device: deviceNamed(2), seq: 2 });
      const others = [
        aNumbered("8", { key, seq: 3 }),
        aNumbered("7", { key: { till: "t2", id: "k" }, seq: 4 }),
        aNumbered("7", { key: null, seq: 5 }),
        aNumbered(null, { key, seq: 6 }),
        anEntry({ key, seq: 7 }),
      ];
      await store().commit({ entries: [...others, bought] });
      expect(ids(await store().receiptNumbered("t1", "7"))).toStrictEqual([bought.id]);
      await store().commit({ entries: [double, bought] });
      expect(ids(await store().receiptNumbered("t1", "7"))).toStrictEqual([bought.id, double.id]);
      expect(await store().receiptNumbered("t1", "9")).toStrictEqual([]);
    });

    test("lists the documents in order, page by page", async () => {
      const docs = [3, 1, 2].map(cardNumbered);
      const entries = docs.map((doc, at) => anEntry({ doc, seq: at + 1 }));
      await store().commit({ entries: [...entries, anEntry({ doc: cardNumbered(1), seq: 4 })] });
      expect(await store().docs({ limit: 2 })).toStrictEqual([1, 2].map(cardNumbered));
      const rest = await store().docs({ after: cardNumbered(2), limit: 2 });
      expect(rest).toStrictEqual([cardNumbered(3)]);
    });

    test("gives back every verdict that it was given", async () => {
      for (const [at, verdict] of verdicts.entries()) {
        const one = anEntry({ seq: at + 1, verdict });
        await store().commit({ entries: [one] });
        expect((await store().get(one.id))?.verdict).toBe(verdict);
      }
    });

    test("finds the documents in which a device's entries have a verdict", async () => {
      const [one, two] = [cardNumbered(1), cardNumbered(2)].toSorted() as [DocId, DocId];
      const entries = [
        anEntry({ seq: 1, doc: two, verdict: "unconfirmed" }),
        anEntry({ seq: 2, doc: one, verdict: "unconfirmed" }),
        anEntry({ seq: 3, doc: one, verdict: "unconfirmed" }),
        anEntry({ seq: 4, doc: cardNumbered(3), verdict: "disputed" }),
      ] as const;
      await store().commit({ entries });
      const { device } = entries[0].entry;
      const verdict = "unconfirmed" as const;
      expect(await store().docsWith({ device, verdict })).toStrictEqual([one, two]);
      const judged = entries.slice(1, 3).map(({ id }) => ({ id, verdict: "valid", reason: null }));
      await store().commit({ judged: judged as Judgement[] });
      expect(await store().docsWith({ device, verdict })).toStrictEqual([two]);
      const nobody = "0".repeat(32) as DeviceId;
      expect(await store().docsWith({ device: nobody, verdict })).toStrictEqual([]);
    });

    test("counts by verdict", async () => {
      const entries = [
        ...aChain(1, 2),
        ...aChain(3, 5, { verdict: "pending" }),
        ...aChain(6, 6, { verdict: "invalid" }),
      ];
      expect(await store().counts()).toStrictEqual({
        entries: 0,
        pending: 0,
        invalid: 0,
        aside: 0,
      });
      await store().commit({ entries });
      expect(await store().counts()).toStrictEqual({
        entries: 6,
        pending: 3,
        invalid: 1,
        aside: 0,
      });
    });
  });
}

function waiting(store: () => EntryStore): void {
  describe("pending entries", () => {
    test("are found by what they wait for, until they are judged", async () => {
      const missing = anEntry({ seq: 9 }).id;
      const [a, b] = aChain(1, 2, { verdict: "pending" }) as [NewEntry, NewEntry];
      const waitingBoth = { ...a, needs: [missing, "certificate", missing] };
      await store().commit({ entries: [waitingBoth, { ...b, needs: ["certificate"] }] });
      expect(await store().needsOf(a.id)).toStrictEqual([missing, "certificate"].toSorted());
      expect(ids(await store().waitingFor([missing]))).toStrictEqual([a.id]);
      const both = await store().waitingFor([missing, "certificate", "nothing"]);
      expect(ids(both)).toStrictEqual([a.id, b.id]);
      await store().commit({ judged: [{ id: a.id, verdict: "invalid", reason: "chain" }] });
      expect(ids(await store().waitingFor([missing, "certificate"]))).toStrictEqual([b.id]);
      expect(await store().needsOf(a.id)).toStrictEqual([]);
      expect(await store().get(a.id)).toMatchObject({ verdict: "invalid", reason: "chain" });
      expect(await store().waitingFor([])).toStrictEqual([]);
    });

    test("may be judged in the batch that stores them", async () => {
      const entry = anEntry({ verdict: "pending", needs: ["x"] });
      const judged = [{ id: entry.id, verdict: "valid" as const, reason: null }];
      await store().commit({ entries: [entry], judged });
      expect((await store().get(entry.id))?.verdict).toBe("valid");
      expect(await store().waitingFor(["x"])).toStrictEqual([]);
    });
  });
}
