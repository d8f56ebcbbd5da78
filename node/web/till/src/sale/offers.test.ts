import { describe, expect, test } from "vitest";
import type { EvaluationView } from "../api/sale-shapes.ts";
import { offersShown } from "./offers.ts";

const five = { campaign: "five", name: "5 euros off", cost: { purse: "points", amount: 100 } };
const tea = { campaign: "tea", name: "Free tea", cost: null };
const account = { rewards: [five], coupons: [{ campaign: "tea", name: "Free tea" }] };

function anEvaluation(more: Partial<EvaluationView>): EvaluationView {
  const sums = { gross: 400, discount: 0, net: 400, payable: 400, toPay: 400 };
  const rest = { lines: [], earns: [], costs: [], offers: [], campaigns: [] };
  return { ...sums, ...rest, repricing: false, priceGroup: null, ...more };
}

const names = (rewards: readonly string[], evaluation: EvaluationView | null) =>
  offersShown({ rewards }, evaluation, account).map(({ campaign }) => campaign);

describe("offers before payment", () => {
  test("R842 before there is a basket, what the card has; then what fits it", () => {
    expect(names([], null)).toEqual(["five", "tea"]);
    expect(names([], anEvaluation({ offers: [tea] }))).toEqual(["tea"]);
    expect(names([], anEvaluation({}))).toEqual([]);
  });

  test("R842 what was taken stays, with its name and cost, and says why it does not count", () => {
    const lost = { ...five, applied: false, why: "would-lose", lost: 100 };
    const [shown, ...others] = offersShown(
      { rewards: ["five"] },
      anEvaluation({ campaigns: [lost] }),
      account,
    );
    expect(shown).toEqual({ ...five, isTaken: true, why: "would-lose", lost: 100 });
    expect(others).toEqual([]);
  });

  test("R842 what counts says no reason", () => {
    const won = { ...five, applied: true, why: null, lost: 0 };
    expect(
      offersShown({ rewards: ["five"] }, anEvaluation({ campaigns: [won] }), null),
    ).toMatchObject([{ name: "5 euros off", why: null }]);
  });
});
