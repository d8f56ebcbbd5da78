import { edited, syncMessage, wholeDocument } from "@cardweave/shared/drafts/draft-builders";
import { openDraft } from "@cardweave/shared/drafts/draft-document";
import { Malformed } from "@cardweave/shared/entries/wire";
import { beforeEach, describe, expect, test } from "vitest";
import { aDesk } from "../../hub-builders.ts";
import { DraftJournal } from "./draft-journal.ts";
import { LiveDraft } from "./live-draft.ts";

const desk = aDesk();
const journal = new DraftJournal(desk);
const anna = { user: "anna", mayKeep: () => true };
let draft: LiveDraft;
let id = 0;

beforeEach(() => {
  id += 1;
  draft = new LiveDraft(`bread-${id}`, journal);
});

function kept(): object | undefined {
  return journal.one(draft.id)?.draft;
}

describe("a change of an editor", () => {
  test("R549 is on disk with what it comes to before it is handed on, and is there again", () => {
    const first = edited(openDraft([]), { name: "Bread" });
    expect(draft.take(syncMessage([first.change]), anna)).toBe(true);
    expect(journal.one(draft.id)).toEqual({
      id: draft.id,
      draft: { name: "Bread" },
      editor: "anna",
    });
    expect(draft.take(syncMessage([first.change]), anna)).toBe(false);
    const again = new LiveDraft(draft.id, journal);
    expect(again.heads()).toEqual(draft.heads());
    expect(again.history()).toHaveLength(1);
  });

  test("R549 waits for those it rests on", () => {
    const first = edited(openDraft([]), { name: "Bread" });
    const second = edited(first.document, { name: "Bread", on: "sale" });
    expect(draft.take(syncMessage([second.change]), anna)).toBe(false);
    expect(kept()).toBeUndefined();
    expect(draft.take(syncMessage([first.change]), anna)).toBe(true);
    expect(kept()).toEqual({ name: "Bread", on: "sale" });
  });

  test("R549 comes in a whole document too, which a page may send that has heard of nothing yet", () => {
    const first = edited(openDraft([]), { name: "Bread" });
    expect(draft.take(syncMessage([first.change]), anna)).toBe(true);
    const second = edited(first.document, { name: "Bread", on: "sale" });
    expect(draft.take(syncMessage([wholeDocument(second.document)]), anna)).toBe(true);
    expect(kept()).toEqual({ name: "Bread", on: "sale" });
    const others = edited(second.document, { name: "Stolen" }, "ben");
    const document = wholeDocument(others.document);
    expect(() => draft.take(syncMessage([document]), anna)).toThrow(Malformed);
    expect(kept()).toEqual({ name: "Bread", on: "sale" });
  });

  test("R549 is refused in another's name, when it is not theirs to keep, or when it is huge", () => {
    const first = edited(openDraft([]), { name: "Bread" }, "ben");
    expect(() => draft.take(syncMessage([first.change]), anna)).toThrow(Malformed);
    const own = edited(openDraft([]), { name: "Bread" });
    const nobodys = { user: "anna", mayKeep: () => false };
    expect(() => draft.take(syncMessage([own.change]), nobodys)).toThrow(Malformed);
    const many = Array.from({ length: 9_000 }, (_, at) => `a group with a long name ${at}`);
    const huge = edited(openDraft([]), { select: { groups: many } });
    expect(() => draft.take(syncMessage([huge.change]), anna)).toThrow(Malformed);
    expect(kept()).toBeUndefined();
    expect(draft.take(syncMessage([own.change]), anna)).toBe(true);
  });

  test("R549 R550: no flipped bit reaches Automerge, and none harms the draft", () => {
    const first = edited(openDraft([]), { name: "Bread", on: "sale" });
    const message = syncMessage([first.change]);
    let refused = 0;
    for (let bit = 0; bit < message.length * 8; bit += 3) {
      const broken = Uint8Array.from(message);
      broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        draft.take(broken, anna);
      } catch (fault) {
        expect(fault).toBeInstanceOf(Malformed);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(draft.take(message, anna) || kept() !== undefined).toBe(true);
    expect(kept()).toEqual({ name: "Bread", on: "sale" });
  });
});

describe("a draft's journal", () => {
  test("R550 begins with what an older hub has kept", () => {
    journal.append({ kept: { id: draft.id, draft: { name: "Old" }, editor: "ben" }, changes: [] });
    expect(draft.heads()).toHaveLength(1);
    expect(draft.history()).toHaveLength(1);
    expect(draft.assign({ name: "New" }, { user: "anna", seconds: 1 })).not.toBeNull();
    expect(kept()).toEqual({ name: "New" });
  });

  test("R550 begins anew with what was kept when a disk has spoilt it", () => {
    draft.assign({ name: "Bread", on: "sale" }, { user: "anna", seconds: 1 });
    desk.run("UPDATE draft_changes SET bytes = substr(bytes, 1, 40) WHERE campaign = ?", draft.id);
    const again = new LiveDraft(draft.id, journal);
    again.assign({ name: "Bread", on: "topUp" }, { user: "ben", seconds: 2 });
    expect(new LiveDraft(draft.id, journal).history().length).toBe(2);
    expect(journal.one(draft.id)).toMatchObject({ draft: { on: "topUp" }, editor: "ben" });
  });

  test("R550 is kept in its short form when it grows long", () => {
    for (let at = 0; at < 201; at++) {
      draft.assign({ conditions: { minAmount: at + 1 } }, { user: "anna", seconds: at });
    }
    const heads = draft.heads();
    const again = new LiveDraft(draft.id, journal);
    expect(again.heads()).toEqual(heads);
    expect(again.history()).toHaveLength(1);
    expect(new LiveDraft(draft.id, journal).heads()).toEqual(heads);
  });
});
