import { describe, expect, test } from "vitest";
import { HeldProof } from "./held-proof.ts";

describe("asking how far a replica holds the feed", () => {
  test("R724 asks once after what was read from a page, however busy the feed is", () => {
    const proof = new HeldProof();
    expect(proof.given(false)).toBe(false);
    expect(proof.given(true)).toBe(true);
    expect(proof.ask()).toBe(true);
    expect(proof.given(true)).toBe(false);
  });

  test("R724 asks again when somebody wanted to know while an answer was on its way", () => {
    const proof = new HeldProof();
    expect([proof.ask(), proof.ask(), proof.ask()]).toEqual([true, false, false]);
    expect(proof.given(false)).toBe(true);
  });
});
