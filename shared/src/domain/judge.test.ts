import { describe, expect, test } from "vitest";
import {
  aCreditOf,
  anEntryOf,
  anId,
  aPurse,
  here,
  points,
  root,
  there,
} from "./domain-builders.ts";
import type { Entry } from "./entry.ts";
import { type DocId, docKinds, undoPurse } from "./ids.ts";
import { objectionTo, purseOf } from "./judge.ts";
import { creditLot } from "./undo-effect.ts";

const control = `${docKinds.control}${"0".repeat(32)}` as DocId;
const objection = (entry: Entry, own?: Entry) => objectionTo(entry, own, root);

describe("an objection", () => {
  test("there is none to an honest booking", () => {
    expect(objection(anEntryOf(aCreditOf(1)))).toBe(null);
  });

  test("R40 is made to a control entry that headquarters did not sign", () => {
    const entry = anEntryOf(aPurse(), { doc: control });
    expect(objection(entry)).toBe("not-headquarters");
    expect(objection({ ...entry, device: root })).toBe(null);
  });

  test("R40 is made to a body in a document of the other kind", () => {
    expect(objection(anEntryOf(aPurse(), { device: root }))).toBe("wrong-document");
    expect(objection(anEntryOf(aCreditOf(1), { doc: control, device: root }))).toBe(
      "wrong-document",
    );
  });

  test("R41 is made to an entry that does not go on from its device's own last one here", () => {
    const first = anEntryOf(aCreditOf(1));
    const second = { own: anId(1), n: 2 };
    expect(objection(anEntryOf(aCreditOf(1), second), first)).toBe(null);
    const wrong = "wrong-own-position";
    expect(objection(anEntryOf(aCreditOf(1), { n: 2 }))).toBe(wrong);
    expect(objection(anEntryOf(aCreditOf(1), { ...second, n: 3 }), first)).toBe(wrong);
    const foreign = { ...first, device: there };
    expect(objection(anEntryOf(aCreditOf(1), second), foreign)).toBe(wrong);
    const elsewhere = { ...first, doc: control };
    expect(objection(anEntryOf(aCreditOf(1), second), elsewhere)).toBe(wrong);
  });
});

describe("the purse that an entry waits for", () => {
  test("is none for a right to undo, which is in no purse that is defined", () => {
    const grant = { kind: "grant", lot: creditLot, to: there, amount: 1, for: null } as const;
    expect(purseOf(anEntryOf({ ...grant, purse: undoPurse(anId(1)) }))).toBeUndefined();
  });

  test("is the one it names; an allowance waits for none", () => {
    expect(purseOf(anEntryOf(aCreditOf(1)))).toBe(points);
    const allow = { kind: "allow", device: here, purse: points, amount: 1 } as const;
    expect(purseOf(anEntryOf(allow))).toBeUndefined();
    expect(purseOf(anEntryOf({ kind: "unknown", version: 2 }))).toBeUndefined();
  });
});
