import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assert } from "../assert.ts";
import type { PurseId } from "../ids.ts";
import { type Paying, type PaymentPlan, planPayment, type Tender, wantedUnits } from "./payment.ts";
import { receiptBody } from "./receipt-body.ts";
import {
  aBasket,
  aHolding,
  aLine,
  docNumbered,
  money,
  paying,
  points,
  stamps,
} from "./sale-builders.ts";

const card = docNumbered(1);

function tender(purse: PurseId, amount: number | "all", doc = card): Tender {
  return { doc, purse, amount };
}

function planned(from: Paying): PaymentPlan {
  const plan = planPayment(from);
  assert(plan.ok, "it can be paid so");
  return plan.value;
}

function refusalOf(from: Paying): unknown {
  const plan = planPayment(from);
  return plan.ok ? "paid" : plan.error;
}

describe("a payment", () => {
  test("R72 leaves the rest to be paid outside", () => {
    const plan = planned(paying([aLine({ amount: 500 })], [tender(money, 450)]));
    expect(plan).toMatchObject({ payable: 500, paid: 450, toPay: 50 });
  });

  test("R73 C1: by points is worth their unit value: 437 points of 5 cents pay 21.85", () => {
    const plan = planned(paying([aLine({ amount: 2_340 })], [tender(points, 437)]));
    expect(plan).toMatchObject({ paid: 2_185, toPay: 155 });
    expect(plan.payments).toMatchObject([{ units: 437, amount: 2_185 }]);
  });

  test("R73 by all points takes whole ones only", () => {
    const plan = planned(paying([aLine({ amount: 503 })], [tender(points, "all")]));
    expect(plan).toMatchObject({ paid: 500, toPay: 3 });
  });

  test("R73 C4: by all takes no more than there is", () => {
    const from = paying([aLine({ amount: 500 })], [tender(money, "all")], { available: [120] });
    expect(planned(from)).toMatchObject({ paid: 120, toPay: 380 });
    expect(wantedUnits(from)).toEqual([500]);
  });

  test("R72 never comes from a purse for vouchers and loads", () => {
    const lines = [
      aLine({ id: "1", amount: 500 }),
      aLine({ id: "2", kind: "voucher", amount: 2_000 }),
      aLine({ id: "3", kind: "load", amount: 1_000 }),
      aLine({ id: "4", kind: "deposit", amount: -100 }),
    ];
    const plan = planned(paying(lines, [tender(money, "all")]));
    expect(plan).toMatchObject({ payable: 400, paid: 400, toPay: 3_000 });
    expect(refusalOf(paying(lines, [tender(money, 401)]))).toMatchObject({
      code: "invalid",
      tender: 0,
      asked: 401,
      payable: 400,
    });
  });

  test("R72 of more than is to be paid is refused with the numbers and the tender", () => {
    const from = paying([aLine({ amount: 500 })], [tender(points, 50), tender(money, 300)]);
    expect(refusalOf(from)).toMatchObject({ code: "invalid", tender: 1, asked: 550, payable: 500 });
    const nothing = paying([aLine({ kind: "deposit", amount: -25 })], [tender(money, 1)]);
    expect(refusalOf(nothing)).toMatchObject({ payable: 0 });
  });

  test.each([
    ["a purse that does not pay", tender(stamps, 1), "pay.0.purse"],
    ["a purse that nobody knows", tender("coins" as PurseId, 1), "pay.0.purse"],
    ["no amount", tender(money, 0), "pay.0.amount"],
    ["half a point", tender(points, 0.5), "pay.0.amount"],
  ])("R72 from %s is invalid", (_name, one, field) => {
    expect(refusalOf(paying([aLine()], [one]))).toMatchObject({ fields: [{ field }] });
  });

  test("R72 in another currency is invalid", () => {
    const from = paying([aLine()], [tender(money, 1)], { currency: "CHF" });
    expect(refusalOf(from)).toMatchObject({ fields: [{ field: "pay.0.purse" }] });
  });

  test("R415 of a recorded sale is booked as far as there is, the rest is open", () => {
    const tenders = [tender(money, 300), tender(money, 200)];
    const available = [350, 350];
    const plan = planned(paying([aLine({ amount: 500 })], tenders, { available, recorded: true }));
    expect(plan).toMatchObject({ paid: 350, open: 150, toPay: 0 });
    expect(plan.payments).toMatchObject([
      { units: 300, openUnits: 0 },
      { units: 50, openUnits: 150 },
    ]);
  });
});

