import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aPurse } from "../domain-builders.ts";
import { budgetPurse, type DocId, docKinds } from "../ids.ts";
import { quantityText } from "../quantity.ts";
import type { SaleWish } from "../sale/sale-wishes.ts";
import { aLine, anEffect, earned, onCard, paidBy, Shop } from "./return-builders.ts";

const doc = `${docKinds.budget}${"2".repeat(32)}` as DocId;
const purse = budgetPurse("gift");

function aShop(): Shop {
  const shop = new Shop();
  shop.purses = new Map([...shop.purses, [purse, aPurse({ id: purse, unit: "cap" })]]);
  shop.book(doc, { type: "credit", purse, amount: 1_000, reason: "budget" });
  return shop;
}

function using(amount: number): SaleWish {
  return { doc, command: { type: "debit", purse, amount, reason: "budget", campaign: "gift" } };
}

describe("what a budget gets back", () => {
  test("R627 Q4: is what the campaign took off the lines that come back, others' discounts aside", () => {
    const shop = aShop();
    const gift = (amount: number) => ({ campaign: "gift", amount });
    const lines = [
      aLine("1", 300, { gross: 400, quantity: "3", discounts: [gift(100)] }),
      aLine("2", 0, { gross: 50, discounts: [gift(50)] }),
      aLine("3", 90, { gross: 100, discounts: [{ campaign: "other", amount: 10 }] }),
    ];
    const sold = shop.sell({ lines, tenders: [paidBy(null, 390)] }, [using(150)]);
    const first = shop.takeBack(sold, [{ id: "3", quantity: "1" }]);
    expect(shop.balance(purse, doc)).toBe(850);
    const second = shop.takeBack(first.sold, [{ id: "2", quantity: "1" }]);
    expect(shop.balance(purse, doc)).toBe(900);
    const third = shop.takeBack(second.sold, [{ id: "1", quantity: "1" }]);
    expect(shop.balance(purse, doc)).toBe(933);
    shop.takeBack(third.sold, null);
    expect(shop.balance(purse, doc)).toBe(1_000);
  });

  test("R627 Q4: is what the campaign gave and the kept lines would not give", () => {
    const shop = aShop();
    const effects = [anEffect(10, { campaign: "gift" }), anEffect(5, { campaign: "base" })];
    const lines = [aLine("1", 600), aLine("2", 400)];
    const wishes = [...onCard(earned(10, { campaign: "gift" }), earned(5)), using(10)];
    const sold = shop.sell({ lines, effects, tenders: [paidBy(null, 1_000)] }, wishes);
    const half = shop.takeBack(sold, [{ id: "2", quantity: "1" }]);
    expect(shop.balance(purse, doc)).toBe(994);
    shop.takeBack(half.sold, null);
    expect(shop.balance(purse, doc)).toBe(1_000);
  });

  test("R627 Q4: adds up to what was used, however the return is split", () => {
    const parts = fc.array(
      fc.record({ id: fc.constantFrom("1", "2"), of: fc.integer({ min: 1, max: 4 }) }),
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 99 }), (returns, amount) => {
        const shop = aShop();
        const discounts = [{ campaign: "gift", amount }];
        const lines = ["1", "2"].map((id) =>
          aLine(id, 300, { gross: 300 + amount, quantity: "7", discounts }),
        );
        let sold = shop.sell({ lines, tenders: [paidBy(null, 600)] }, [using(2 * amount)]);
        for (const { id, of } of returns) {
          const wish = [{ id, quantity: quantityText(of * 1_000_000) }];
          if (shop.plan(sold, wish).ok) sold = shop.takeBack(sold, wish).sold;
          expect(shop.balance(purse, doc)).toBeLessThanOrEqual(1_000);
        }
        if (shop.plan(sold, null).ok) shop.takeBack(sold, null);
        expect(shop.balance(purse, doc)).toBe(1_000);
      }),
      { numRuns: 40 },
    );
  });
});
