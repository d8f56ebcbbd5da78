import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultGoodwill, type GoodwillWish, goodwillObjection, isGoodwill } from "./goodwill.ts";

const cashier: GoodwillWish = { role: "cashier", unit: "points", amount: 50, givenToday: 0 };
const objection = (wish: Partial<GoodwillWish>) =>
  goodwillObjection(defaultGoodwill, { ...cashier, ...wish });

describe("goodwill", () => {
  test("R563 B11: a booking above the role's limit is refused with the numbers", () => {
    expect(objection({})).toBeNull();
    expect(objection({ amount: 51 })).toEqual({
      code: "not-allowed",
      what: "goodwill-limit",
      role: "cashier",
      unit: "points",
      asked: 51,
      perBooking: 50,
      perDay: 200,
      givenToday: 0,
      leftToday: 200,
    });
    expect(objection({ amount: 51, role: "manager" })).toBeNull();
    expect(objection({ amount: 1_000_000, role: "headquarters" })).toBeNull();
  });

  test("R563 a kind of purse that the role may not book on is refused whole", () => {
    expect(objection({ unit: "reward", amount: 1 })).toMatchObject({ perBooking: 0 });
    expect(objection({ unit: "reward", amount: 1, role: "manager" })).toBeNull();
  });

  test("R563 in any sequence of a day no operator gets past the day's limit", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 80 })), (amounts) => {
        let givenToday = 0;
        for (const amount of amounts) {
          if (objection({ amount, givenToday }) === null) givenToday += amount;
        }
        expect(givenToday).toBeLessThanOrEqual(200);
        const left = objection({ amount: 200 - givenToday + 1, givenToday });
        expect(left).not.toBeNull();
      }),
    );
  });

  test("is what has no sale behind it", () => {
    expect(["goodwill", "adjustment", "earned", "top-up"].filter(isGoodwill)).toHaveLength(2);
  });
});
