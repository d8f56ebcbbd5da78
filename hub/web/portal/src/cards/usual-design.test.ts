import type { CardDesign } from "@cardweave/shared/domain/card-design/design";
import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { describe, expect, test } from "vitest";
import { readStoredDesign, type StoredDesign } from "../designer/design-shapes.ts";
import { keptUsual } from "./usual-design.ts";

function stored(id: string, { name, front, back }: CardDesign): StoredDesign {
  const at = "2027-01-02T03:04:05Z";
  // The hub may answer with the members in another order.
  return readStoredDesign({ faults: [], design: { back, front, name }, at, version: "1", id });
}

describe("the usual design", () => {
  test("R839 is found where it is kept, and not once somebody has changed it", () => {
    const red = { ...starterDesign, front: { ...starterDesign.front, colour: "#7a1020" } };
    const named = { ...starterDesign, name: "Bakery" };
    expect(keptUsual([])).toBeUndefined();
    expect(keptUsual([stored("RED", red), stored("NAMED", named)])).toBeUndefined();
    expect(keptUsual([stored("RED", red), stored("USUAL", starterDesign)])?.id).toBe("USUAL");
  });
});
