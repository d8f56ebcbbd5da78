import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lotIdOf } from "../entries/hash.ts";
import { type AccountState, balanceOf, emptyPurse, rightsOf } from "./account.ts";
import type { Body } from "./bodies.ts";
import { decide, spendable, type View } from "./decide.ts";
import {
  aCreditOf,
  aDebitOf,
  aDevice,
  aFact,
  anAccountOf,
  anEntryOf,
  anId,
  aPurse,
  aView,
  beyondOf,
  doc,
  here,
  type LooseFact,
  money,
  points,
  someLot,
  there,
} from "./domain-builders.ts";
import { type DocId, docKinds } from "./ids.ts";
import { sumOf } from "./lines.ts";
import { ownLots } from "./lots.ts";
import { largestAmount } from "./measure.ts";
import { defaultPolicy } from "./policy.ts";

const credit = (amount: number, purse = points) =>
  ({ type: "credit", purse, amount, reason: "sale" }) as const;
const debit = (amount: number, purse = points) =>
  ({ type: "debit", purse, amount, reason: "redeemed" }) as const;
const limited = (view: View, mode: "limit" | "rights-only"): View => {
  const limit = { mode, perEntry: null, perCard: 10, perDevice: 15 };
  return {
    ...view,
    policy: { ...defaultPolicy, limits: { ...defaultPolicy.limits, points: limit } },
  };
};

describe("a credit", () => {
  test("R20 adds to the running total of what this device has created", () => {
    const decided = decide(aView({ minted: () => 90 }), credit(10));
    expect(decided).toMatchObject({ ok: true, value: [{ amount: 10, minted: 100, holder: here }] });
  });

  test("R24 of a top-up is paid money that expires three years after its year", () => {
    const wish = { type: "credit", purse: money, amount: 1000, reason: "top-up" } as const;
    expect(decide(aView(), wish)).toMatchObject({
      value: [{ lot: { paid: true, price: 10_000, expires: "2029-12-31", tax: "multi" } }],
    });
    expect(decide(aView(), { ...wish, reason: "goodwill" })).toMatchObject({
      value: [{ lot: { paid: false, price: null, expires: null } }],
    });
  });

  test("R614 Q12: paid money is a multi-purpose voucher, given money a discount, points neither", () => {
    const kindOf = (command: Parameters<typeof decide>[1]) => {
      const decided = decide(aView(), command);
      expect(decided.ok).toBe(true);
      const [body] = decided.ok ? decided.value : [];
      return body?.kind === "credit" ? body.lot.tax : undefined;
    };
    const load = { type: "credit", purse: money, amount: 1000, reason: "top-up" } as const;
    expect(kindOf(load)).toBe("multi");
    expect(kindOf({ ...load, reason: "goodwill" })).toBe("discount");
    expect(kindOf({ ...load, lot: { paid: false, tax: "single" } })).toBe("single");
    expect(kindOf(credit(10))).toBeNull();
  });

  test.each([0, -1, 1.5, Number.NaN, largestAmount + 1])("R19 of %s is refused", (amount) => {
    expect(decide(aView(), credit(amount))).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
  });

  test("R19 to a purse that is not defined or not active is refused", () => {
    const closed = aView({ purses: new Map([[points, aPurse({ active: false })]]) });
    const error = { code: "invalid", fields: [{ field: "purse" }] };
    expect(decide(closed, credit(1))).toEqual({ ok: false, error });
    expect(decide(aView({ purses: new Map() }), credit(1))).toEqual({ ok: false, error });
  });
});

