import { describe, expect, test } from "vitest";
import {
  addLine,
  comesBack,
  dropOther,
  emptySale,
  moreOf,
  payWith,
  requestOf,
  type SaleDraft,
  withOther,
  withReturn,
} from "./sale-draft.ts";
import { canJoinSale, withVoucher } from "./take-voucher.ts";

const bread = { kind: "goods", name: "Bread", quantity: 2, unitPrice: 350 } as const;
const card = { scheme: "own", number: "K7Q2M4X2R5T5W6ZC0" };

function voucher(state: string, price = 1000) {
  const worth = { value: 1500, rest: 1500, guaranteed: 1500, provisional: 0, expires: null };
  return { number: "V1", state, price, ...worth };
}

function basket(...steps: readonly ((sale: SaleDraft) => SaleDraft)[]): SaleDraft {
  return steps.reduce((sale, step) => step(sale), emptySale);
}

describe("the sale on the counter", () => {
  test("R502 lines come to what the node is asked, with vouchers and the card's own purses", () => {
    const sale = basket(
      (now) => addLine(now, bread),
      (now) => withVoucher(now, voucher("active")),
      (now) => payWith(now, { voucher: null, purse: "money", amount: 200 }),
    );
    expect(requestOf(sale, { card, currency: "EUR" })).toEqual({
      card,
      currency: "EUR",
      basket: {
        lines: [
          { id: "1", kind: "goods", quantity: "2", amount: 700, unitPrice: 350, name: "Bread" },
        ],
      },
      pay: [
        { card: { scheme: "voucher", number: "V1" }, purse: "money", amount: "all" },
        { purse: "money", amount: 200 },
      ],
    });
  });

  test("R874 a further card pays beside the sale's own, also without one, and once", () => {
    const other = { scheme: "own", number: "JQSLYJXJ4UTA4JL5N" };
    const sale = basket(
      (now) => addLine(now, bread),
      (now) => payWith(now, { voucher: null, purse: "money", amount: 200 }),
      (now) => withOther(now, other, "money"),
      (now) => withOther(now, other, "money"),
    );
    const own = { purse: "money", amount: 200 };
    const theirs = { card: other, purse: "money", amount: "all" };
    expect(requestOf(sale, { card, currency: "EUR" })?.pay).toEqual([own, theirs]);
    expect(requestOf(sale, { card: null, currency: "EUR" })?.pay).toEqual([theirs]);
    const dropped = dropOther(sale, other);
    expect(dropped.others).toEqual([]);
    expect(requestOf(dropped, { card, currency: "EUR" })?.pay).toEqual([own]);
  });

  test("R502 without a card only vouchers pay, and an empty basket asks nothing", () => {
    const pay = (now: SaleDraft) => payWith(now, { voucher: null, purse: "money", amount: "all" });
    const sale = basket((now) => addLine(now, bread), pay);
    expect(requestOf(sale, { card: null, currency: "EUR" })).not.toHaveProperty("pay");
    expect(requestOf(basket(pay), { card, currency: "EUR" })).toBeNull();
  });

  test("R502 an inactive voucher is sold, an active one pays, both once", () => {
    const twice = (state: string) =>
      basket(
        (now) => withVoucher(now, voucher(state)),
        (now) => withVoucher(now, voucher(state)),
      );
    expect(twice("inactive")).toMatchObject({
      lines: [{ kind: "voucher", voucher: "V1", unitPrice: 1000 }],
      pays: [],
    });
    expect(twice("active")).toMatchObject({ lines: [], pays: [{ voucher: "V1", amount: "all" }] });
    expect(canJoinSale(voucher("inactive", 0))).toBe(false);
    expect(canJoinSale(voucher("used"))).toBe(false);
  });

  test("a line goes when none of it is left; a purse pays what was said last", () => {
    const sale = basket((now) => addLine(now, bread));
    expect(moreOf(moreOf(sale, "1", -1), "1", -1).lines).toEqual([]);
    const pay = { voucher: null, purse: "money" } as const;
    const paid = payWith(payWith(sale, { ...pay, amount: 5 }), { ...pay, amount: "all" });
    expect(paid.pays).toEqual([{ ...pay, amount: "all" }]);
  });

  test("a receipt comes back once in an exchange", () => {
    const part = { receipt: "r1" };
    const sale = basket(
      (now) => withReturn(now, { part, outside: 500 }),
      (now) => withReturn(now, { part, outside: 300 }),
    );
    expect(comesBack(sale)).toBe(300);
  });
});
