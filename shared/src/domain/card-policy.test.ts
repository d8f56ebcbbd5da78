import { describe, expect, test } from "vitest";
import { defaultSpendProof, demandFor } from "./card-policy.ts";
import { readLinksBy, readSpendProof } from "./card-policy-setting.ts";

describe("what spends", () => {
  test("R786 Q6: numbers that can be counted through never spend by themselves", () => {
    expect(demandFor(defaultSpendProof, "own")).toBe("static");
    expect(demandFor(defaultSpendProof, "ean13")).toBe("pin");
    expect(demandFor(defaultSpendProof, "uid")).toBe("pin");
    expect(demandFor(defaultSpendProof, "chip-2010")).toBe("pin");
    expect(demandFor(defaultSpendProof, "toString")).toBe("pin");
    expect(readSpendProof({ ean13: "static" })).toBeUndefined();
    expect(readSpendProof({ uid: "static" })).toBeUndefined();
  });

  test("R786 is said by scheme; schemes that are not named keep their defaults", () => {
    expect(readSpendProof({ own: "rotating", "chip-2010": "static" })).toEqual({
      ...defaultSpendProof,
      own: "rotating",
      "chip-2010": "static",
    });
    for (const wrong of [null, [], "pin", { own: "magic" }]) {
      expect(readSpendProof(wrong)).toBeUndefined();
    }
  });
});

describe("who may link", () => {
  test("R786 is said by reason, in roles that there are", () => {
    expect(readLinksBy({ added: ["manager"] })?.added).toEqual(["manager"]);
    expect(readLinksBy({ added: ["manager"] })?.replaced).toContain("headquarters");
    for (const wrong of [{ given: [] }, { added: ["king"] }, { added: "manager" }, null]) {
      expect(readLinksBy(wrong)).toBeUndefined();
    }
  });
});
