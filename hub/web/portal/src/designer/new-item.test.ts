import { checkDesign } from "@cardweave/shared/domain/card-design/check-design";
import { type CardDesign, codeKinds } from "@cardweave/shared/domain/card-design/design";
import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { largestExtent } from "@cardweave/shared/printing/cards/code-symbol";
import { describe, expect, test } from "vitest";
import { newItem, withCodeKind } from "./new-item.ts";

const blank: CardDesign = {
  name: "Blank",
  front: { colour: "#12355b", picture: null, items: [] },
  back: null,
};

function faultsOf(design: CardDesign, scheme: "own" | "ean13" = "own"): readonly string[] {
  const parts = {
    hasPicture: () => true,
    extentOf: (code: (typeof codeKinds)[number]) => largestExtent(code, scheme, "karte.example"),
  };
  return checkDesign(design, parts).map(({ field, reason }) => `${field} ${reason}`);
}

describe("a new item", () => {
  test("R847 can be printed as it comes, beside what is there already", () => {
    for (const { front } of [blank, starterDesign]) {
      for (const kind of ["text", "field"] as const) {
        const items = [...front.items, newItem(kind, front)];
        expect(faultsOf({ ...starterDesign, front: { ...front, items } })).toEqual([]);
      }
    }
    const items = [newItem("code", blank.front)];
    expect(faultsOf({ ...blank, front: { ...blank.front, items } })).toEqual([]);
  });

  test.each(codeKinds)("R847 a code that becomes %s is large enough and on the card", (code) => {
    const item = newItem("code", blank.front);
    if (item.kind !== "code") throw new Error("expected a code");
    const items = [withCodeKind({ ...item, x: 60, y: 30 }, code)];
    const front = { ...blank.front, items };
    expect(faultsOf({ ...blank, front }, code === "ean13" ? "ean13" : "own")).toEqual([]);
  });
});
