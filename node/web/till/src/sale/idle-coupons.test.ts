import { describe, expect, test } from "vitest";
import type { SaleRequest } from "../api/sale-shapes.ts";
import { type Evaluated, idleCoupons } from "./idle-coupons.ts";

const request: SaleRequest = {
  card: null,
  currency: "EUR",
  basket: { lines: [] },
  coupons: ["ADVENT", "nonsense", "POINTS"],
};

/** ADVENT takes something off, POINTS gives points, all else does nothing. */
function evaluate({ coupons = [] }: SaleRequest): Evaluated {
  const amount = coupons.includes("POINTS") ? 12 : 4;
  const earns = [{ purse: "points", amount }];
  return { net: coupons.includes("ADVENT") ? 765 : 850, earns, costs: [] };
}

describe("coupons that do nothing", () => {
  test("R697 are named, whether they are unknown or the basket does not meet them", async () => {
    const idle = await idleCoupons(request, evaluate(request), async (one) => evaluate(one));
    expect(idle).toEqual(["nonsense"]);
  });

  test("R697 are not named while the node cannot be asked", async () => {
    expect(await idleCoupons(request, evaluate(request), async () => null)).toEqual([]);
  });
});
