import { describe, expect, test } from "vitest";
import type { SessionView } from "../api/shapes.ts";
import { actionOf, branchWord, canUndo, changeOf } from "./entry-words.ts";
import { anEntry, moneyPurse, pointsPurse } from "./till-builders.ts";

const who = { till: "t1", branch: { id: "nord", name: "Nord" } } as SessionView;
const words = { thisBranch: "here", headquarters: "headquarters" };

describe("telling an entry", () => {
  test("debits and undone credits go out", () => {
    expect(changeOf(anEntry({ kind: "debit", amount: 12 }))).toBe(-12);
    expect(changeOf(anEntry({ kind: "credit", amount: 12 }))).toBe(12);
    expect(changeOf(anEntry({ kind: "reverse", reason: "undo-credit" }))).toBe(-12);
    expect(changeOf(anEntry({ kind: "reverse", reason: "undo-debit" }))).toBe(12);
  });
  test("places are told as the cashier knows them", () => {
    expect(branchWord(anEntry(), who, words)).toBe("here");
    expect(branchWord(anEntry({ branch: "hafen", branchName: "Hafen" }), who, words)).toBe("Hafen");
    expect(branchWord(anEntry({ branch: "hafen" }), who, words)).toBe("hafen");
    expect(branchWord(anEntry({ branch: "" }), who, words)).toBe("headquarters");
  });
  test("an entry knows the action that makes such entries", () => {
    const purses = [pointsPurse, moneyPurse];
    expect(actionOf(anEntry({ purse: "money", kind: "debit" }), purses)?.code).toBe("spend");
    expect(actionOf(anEntry({ purse: "stamps:coffee" }), purses)).toBeNull();
  });
});

describe("offering an undo", () => {
  const own = anEntry({ receipt: "r1" });
  test("for what this branch booked", () => {
    expect(canUndo(own, who)).toBe(true);
  });
  test.each([
    ["another branch's booking", { branch: "hafen" }],
    ["what has been taken back", { reversed: true }],
    ["what does not count", { state: "invalid" }],
    ["a change of status", { kind: "status" }],
    ["what an old chip held", { reason: "opening" }],
  ])("not for %s", (_, more) => {
    expect(canUndo({ ...own, ...more }, who)).toBe(false);
  });
  test("not without a receipt", () => {
    expect(canUndo(anEntry(), who)).toBe(false);
  });
});
