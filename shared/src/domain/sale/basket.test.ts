import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestAmount } from "../measure.ts";
import { type BasketLine, checkBasket, mostLines } from "./basket.ts";
import { aBasket, aLine, evaluated } from "./sale-builders.ts";

function fieldsOf(lines: readonly BasketLine[]): unknown {
  const checked = checkBasket({ lines });
  return checked.ok ? "good" : checked.error["fields"];
}

describe("a basket", () => {
  test("R70 may hold goods, vouchers, loads and deposits, and negative deposits", () => {
    const lines = [
      aLine({ id: "1", amount: 0 }),
      aLine({ id: "2", kind: "deposit", amount: -25 }),
      aLine({ id: "3", kind: "voucher", amount: 1_000, voucher: "V" }),
      aLine({ id: "4", kind: "load", amount: 1, quantity: "0.250" }),
    ];
    expect(fieldsOf(lines)).toBe("good");
  });

  test.each([
    ["negative goods", { amount: -1 }, "amount"],
    ["a voucher for nothing", { kind: "voucher", amount: 0 }, "amount"],
    ["a load of less than nothing", { kind: "load", amount: -100 }, "amount"],
    ["half a cent", { amount: 0.5 }, "amount"],
    ["a quantity that is no decimal text", { quantity: "1e3" }, "quantity"],
    ["a negative quantity", { quantity: "-1" }, "quantity"],
    ["a quantity of nothing", { quantity: "0.000" }, "quantity"],
    [
      "more off than it costs",
      { amount: 10, discounts: [{ campaign: "c", name: "", amount: 11 }] },
      "discounts",
    ],
  ] as const)("R70 is refused for %s", (_name, line, field) => {
    expect(fieldsOf([aLine({ id: "0" }), aLine(line)])).toMatchObject([
      { field: `basket.lines.1.${field}` },
    ]);
  });

  test("R70 has each line's id once, and a sum that an entry can carry", () => {
    expect(fieldsOf([aLine(), aLine()])).toMatchObject([{ field: "basket.lines.1.id" }]);
    const dear = [aLine({ amount: largestAmount }), aLine({ id: "2", amount: 1 })];
    expect(fieldsOf(dear)).toMatchObject([{ field: "basket.lines" }]);
    const most = Array.from({ length: mostLines }, (_, at) => aLine({ id: String(at) }));
    expect(fieldsOf(most)).toBe("good");
  });

  test.each([[0], [mostLines + 1], [10_000]])(
    "R70 is refused with %i lines, and says so",
    (count) => {
      const lines = Array.from({ length: count }, (_, at) => aLine({ id: String(at) }));
      expect(fieldsOf(lines)).toMatchObject([
        { field: "basket.lines", reason: expect.stringContaining(`this one ${count}`) },
      ]);
    },
  );
});

describe("an evaluation", () => {
  test("R71 adds up, whatever is in the basket", () => {
    fc.assert(
      fc.property(aBasket, fc.boolean(), (basket, recorded) => {
        const { lines, gross, discount, net, byTax } = evaluated(basket, recorded);
        const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
        expect(gross).toBe(sum(basket.lines.map((line) => line.amount)));
        expect(net).toBe(gross - discount);
        expect(net).toBe(sum(lines.map((line) => line.net)));
        expect(net).toBe(sum(byTax.map((part) => part.net)));
        for (const line of lines) {
          expect(line.net).toBe(line.gross - line.discount);
          expect(line.discount).toBe(sum(line.discounts.map((one) => one.amount)));
        }
        if (!recorded) expect(discount).toBe(0);
      }),
    );
  });
});
