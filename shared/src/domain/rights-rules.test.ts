import { describe, expect, test } from "vitest";
import { lotIdOf } from "../entries/hash.ts";
import { type AccountState, balanceOf, debtOf, emptyPurse, rightsOf } from "./account.ts";
import type { Body, Reverse } from "./bodies.ts";
import { compareDebts } from "./debt.ts";
import { decide } from "./decide.ts";
import {
  aContext,
  aCreditOf,
  aDebitOf,
  aFact,
  anAccountOf,
  anId,
  aView,
  beyondOf,
  foldOf,
  here,
  noHistory,
  points,
  pool,
  root,
  someLot,
  there,
} from "./domain-builders.ts";
import { type EntryId, undoPurse } from "./ids.ts";
import { beyondLot, creditLot } from "./undo-effect.ts";

const lot = lotIdOf(someLot());
const purseOf = ({ purses }: AccountState) => purses[points] ?? emptyPurse;
const onlyBeyond = (beyond: number) => aDebitOf(0, { lines: [], ...beyondOf(beyond) });
const coverOf = (id: number, amount: number): Body => {
  return { kind: "cover", purse: points, of: anId(id), lines: [{ lot, amount }] };
};
const undoing = (id: number, given: Partial<Reverse>): Body => {
  const nothing = { lines: [], beyond: 0, into: null, minted: 0 };
  return { kind: "reverse", of: anId(id), holder: here, ...nothing, ...given };
};
const day = 24 * 3_600_000;

describe("debts", () => {
  test("R39 are ranked by effective clock, then device, then id", () => {
    const at = (ms: number) => ({ ms, count: 0 });
    const late = { seen: {}, hlc: { ms: 9, count: 4 } };
    const history = noHistory;
    const account = anAccountOf(
      aFact(1, onlyBeyond(1), { hlc: at(5), history: late }),
      aFact(4, onlyBeyond(1), { hlc: at(5), device: there, history }),
      aFact(3, onlyBeyond(1), { hlc: at(5), history }),
      aFact(2, onlyBeyond(1), { hlc: at(7), device: there, history }),
    );
    const { debts } = purseOf(account);
    const named = Object.entries(debts).map(([id, debt]) => ({ id: id as EntryId, debt }));
    expect(named.toSorted(compareDebts).map(({ id }) => id)).toEqual([3, 4, 2, 1].map(anId));
    expect(debts[anId(1)]?.hlc).toEqual({ ms: 9, count: 5 });
  });

  test("R56 that were paid and undone at once give the pool back what it had paid", () => {
    const before = [aFact(1, aCreditOf(10, { holder: pool })), aFact(2, onlyBeyond(6))];
    const history = { seen: { [here]: 2 }, hlc: { ms: 0, count: 0 } };
    const paid = aFact(3, coverOf(2, 4), { device: pool, history });
    const undone = aFact(4, undoing(2, { beyond: 6 }), { history });
    for (const facts of [
      [paid, undone],
      [undone, paid],
    ]) {
      const purse = purseOf(anAccountOf(...before, ...facts));
      expect([rightsOf(purse, pool), debtOf(purse), balanceOf(purse)]).toEqual([10, 0, 10]);
    }
  });

  test("R61 are off the card once headquarters says who bears them", () => {
    const bear = (bearer: string): Body => ({ kind: "bear", of: anId(1), bearer });
    const one = aFact(2, bear("north"), { device: root });
    const two = aFact(3, bear("operator"), { device: root });
    const account = anAccountOf(aFact(1, onlyBeyond(6)), one, two);
    expect([debtOf(purseOf(account)), balanceOf(purseOf(account))]).toEqual([0, 0]);
    expect(purseOf(account).debts[anId(1)]?.bearer).toBe("operator");
    const other = anAccountOf(aFact(1, onlyBeyond(6)), two, one);
    expect(other.purses).toEqual(account.purses);
    const stranger = foldOf([aFact(1, onlyBeyond(6)), aFact(2, bear("north"))]).at(-1);
    expect(stranger?.reason).toBe("not-headquarters");
  });

  test("R61 a disputed claim has the same bearer in both orders of arrival", () => {
    const claim = aFact(1, aDebitOf(7));
    const bear = (bearer: string): Body => ({ kind: "bear", of: anId(1), bearer });
    const says = ["north", "operator"].map((who, at) => aFact(at + 2, bear(who), { device: root }));
    for (const order of [says, says.toReversed()]) {
      expect(anAccountOf(claim, ...order).disputes[anId(1)]?.bearer).toBe("operator");
    }
  });

  test("R55 get what comes in first, at the pool; the rest stays with who booked it", () => {
    const account = anAccountOf(aFact(1, onlyBeyond(6), { device: there }));
    const wish = { type: "credit", purse: points, reason: "sale" } as const;
    const view = aView({ account, pool, minted: () => 100 });
    expect(decide(view, { ...wish, amount: 10 })).toMatchObject({
      value: [
        { holder: pool, amount: 6, minted: 106 },
        { holder: here, amount: 4, minted: 110 },
      ],
    });
    expect(decide(view, { ...wish, amount: 5 })).toMatchObject({
      value: [{ holder: pool, amount: 5, minted: 105 }],
    });
    expect(decide({ ...view, pool: undefined }, { ...wish, amount: 5 })).toMatchObject({
      value: [{ holder: here, amount: 5 }],
    });
  });
});

