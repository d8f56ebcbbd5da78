import { describe, expect, test } from "vitest";
import { lotIdOf } from "../entries/hash.ts";
import type { Body } from "./bodies.ts";
import {
  aCreditOf,
  aDebitOf,
  aDevice,
  anEntryOf,
  anId,
  aPurse,
  here,
  points,
  someLot,
  there,
} from "./domain-builders.ts";
import { type DocId, docKinds } from "./ids.ts";
import { type History, judge, purseOf } from "./judge.ts";

const root = aDevice(9);
const control = `${docKinds.control}${"0".repeat(32)}` as DocId;
const lot = lotIdOf(someLot());
const alone: History = { own: undefined, target: undefined, reversed: 0 };
const reasonOf = (entry: ReturnType<typeof anEntryOf>, history: Partial<History> = {}) =>
  judge(entry, { ...alone, ...history }, root).reason;

describe("a verdict", () => {
  test("is valid for an honest booking", () => {
    expect(judge(anEntryOf(aCreditOf(1)), alone, root)).toEqual({ verdict: "valid", reason: null });
  });

  test("R40 is invalid for a control entry that headquarters did not sign", () => {
    const entry = anEntryOf(aPurse(), { doc: control });
    expect(reasonOf(entry)).toBe("not-headquarters");
    expect(reasonOf({ ...entry, device: root })).toBe(null);
  });

  test("R40 is invalid for a body in a document of the other kind", () => {
    expect(reasonOf(anEntryOf(aPurse(), { device: root }))).toBe("wrong-document");
    expect(reasonOf(anEntryOf(aCreditOf(1), { doc: control, device: root }))).toBe(
      "wrong-document",
    );
  });

  test("R41 is invalid for an entry that does not go on from its device's own last one here", () => {
    const first = anEntryOf(aCreditOf(1));
    const second = { own: anId(1), n: 2 };
    expect(reasonOf(anEntryOf(aCreditOf(1), second), { own: first })).toBe(null);
    const wrong = "wrong-own-position";
    expect(reasonOf(anEntryOf(aCreditOf(1), { n: 2 }))).toBe(wrong);
    expect(reasonOf(anEntryOf(aCreditOf(1), { ...second, n: 3 }), { own: first })).toBe(wrong);
    const foreign = { ...first, device: there };
    expect(reasonOf(anEntryOf(aCreditOf(1), second), { own: foreign })).toBe(wrong);
    const elsewhere = { ...first, doc: control };
    expect(reasonOf(anEntryOf(aCreditOf(1), second), { own: elsewhere })).toBe(wrong);
  });

  test("R42 is invalid for a grant to oneself", () => {
    const grant = { kind: "grant", purse: points, lot, to: here, amount: 1, for: null } as const;
    expect(reasonOf(anEntryOf(grant))).toBe("grant-to-oneself");
    expect(reasonOf(anEntryOf({ ...grant, to: there }))).toBe(null);
  });

  test("R43 is invalid for a reversal of what is not on the device's own chain", () => {
    expect(reasonOf(anEntryOf(aReverse(1)))).toBe("no-right-to-reverse");
  });

  test("R43 is invalid for a reversal of what is no credit and no debit", () => {
    const target = anEntryOf({ kind: "status", what: "block", value: null, link: null });
    expect(reasonOf(anEntryOf(aReverse(1)), { target })).toBe("reverses-no-booking");
  });

  test("R43 is invalid for reversals of together more than was booked", () => {
    const target = anEntryOf(aDebitOf(10, { beyond: 5 }));
    expect(reasonOf(anEntryOf(aReverse(10)), { target, reversed: 5 })).toBe(null);
    expect(reasonOf(anEntryOf(aReverse(10)), { target, reversed: 6 })).toBe("reverses-too-much");
    const credit = anEntryOf(aCreditOf(10));
    expect(reasonOf(anEntryOf(aReverse(11)), { target: credit })).toBe("reverses-too-much");
  });

  test("R44 is invalid for a cover of what is no debt in its history", () => {
    const cover: Body = { kind: "cover", purse: points, of: anId(1), lines: [] };
    expect(reasonOf(anEntryOf(cover))).toBe("covers-no-debt");
    expect(reasonOf(anEntryOf(cover), { target: anEntryOf(aDebitOf(1)) })).toBe("covers-no-debt");
    const debt = anEntryOf(aDebitOf(1, { beyond: 1 }));
    expect(reasonOf(anEntryOf(cover), { target: debt })).toBe(null);
  });
});

function aReverse(amount: number): Body {
  const lines = [{ lot, amount }];
  return { kind: "reverse", of: anId(1), lines, beyond: 0, holder: here, into: null, minted: 0 };
}

describe("the purse that an entry waits for", () => {
  test("is the one it names; an allowance waits for none", () => {
    expect(purseOf(anEntryOf(aCreditOf(1)))).toBe(points);
    const allow = { kind: "allow", device: here, purse: points, amount: 1 } as const;
    expect(purseOf(anEntryOf(allow))).toBeUndefined();
    expect(purseOf(anEntryOf({ kind: "unknown", version: 2 }))).toBeUndefined();
  });
});
