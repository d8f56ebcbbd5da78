import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyAccount } from "./account.ts";
import { applyFact } from "./account-fold.ts";
import { decide, spendable, type View } from "./decide.ts";
import {
  aContext,
  aCreditOf,
  anEntryOf,
  anId,
  aPurse,
  aView,
  here,
  money,
  noHistory,
  someLot,
  there,
} from "./domain-builders.ts";
import type { DocId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";
import { type Share, spendableOver, splitSpend } from "./split-spend.ts";

const purse = aPurse({ id: money, unit: "money", currency: "EUR" });

type Held = {
  readonly amount: number;
  readonly isHere: boolean;
  readonly lot: Partial<LotAttributes>;
};

function viewOf(at: number, held: readonly Held[]): View {
  const doc = `01${String(at).repeat(32)}` as DocId;
  const account = held.reduce((state, { amount, isHere, lot }, n) => {
    const body = aCreditOf(amount, {
      purse: money,
      lot: someLot(lot),
      holder: isHere ? here : there,
    });
    const entry = anEntryOf(body, { doc, device: isHere ? here : there, n: n + 1 });
    const fact = { id: anId(n + 1), entry, history: noHistory, target: undefined, objection: null };
    return applyFact(state, fact, aContext()).state;
  }, emptyAccount(doc));
  return aView({ account });
}

const lots = fc.record({
  order: fc.nat(2),
  expires: fc.constantFrom(null, "2027-12-31", "2028-12-31", "2020-01-01"),
});
const holdings = fc.array(
  fc.record({ amount: fc.integer({ min: 1, max: 4_000 }), isHere: fc.boolean(), lot: lots }),
  { maxLength: 4 },
);
const families = fc
  .array(holdings, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((held, at) => viewOf(at, held)));

/** Lets every account decide on its share, one after the other; what they go beyond rights. */
function beyondOf(views: readonly View[], shares: readonly Share[]): number {
  return shares.reduce((beyond, { doc, amount }) => {
    const view = views.find(({ account }) => account.doc === doc)!;
    const soFar: View["beyond"] = () => ({ card: 0, device: beyond });
    const command = { type: "debit", purse: money, amount, reason: "x" } as const;
    const decision = decide({ ...view, beyond: soFar }, command);
    expect(decision.ok).toBe(true);
    const bodies = decision.ok ? decision.value : [];
    return bodies.reduce((sum, body) => (body.kind === "debit" ? sum + body.beyond : sum), beyond);
  }, 0);
}

describe("a spend over linked accounts", () => {
  test("R783 A7, J11: its shares add up, and each account's own decision takes its share", () => {
    fc.assert(
      fc.property(families, fc.integer({ min: 1, max: 20_000 }), (views, amount) => {
        const { guaranteed, provisional } = spendableOver(views, purse);
        const shares = splitSpend(views, purse, amount);
        expect(shares.ok).toBe(amount <= guaranteed + provisional);
        if (!shares.ok) return;
        expect(shares.value.reduce((sum, share) => sum + share.amount, 0)).toBe(amount);
        expect(beyondOf(views, shares.value)).toBe(Math.max(0, amount - guaranteed));
      }),
      { numRuns: 500 },
    );
  });

  test("R783 takes lots in spending order wherever they are, and goes beyond rights last", () => {
    const soon = { lot: { expires: "2027-12-31" }, isHere: true };
    const late = { lot: { expires: "2028-12-31" }, isHere: true };
    const views = [
      viewOf(0, [
        { ...late, amount: 100 },
        { lot: {}, isHere: false, amount: 500 },
      ]),
      viewOf(1, [{ ...soon, amount: 40 }]),
    ];
    const split = (amount: number) => {
      const shares = splitSpend(views, purse, amount);
      return shares.ok ? shares.value.map((share) => share.amount) : shares.error;
    };
    expect(split(40)).toEqual([40]);
    expect(split(100)).toEqual([40, 60]);
    expect(split(200)).toEqual([40, 160]);
    expect(split(641)).toMatchObject({ code: "too-little", asked: 641, guaranteed: 140 });
  });

  test("R783 what goes beyond rights on one account leaves less of the device's limit", () => {
    const views = [0, 1].map((at) => viewOf(at, [{ lot: {}, isHere: false, amount: 40_000 }]));
    const near = views.map((view) => ({ ...view, beyond: () => ({ card: 0, device: 42_000 }) }));
    expect(spendable(near[0]!, purse).provisional).toBe(5_000);
    expect(spendableOver(near, purse).provisional).toBe(8_000);
  });
});
