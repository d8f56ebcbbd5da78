import * as A from "@automerge/automerge";
import { beforeAll, describe, expect, test } from "vitest";
import type { SignedEntry } from "../domain/entry.ts";
import type { EntryId } from "../domain/ids.ts";
import { aCredit, aDoc, aNetwork, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { documentOfEntries, openDocument, saveDocument } from "./document-of-entries.ts";
import { EntryChanges } from "./entry-changes.ts";
import { citedBy, doc, historyOf, law, shuffled, split } from "./history-builders.ts";
import { balanceOf, harvested, idsOf } from "./law-builders.ts";

describe("a document", () => {
  test("has equal heads and bytes for any order and repetition of its entries", () =>
    law(60, (all, seed) => {
      const plan = documentOfEntries(doc, all);
      const again = documentOfEntries(doc, shuffled([...all, ...all.slice(0, 5)], seed));
      expect(again.heads).toEqual(plan.heads);
      expect(plan.leftOut).toEqual([]);
      expect(saveDocument(again)).toEqual(saveDocument(plan));
      const open = openDocument(again);
      expect(A.getHeads(open).toSorted()).toEqual(plan.heads);
      expect(Object.keys(open.entries).toSorted()).toEqual(idsOf(all));
      A.free(open);
    }));

  test("gives back its entries and balance when saved and read", () =>
    law(60, (all) => {
      const file = saveDocument(documentOfEntries(doc, all));
      const { entries, alarms } = harvested(file);
      expect(alarms).toEqual([]);
      expect(idsOf(entries)).toEqual(idsOf(all));
      expect(balanceOf(entries)).toBe(balanceOf(all));
    }));

  test("merges with any other part of the history to the same heads", () =>
    law(60, (all, seed) => {
      const { left, right } = split(all, seed);
      const whole = documentOfEntries(doc, all);
      const some = openDocument(documentOfEntries(doc, left));
      const others = openDocument(documentOfEntries(doc, right));
      const merged = A.merge(some, others);
      expect(A.getHeads(merged).toSorted()).toEqual(whole.heads);
      const { entries } = harvested(A.save(merged));
      expect(documentOfEntries(doc, entries).heads).toEqual(whole.heads);
      expect(balanceOf(entries)).toBe(balanceOf(all));
      A.free(merged);
      A.free(others);
    }));

  test("leaves out what cites a missing entry, and takes it in when that has come", () =>
    law(60, (all, seed) => {
      const lost = shuffled(all, seed)[0];
      if (lost === undefined) return;
      const plan = documentOfEntries(
        doc,
        all.filter((one) => one !== lost),
      );
      const gone = new Set<string>(plan.leftOut.map((left) => left.id));
      for (const one of all) {
        const incomplete = citedBy(one).some((id) => id === lost.id || gone.has(id));
        expect(gone.has(one.id)).toBe(one !== lost && incomplete);
      }
      expect(plan.changes.length + gone.size).toBe(all.length - 1);
      const changes = new EntryChanges(doc);
      changes.add(all.filter((one) => one !== lost));
      expect(changes.add([lost]).length).toBe(gone.size + 1);
      expect(changes.leftOut()).toEqual([]);
      expect(changes.heads()).toEqual(documentOfEntries(doc, all).heads);
    }));
});

describe("an entry that cannot be in the document", () => {
  const device = new TestDevice(aSigner("e"));

  test("is named, and the entry before it of the same device that is missing", async () => {
    const own = "ab".repeat(32) as EntryId;
    const signed = await device.write(doc, aCredit(), { after: [], own });
    const { leftOut, changes } = documentOfEntries(doc, [signed]);
    expect(leftOut).toEqual([{ id: signed.id, reason: "history-missing", missing: own }]);
    expect(changes).toEqual([]);
  });

  test("is named when it is another document's", async () => {
    const signed = await device.write(aDoc(2), aCredit());
    const { leftOut, heads } = documentOfEntries(doc, [signed]);
    expect(leftOut).toEqual([{ id: signed.id, reason: "another-document" }]);
    expect(heads).toEqual(documentOfEntries(doc, []).heads);
  });

  test("is in it when only its body is unknown, and not when its header is", async () => {
    const signed = await device.write(aDoc(3), aCredit());
    const ofVersion = (version: number): SignedEntry => ({
      ...signed,
      entry: { ...signed.entry, body: { kind: "unknown", version } },
    });
    expect(documentOfEntries(aDoc(3), [ofVersion(1)]).heads).toEqual(
      documentOfEntries(aDoc(3), [signed]).heads,
    );
    const { leftOut } = documentOfEntries(aDoc(3), [ofVersion(2)]);
    expect(leftOut).toEqual([{ id: signed.id, reason: "unreadable" }]);
  });
});

describe("control documents", () => {
  test("work alike", async () => {
    const { control } = await aNetwork({ devices: 3 });
    const id = control[0]!.entry.doc;
    const plan = documentOfEntries(id, control.toReversed());
    expect(plan.leftOut).toEqual([]);
    expect(idsOf(harvested(saveDocument(plan)).entries)).toEqual(idsOf(control));
  });
});

describe("a peer that changes the document by hand", () => {
  let all: readonly SignedEntry[];
  let honest: A.Doc<{ v: number; entries: Record<string, unknown> }>;
  beforeAll(async () => {
    all = await historyOf(
      Array.from({ length: 12 }, (_, at) => ({
        who: at % 3,
        what: at % 4 === 3 ? "learn" : "credit",
        from: (at + 1) % 3,
        amount: at + 1,
      })),
    );
    honest = A.load(saveDocument(documentOfEntries(doc, all)));
  });

  type Draft = { v: number; entries: Record<string, unknown> };
  const attacks: readonly [string, (draft: Draft, ids: readonly string[]) => void][] = [
    ["deleted", (draft, ids) => delete draft.entries[ids[0]!]],
    ["overwritten", (draft, ids) => (draft.entries[ids[0]!] = new A.ImmutableString("AAAA"))],
    ["overwritten", (draft) => (draft.entries = {})],
    ["deleted", (draft) => delete (draft as Partial<Draft>).entries],
    ["overwritten", (draft) => (draft.v = 2)],
    ["not-an-entry", (draft) => (draft.entries["f".repeat(64)] = new A.ImmutableString("AAAA"))],
    ["foreign-change", (draft) => (draft.entries["note"] = "hello")],
  ];

  test.each(attacks)("raises an alarm and changes nothing that counts: %s", (kind, attack) => {
    const attacked = A.change(A.clone(honest), (draft) => attack(draft as Draft, idsOf(all)));
    const { entries, alarms } = harvested(A.save(attacked));
    A.free(attacked);
    expect(idsOf(entries)).toEqual(idsOf(all));
    expect(balanceOf(entries)).toBe(balanceOf(all));
    expect(alarms.map((alarm) => alarm.kind)).toContain(kind);
    expect(alarms.map((alarm) => alarm.kind)).toContain("foreign-change");
    expect(documentOfEntries(doc, entries).heads).toEqual(documentOfEntries(doc, all).heads);
  });

  test("raises an alarm for an entry that came twice, or of another document", async () => {
    const [first] = all;
    const stranger = await new TestDevice(aSigner("d")).write(aDoc(2), aCredit());
    const text = (one: SignedEntry) =>
      new A.ImmutableString(Buffer.from(one.bytes).toString("base64url"));
    const doubled = A.change(A.load<Draft>(saveDocument(documentOfEntries(doc, []))), (draft) => {
      draft.entries[first!.id] = text(first!);
      draft.entries[stranger.id] = text(stranger);
    });
    const file = A.save(A.merge(A.clone(honest) as A.Doc<Draft>, doubled));
    const kinds = harvested(file, doc).alarms.map((alarm) => `${alarm.kind} ${alarm.key}`);
    expect(kinds).toContain(`duplicate ${first!.id}`);
    expect(kinds).toContain(`another-document ${stranger.id}`);
  });
});