describe("a debit", () => {
  const mine = anAccountOf(aFact(1, aCreditOf(10)));
  const both = anAccountOf(aFact(1, aCreditOf(10)), aFact(2, aCreditOf(30, { holder: there })));

  test("R22 within this device's rights is guaranteed: nothing of it is beyond", () => {
    const decided = decide(aView({ account: mine }), debit(10));
    const lines = [{ lot: lotIdOf(someLot()), amount: 10 }];
    expect(decided).toMatchObject({ ok: true, value: [{ lines, beyond: 0, since: null }] });
  });

  test("R22 takes the rest beyond its rights, with the running totals that allow it", () => {
    const beyond = () => ({ card: 1, device: 2 });
    expect(decide(aView({ account: both, beyond }), debit(25))).toMatchObject({
      value: [{ beyond: 15, since: { checkpoint: null, card: 16, device: 17 } }],
    });
  });

  test("R22 above what is known is refused with the numbers", () => {
    const numbers = { asked: 41, guaranteed: 10, provisional: 30 };
    const error = { code: "too-little", ...numbers, currency: null };
    expect(decide(aView({ account: both }), debit(41))).toEqual({ ok: false, error });
  });

  test("R25 goes no further beyond than the limits by card and by device", () => {
    const view = limited(aView({ account: both }), "limit");
    expect(spendable(view, aPurse()).provisional).toBe(10);
    const near = { ...view, beyond: () => ({ card: 0, device: 12 }) };
    expect(spendable(near, aPurse()).provisional).toBe(3);
    const past = { ...view, beyond: () => ({ card: 11, device: 11 }) };
    expect(spendable(past, aPurse()).provisional).toBe(0);
    expect(spendable(limited(view, "rights-only"), aPurse()).provisional).toBe(0);
  });

  test("R22 leaves untouched what is needed for a debt in sight", () => {
    const owed = anAccountOf(
      aFact(1, aCreditOf(10)),
      aFact(2, aDebitOf(0, { lines: [], ...beyondOf(4) }), { device: there }),
    );
    expect(spendable(aView({ account: owed }), aPurse())).toEqual({
      balance: 6,
      guaranteed: 6,
      provisional: 0,
    });
  });

  test("R23 does not touch a lot before its time or after its last day", () => {
    const account = anAccountOf(
      aFact(1, aCreditOf(10, { lot: someLot({ expires: "2026-05-31" }) })),
      aFact(2, aCreditOf(10, { lot: someLot({ from: 1_780_000_000_001 }) })),
      aFact(3, aCreditOf(10, { lot: someLot({ expires: "2026-06-01" }) })),
    );
    expect(spendable(aView({ account }), aPurse())).toMatchObject({ guaranteed: 10, balance: 30 });
  });

  test("R22 never takes more for sure than the device's own rights, whatever came before", () => {
    const amount = fc.integer({ min: 1, max: 50 });
    const steps = fc.array(
      fc.oneof(
        fc.record({ act: fc.constant("credit" as const), amount, holder: fc.nat(1) }),
        fc.record({ act: fc.constant("foreign" as const), amount, holder: fc.nat(1) }),
        fc.record({ act: fc.constant("debit" as const), amount, holder: fc.nat(1) }),
      ),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        const facts = list.reduce<readonly LooseFact[]>(afterStep, []);
        const end = anAccountOf(...facts).purses[points] ?? emptyPurse;
        expect(rightsOf(end, here)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

type Step = {
  readonly act: "credit" | "foreign" | "debit";
  readonly amount: number;
  readonly holder: number;
};

function afterStep(facts: readonly LooseFact[], step: Step, at: number): readonly LooseFact[] {
  const account = anAccountOf(...facts);
  const body = bodyOf(step, aView({ account }));
  if (step.act === "debit") expectCovered(account, body);
  const device = step.act === "foreign" ? there : here;
  return body === null ? facts : [...facts, aFact(at + 1, body, { device })];
}

function bodyOf({ act, amount, holder }: Step, view: View): Body | null {
  if (act === "credit") return aCreditOf(amount, { holder: aDevice(holder + 1) });
  if (act === "foreign") return aDebitOf(0, { lines: [], ...beyondOf(amount) });
  const decided = decide(view, debit(amount));
  return decided.ok ? (decided.value[0] ?? null) : null;
}

function expectCovered(account: AccountState, body: Body | null): void {
  if (body?.kind !== "debit") return;
  const before = account.purses[points] ?? emptyPurse;
  const own = sumOf(ownLots(before, here, aView().time));
  expect(sumOf(body.lines)).toBeLessThanOrEqual(own);
  expect(sumOf(body.lines) + body.beyond).toBeLessThanOrEqual(balanceOf(before));
}

describe("a reversal", () => {
  const booked = aFact(1, aCreditOf(10));
  const undo = { type: "reverse", of: anId(1) } as const;

  test("R26 undoes the whole of a credit of this device", () => {
    const view = aView({ account: anAccountOf(booked), target: booked.entry });
    const lines = [{ lot: lotIdOf(someLot()), amount: 10 }];
    expect(decide(view, undo)).toMatchObject({ ok: true, value: [{ kind: "reverse", lines }] });
  });

  test("R26 happens once", () => {
    const once = aFact(2, {
      kind: "reverse",
      of: anId(1),
      lines: [{ lot: lotIdOf(someLot()), amount: 10 }],
      beyond: 0,
      holder: here,
      into: null,
      minted: 0,
    });
    const account = anAccountOf(booked, once);
    const view = aView({ account, target: booked.entry });
    expect(decide(view, undo)).toEqual({ ok: false, error: { code: "already-reversed", left: 0 } });
  });

  test("R26 is for the device that booked, until it grants the right", () => {
    const foreign = aFact(1, aCreditOf(10), { device: there });
    const view = aView({ account: anAccountOf(foreign), target: foreign.entry });
    const error = { code: "not-allowed", bookedBy: there };
    expect(decide(view, undo)).toEqual({ ok: false, error });
  });

  test("R26 is for a booking of the same account", () => {
    const elsewhere = `${docKinds.account}${"1".repeat(32)}` as DocId;
    const target = anEntryOf(aCreditOf(10), { doc: elsewhere });
    const view = aView({ account: anAccountOf(booked), target });
    expect(decide(view, undo)).toEqual({ ok: false, error: { code: "not-found" } });
    expect(decide(aView(), undo)).toEqual({ ok: false, error: { code: "not-found" } });
    expect(target.doc).not.toBe(doc);
  });

  test("R26 of a credit that is spent already is refused with the numbers", () => {
    const account = anAccountOf(booked, aFact(2, aDebitOf(4)));
    const error = { code: "too-little", asked: 10, guaranteed: 6, provisional: 0 };
    expect(decide(aView({ account, target: booked.entry }), undo)).toEqual({ ok: false, error });
  });

  test("R28 takes the lot first that the credit went to", () => {
    const paid = someLot({ paid: true, expires: "2026-12-31" });
    const account = anAccountOf(aFact(2, aCreditOf(50, { lot: paid })), booked);
    expect(decide(aView({ account, target: booked.entry }), undo)).toMatchObject({
      value: [{ lines: [{ lot: lotIdOf(someLot()), amount: 10 }] }],
    });
  });

  test("R20 of a debit counts as created value, and cancels what is still open beyond", () => {
    const spent = aFact(2, aDebitOf(10, beyondOf(5)));
    const account = anAccountOf(booked, spent);
    const view = aView({ account, target: spent.entry, minted: () => 100 });
    expect(decide(view, { type: "reverse", of: anId(2) })).toMatchObject({
      value: [{ beyond: 5, minted: 110, holder: here }],
    });
  });

  test("R26 is of bookings only", () => {
    const status = { kind: "status", what: "block", value: null, link: null } as const;
    const view = aView({ target: anEntryOf(status) });
    expect(decide(view, undo)).toMatchObject({ ok: false, error: { code: "invalid" } });
  });
});