describe("claims above what is there", () => {
  test("R37 above the signer's rights are disputed, not believed, and leave the rest as it is", () => {
    const folded = foldOf([aFact(1, aCreditOf(10)), aFact(2, aDebitOf(15))]).at(-1);
    expect(folded).toMatchObject({ verdict: "disputed", reason: "beyond-rights-or-limits" });
    expect(folded?.state.disputes[anId(2)]?.amount).toBe(5);
    expect(folded && balanceOf(purseOf(folded.state))).toBe(0);
  });

  test("R37 above the limits are disputed; under `rights-only` all that is beyond", () => {
    const limit = { mode: "limit", perEntry: null, perCard: 10, perDevice: 15 } as const;
    const facts = [1, 2].map((at) => {
      const since = { checkpoint: null, card: at * 6, device: at * 6 };
      return aFact(at, aDebitOf(0, { lines: [], beyond: 6, since }));
    });
    const limited = foldOf(facts, aContext({ limitAt: () => limit }));
    expect(limited.map(({ verdict }) => verdict)).toEqual(["valid", "disputed"]);
    expect(limited.at(-1)?.state.disputes[anId(2)]?.amount).toBe(2);
    const strict = aContext({ limitAt: () => ({ ...limit, mode: "rights-only" }) });
    expect(foldOf(facts, strict).map(({ verdict }) => verdict)).toEqual(["disputed", "disputed"]);
  });

  test("R59 a card's total begins anew with the pool's answer, whatever checkpoint is named", () => {
    const limit = { mode: "limit", perEntry: null, perCard: 10, perDevice: 15 } as const;
    const context = aContext({ limitAt: () => limit });
    const since = { checkpoint: anId(77), card: 6, device: 6 };
    const again = (n: number) => aFact(n, aDebitOf(0, { lines: [], beyond: 6, since }));
    const answer: Body = { kind: "cover", purse: points, of: anId(1), lines: [] };
    const noted = [aFact(1, onlyBeyond(6)), aFact(2, answer, { device: pool, n: 1 }), again(3)];
    expect(foldOf(noted, context).map(({ verdict }) => verdict)).toEqual(noted.map(() => "valid"));
    const lie = foldOf([aFact(1, onlyBeyond(6)), again(2)], context).at(-1);
    expect(lie?.state.disputes[anId(2)]?.amount).toBe(2);
    const unseen = { seen: { [here]: 1 }, hlc: { ms: 0, count: 0 } };
    const blind = [noted[0]!, noted[1]!, { ...again(3), history: unseen }];
    expect(foldOf(blind, context).at(-1)?.state.disputes[anId(3)]?.amount).toBe(2);
  });

  test("R60 a lot is taken until 48 hours after its last good day, then it is disputed", () => {
    const attributes = someLot({ expires: "2026-06-01" });
    const lines = [{ lot: lotIdOf(attributes), amount: 5 }];
    const end = Date.UTC(2026, 5, 2);
    const at = (ms: number) =>
      foldOf([
        aFact(1, aCreditOf(10, { lot: attributes })),
        aFact(2, aDebitOf(5, { lines }), { hlc: { ms, count: 0 } }),
      ]).at(-1)?.verdict;
    expect([at(end - 1), at(end + 2 * day - 1), at(end + 2 * day)]).toEqual([
      "valid",
      "valid",
      "disputed",
    ]);
  });
});

describe("the right to undo", () => {
  const grant = (of: number, part: typeof lot, amount: number): Body => {
    return { kind: "grant", purse: undoPurse(anId(of)), lot: part, to: there, amount, for: null };
  };

  test("R57 moves by a grant: then another device undoes it, and the first cannot any more", () => {
    const facts = [
      aFact(1, aCreditOf(10)),
      aFact(2, aDebitOf(4, beyondOf(3))),
      aFact(3, grant(2, lot, 4)),
      aFact(4, grant(2, beyondLot, 3)),
    ];
    const lines = [{ lot, amount: 4 }];
    const theirs = aFact(5, undoing(2, { lines, beyond: 3, holder: there }), { device: there });
    const mine = aFact(6, undoing(2, { lines, beyond: 3 }));
    const folded = foldOf([...facts, theirs, mine]);
    expect(folded.slice(4).map(({ verdict }) => verdict)).toEqual(["valid", "invalid"]);
    const purse = purseOf(anAccountOf(...facts, theirs));
    expect([rightsOf(purse, here), rightsOf(purse, there), debtOf(purse)]).toEqual([6, 4, 0]);
  });

  test("R57 of a credit still takes the value from the rights of who undoes it", () => {
    const facts = [aFact(1, aCreditOf(10, { holder: there })), aFact(2, grant(1, creditLot, 10))];
    const lines = [{ lot, amount: 10 }];
    const undo = aFact(3, undoing(1, { lines, holder: there }), { device: there });
    expect(foldOf([...facts, undo]).at(-1)?.verdict).toBe("valid");
    const without = aFact(3, undoing(1, { lines }));
    expect(foldOf([...facts, without]).at(-1)?.reason).toBe("no-right-to-undo");
  });

  test("R43 is no more than what was booked, and nobody else's without a grant", () => {
    const booked = [aFact(1, aCreditOf(10)), aFact(2, aDebitOf(4))];
    const much = aFact(3, undoing(2, { lines: [{ lot, amount: 5 }] }));
    expect(foldOf([...booked, much]).at(-1)?.reason).toBe("no-right-to-undo");
    const foreign = aFact(3, undoing(2, { lines: [{ lot, amount: 4 }] }), { device: there });
    expect(foldOf([...booked, foreign]).at(-1)?.reason).toBe("no-right-to-undo");
    const none = aFact(3, undoing(7, { lines: [{ lot, amount: 4 }] }));
    expect(foldOf([...booked, none]).at(-1)?.reason).toBe("undoes-nothing");
  });
});
