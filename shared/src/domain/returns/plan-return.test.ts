import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money, points } from "../domain-builders.ts";
import { quantityText } from "../quantity.ts";
import {
  aLine,
  anEffect,
  card,
  earned,
  loaded,
  onCard,
  paidBy,
  refundsIn,
  Shop,
  spent,
} from "./return-builders.ts";
import type { SoldReceipt } from "./sold-receipt.ts";

/** 1,000 on the card, a basket of 7.00 with a deposit, paid with 4.00 of it and cash. */
function bread(shop: Shop): SoldReceipt {
  shop.book(card, loaded(1_000));
  const lines = [
    aLine("1", 500, { quantity: "3" }),
    aLine("2", 225, { quantity: "0.75" }),
    aLine("3", -25, { kind: "deposit" }),
  ];
  const tenders = [paidBy(money, 400), paidBy(null, 300)];
  const body = { lines, tenders, effects: [anEffect(7)] };
  return shop.sell(body, onCard(spent(400), earned(7)));
}

type Cut = { readonly line: number; readonly share: number };
const cuts = fc.array(fc.record({ line: fc.nat(2), share: fc.integer({ min: 1, max: 100 }) }), {
  maxLength: 6,
});

/** A share of what is left of a line comes back. */
function cutOff(shop: Shop, sold: SoldReceipt, { line, share }: Cut): [SoldReceipt, number] {
  const { id, quantity } = sold.body.lines[line] ?? { id: "", quantity: "0" };
  const back = sold.returned
    .flatMap((note) => note.lines.filter((one) => one.id === id))
    .reduce((sum, one) => sum + Math.round(Number(one.quantity) * 1e6), 0);
  const left = Math.round(Number(quantity) * 1e6) - back;
  const part = Math.ceil((left * share) / 100);
  const plan = shop.plan(sold, [{ id, quantity: quantityText(part) }]);
  if (part === 0 || !plan.ok) return [sold, 0];
  const { sold: after, plan: done } = shop.takeBack(sold, [{ id, quantity: quantityText(part) }]);
  return [after, done.refunds.reduce((sum, { amount }) => sum + amount, 0)];
}

describe("a return", () => {
  test("R90 Q2: any split into parts gives back the same total, and everything is as before", () => {
    fc.assert(
      fc.property(cuts, (list) => {
        const shop = new Shop();
        const first = bread(shop);
        expect([shop.balance(money), shop.balance(points)]).toEqual([600, 7]);
        let sold = first;
        let total = 0;
        for (const cut of list) {
          const [after, amount] = cutOff(shop, sold, cut);
          sold = after;
          total += amount;
        }
        const rest = shop.plan(sold, null);
        if (rest.ok) {
          const { plan } = shop.takeBack(sold, null);
          total += plan.refunds.reduce((sum, { amount }) => sum + amount, 0);
        }
        expect(total).toBe(700);
        expect([shop.balance(money), shop.balance(points)]).toEqual([1_000, 0]);
        expect(
          shop.plan({ ...sold, returned: [...sold.returned, first.body] }, null),
        ).toMatchObject({
          error: { code: "already-reversed", left: [] },
        });
      }),
      { numRuns: 60 },
    );
  });

  test("R90 keeps of a part's net what is rounded up", () => {
    const shop = new Shop();
    const sold = bread(shop);
    const one = shop.takeBack(sold, [{ id: "1", quantity: "1" }]);
    expect(one.plan.note.lines).toMatchObject([{ id: "1", quantity: "1", net: 166 }]);
    const two = shop.takeBack(one.sold, [{ id: "1", quantity: "1" }]);
    expect(two.plan.note.lines).toMatchObject([{ net: 167 }]);
    expect(shop.takeBack(two.sold, [{ id: "1", quantity: null }]).plan.note.lines).toMatchObject([
      { quantity: "1", net: 167 },
    ]);
  });

  test("R90 of more than is left is refused with what is left of each line", () => {
    const shop = new Shop();
    const { sold } = shop.takeBack(bread(shop), [{ id: "1", quantity: "2.5" }]);
    expect(shop.plan(sold, [{ id: "1", quantity: "0.6" }])).toMatchObject({
      error: {
        code: "already-reversed",
        line: "1",
        asked: "0.6",
        left: [
          { id: "1", quantity: "0.5" },
          { id: "2", quantity: "0.75" },
          { id: "3", quantity: "1" },
        ],
      },
    });
    for (const [id, quantity, field] of [
      ["9", "1", "lines.0.id"],
      ["1", "0", "lines.0.quantity"],
      ["1", "-1", "lines.0.quantity"],
      ["1", "1e1", "lines.0.quantity"],
    ] as const) {
      const error = { code: "invalid", fields: [{ field }] };
      expect(shop.plan(sold, [{ id, quantity }])).toMatchObject({ error });
    }
  });

  test("R91 spreads a refund over what is left of each tender, and the rest goes outside", () => {
    const shop = new Shop();
    const first = shop.takeBack(bread(shop), [{ id: "2", quantity: null }]);
    expect(refundsIn(first.plan)).toEqual({ [money]: 129, outside: 96 });
    const second = shop.takeBack(first.sold, [{ id: "1", quantity: null }]);
    expect(refundsIn(second.plan)).toEqual({ [money]: 271, outside: 229 });
    const third = shop.takeBack(second.sold, [{ id: "3", quantity: null }]);
    expect(refundsIn(third.plan)).toEqual({ outside: -25 });
  });

  test("R91 gives back the units of points that paid, all of them in the end", () => {
    const shop = new Shop();
    shop.book(card, earned(100));
    const tenders = [paidBy(points, 9, { units: 3, amount: 9 }), paidBy(null, 1)];
    const lines = [aLine("1", 10, { quantity: "4" })];
    const sold = shop.sell({ lines, tenders }, onCard(spent(3, points)));
    const units = [1, 2, 3, 4].reduce<{ sold: SoldReceipt; back: number[] }>(
      (state) => {
        const { sold: after, plan } = shop.takeBack(state.sold, [{ id: "1", quantity: "1" }]);
        return { sold: after, back: [...state.back, refundsIn(plan)[points] ?? 0] };
      },
      { sold, back: [] },
    );
    expect(units.back).toEqual([0, 1, 1, 1]);
    expect(shop.balance(points)).toBe(100);
  });

  test("R92 keeps of what was earned what the effects give on the kept lines, and no more", () => {
    const shop = new Shop();
    const sold = bread(shop);
    shop.takeBack(sold, [{ id: "1", quantity: "1" }]);
    expect(shop.balance(points)).toBe(5);
    const generous = new Shop();
    generous.takeBack(bread(generous), [{ id: "1", quantity: "1" }], { rule: () => 50 });
    expect(generous.balance(points)).toBe(7);
    const strict = new Shop();
    const rule = (_: unknown, kept: readonly { readonly net: number }[]) =>
      kept.reduce((sum, { net }) => sum + net, 0) >= 700 ? 7 : 0;
    strict.takeBack(bread(strict), [{ id: "2", quantity: "0.01" }], { rule });
    expect(strict.balance(points)).toBe(0);
  });
});
