import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lotIdOf } from "../entries/hash.ts";
import { balanceOf, debtOf, emptyAccount, emptyPurse, rightsOf } from "./account.ts";
import {
  aCreditOf,
  aDebitOf,
  aDevice,
  aFact,
  anAccountOf,
  anId,
  beyondOf,
  doc,
  here,
  noHistory,
  points,
  pool,
  someLot,
  there,
} from "./domain-builders.ts";

const lot = lotIdOf(someLot());
const purseOf = (account: ReturnType<typeof anAccountOf>) => account.purses[points] ?? emptyPurse;

describe("an account", () => {
  test("is empty before its first entry", () => {
    expect(anAccountOf()).toEqual(emptyAccount(doc));
  });

  test("R21 has as balance the sum of all rights less the open debts", () => {
    const purse = purseOf(
      anAccountOf(
        aFact(1, aCreditOf(30)),
        aFact(2, aCreditOf(5, { holder: there })),
        aFact(3, aDebitOf(10, beyondOf(7))),
      ),
    );
    expect(rightsOf(purse)).toBe(25);
    expect(rightsOf(purse, here)).toBe(20);
    expect(debtOf(purse)).toBe(7);
    expect(balanceOf(purse)).toBe(18);
  });

  test("R21 may be overdrawn, which is a balance below zero", () => {
    expect(
      balanceOf(purseOf(anAccountOf(aFact(1, aDebitOf(0, { lines: [], ...beyondOf(4) }))))),
    ).toBe(-4);
  });

  test("R27 moves rights by a grant and leaves the balance as it is", () => {
    const grant = { kind: "grant", purse: points, lot, to: there, amount: 4, for: null } as const;
    const purse = purseOf(anAccountOf(aFact(1, aCreditOf(10)), aFact(2, grant)));
    expect([rightsOf(purse, here), rightsOf(purse, there), balanceOf(purse)]).toEqual([6, 4, 10]);
  });

  test("R27 pays an open debt by a cover out of the rights of who covers", () => {
    const debit = aFact(2, aDebitOf(0, { lines: [], ...beyondOf(6) }));
    const lines = [{ lot, amount: 4 }];
    const cover = { kind: "cover", purse: points, of: anId(2), lines } as const;
    const purse = purseOf(
      anAccountOf(
        aFact(1, aCreditOf(10, { holder: pool })),
        debit,
        aFact(3, cover, { device: pool }),
      ),
    );
    expect([rightsOf(purse, pool), debtOf(purse), balanceOf(purse)]).toEqual([6, 2, 4]);
  });

  test("R26 has its balance from before again once a debit is reversed, and its debt is gone", () => {
    const debit = aFact(2, aDebitOf(10, beyondOf(3)));
    const lines = [{ lot, amount: 10 }];
    const reverse = { kind: "reverse", of: anId(2), lines, beyond: 3, holder: here } as const;
    const undo = aFact(3, { ...reverse, into: null, minted: 10 });
    const account = anAccountOf(aFact(1, aCreditOf(10)), debit, undo);
    expect([balanceOf(purseOf(account)), debtOf(purseOf(account))]).toEqual([10, 0]);
    expect(account.reversed).toEqual({ [anId(2)]: 13 });
  });

  test("R28 holds a refund in the lot that the reversal names", () => {
    const old = someLot({ expires: "2026-06-01" });
    const lines = [{ lot: lotIdOf(old), amount: 10 }];
    const debit = aFact(2, aDebitOf(10, { lines }));
    const into = someLot({ expires: "2026-06-20" });
    const reverse = { kind: "reverse", of: anId(2), lines, beyond: 0, holder: there } as const;
    const hlc = { ms: Date.UTC(2026, 5, 6), count: 0 };
    const undo = aFact(3, { ...reverse, into, minted: 10 }, { hlc });
    const purse = purseOf(anAccountOf(aFact(1, aCreditOf(10, { lot: old })), debit, undo));
    expect(purse.lots[lotIdOf(into)]).toEqual({
      attributes: into,
      holdings: { [there]: { known: 0, since: [{ by: here, n: 3, amount: 10 }] } },
      reopened: true,
    });
    expect(purse.lots[lotIdOf(old)]?.holdings).toEqual({});
  });

  test("R29 gives an invalid entry its place in the history and no value", () => {
    const account = anAccountOf(aFact(1, aCreditOf(10), { objection: "test" }));
    expect([account.count, account.heads, account.purses]).toEqual([1, [anId(1)], {}]);
    expect(account.devices).toEqual({ [here]: { n: 1, last: anId(1), seen: {} } });
  });

  test("has as heads what no other entry cites, in byte order", () => {
    const account = anAccountOf(
      aFact(3, aCreditOf(1)),
      aFact(2, aCreditOf(1), { device: there }),
      aFact(1, aCreditOf(1), { device: aDevice(3), own: anId(3) }),
    );
    expect(account.heads).toEqual([anId(1), anId(2)]);
  });

  test("R30 leaves no trace of the order in which entries came that do not cite each other", () => {
    const amount = fc.integer({ min: 1, max: 100 });
    const device = fc.integer({ min: 0, max: 11 }).map(aDevice);
    const issuer = fc.constantFrom("north", "south");
    const facts = fc
      .array(fc.tuple(amount, device, issuer, fc.nat(2), fc.boolean()), { maxLength: 12 })
      .map((list) =>
        list.map(([sum, holder, from, n, isDebit], at) => {
          const attributes = someLot({ issuer: from });
          const lines = [{ lot: lotIdOf(attributes), amount: sum }];
          const body = isDebit
            ? aDebitOf(sum, { lines, ...beyondOf(n) })
            : aCreditOf(sum, { lot: attributes, holder });
          const hlc = { ms: at % 4, count: n };
          return aFact(at, body, { device: aDevice(at), n: 1, hlc, history: noHistory });
        }),
      );
    const orders = facts.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(anAccountOf(...other)).toEqual(anAccountOf(...one));
      }),
    );
  });
});