const aTender: fc.Arbitrary<Tender & { readonly held: number }> = fc.record({
  doc: fc.constantFrom(docNumbered(1), docNumbered(2)),
  purse: fc.constantFrom(money, points),
  amount: fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.constant("all" as const)),
  held: aHolding,
});

/** Tenders with what each card holds of a purse: the same for all tenders of one place. */
const someTenders = fc.array(aTender, { maxLength: 5 }).map((tenders) =>
  tenders.map((one) => {
    const first = tenders.find(({ doc, purse }) => doc === one.doc && purse === one.purse) ?? one;
    return { ...one, held: first.held };
  }),
);

function expectTaken(
  { units, openUnits }: PaymentPlan["payments"][number],
  { amount, held, recorded }: Pick<Tender, "amount"> & { held: number; recorded: boolean },
): void {
  if (amount === "all") expect(units).toBeLessThanOrEqual(held);
  else expect(units + openUnits).toBe(amount);
  if (recorded) expect(units).toBeLessThanOrEqual(held);
  else expect(openUnits).toBe(0);
}

describe("every payment plan", () => {
  test("R72, R73 pays no more than is payable and takes no more by all than is held", () => {
    fc.assert(
      fc.property(aBasket, someTenders, fc.boolean(), (basket, tenders, recorded) => {
        const available = tenders.map(({ held }) => held);
        const from = paying(basket.lines, tenders, { available, recorded });
        const plan = planPayment(from);
        fc.pre(plan.ok);
        const { payments, payable, paid, open, toPay } = plan.value;
        expect(paid + open).toBeLessThanOrEqual(payable);
        expect(paid + open + toPay).toBe(from.evaluation.net);
        for (const [at, payment] of payments.entries()) {
          const { amount = 0, held = 0 } = tenders[at] ?? {};
          expectTaken(payment, { amount, held, recorded });
        }
      }),
    );
  });

  test("R73 takes the named amounts wherever the tender for all the rest stands", () => {
    fc.assert(
      fc.property(aBasket, someTenders, fc.nat(5), (basket, tenders, place) => {
        const named = tenders.filter(({ amount }) => amount !== "all");
        const rest = { doc: docNumbered(3), purse: money, amount: "all", held: 700 } as const;
        const moved = named.toSpliced(Math.min(place, named.length), 0, rest);
        const paidBy = (list: typeof moved) => {
          const available = list.map(({ held }) => held);
          const plan = planPayment(paying(basket.lines, list, { available }));
          return plan.ok ? plan.value.paid : "refused";
        };
        expect(paidBy(moved)).toBe(paidBy([rest, ...named]));
      }),
    );
  });

  test("R74 makes a receipt whose tenders add up to its lines", () => {
    fc.assert(
      fc.property(aBasket, someTenders, fc.boolean(), (basket, tenders, recorded) => {
        const available = tenders.map(({ held }) => held);
        const from = paying(basket.lines, tenders, { available, recorded });
        const plan = planPayment(from);
        fc.pre(plan.ok);
        const receipt = receiptBody({
          doc: card,
          number: null,
          at: null,
          hold: null,
          basket,
          evaluation: from.evaluation,
          plan: plan.value,
          filled: new Map(),
        });
        const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
        const nets = sum(receipt.lines.map(({ net }) => net));
        expect(sum(receipt.tenders.map(({ amount }) => amount))).toBe(nets);
      }),
    );
  });
});
