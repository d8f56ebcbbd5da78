import { beforeEach, describe, expect, test } from "vitest";
import { topUpAnswer } from "../../protocol/http/top-up.ts";
import {
  anna,
  aSale,
  aShop,
  bread,
  call,
  give,
  has,
  makeVoucher,
  type Shop,
  voucher,
  voucherLine,
} from "./shop-builders.ts";

let shop: Shop;

beforeEach(async () => {
  shop = await aShop();
  return () => shop.app.stop();
});

describe("a sale", () => {
  test("R418 of a voucher makes it good, once", async () => {
    await makeVoucher(shop);
    const body = aSale({ card: null, basket: { lines: [voucherLine] } });
    const told = await call(shop, "/v1/sales", { body });
    expect(told).toMatchObject({ status: 201, body: { toPay: 1000 } });
    expect(await has(shop, voucher)).toMatchObject({ money: 1500 });
    const again = await call(shop, "/v1/sales", { body });
    expect(again).toMatchObject({ status: 409, body: { code: "conflict", line: "v" } });
  });

  test("R418 of a voucher is not paid by points, and names the line whose price is wrong", async () => {
    await give(shop, anna, { money: 5000 });
    await makeVoucher(shop);
    const basket = { lines: [voucherLine] };
    const pay = [{ purse: "money", amount: 1000 }];
    const paid = await call(shop, "/v1/sales", { body: aSale({ basket, pay }) });
    expect(paid.body).toMatchObject({ code: "invalid", tender: 0, payable: 0 });
    const cheap = { lines: [{ ...voucherLine, amount: 900 }] };
    const told = await call(shop, "/v1/sales", { body: aSale({ basket: cheap }) });
    expect(told.body).toMatchObject({ code: "invalid", line: "v", price: 1000 });
  });
});

describe("a top-up", () => {
  test("R419 E1: puts paid value on the card and keeps a receipt", async () => {
    const body = { card: anna, amount: 2000, currency: "EUR", till: "t1", receiptNumber: "7" };
    const told = await call(shop, "/v1/top-ups", { body });
    expect(told.status).toBe(201);
    expect(topUpAnswer.safeParse(told.body).error).toBeUndefined();
    expect(told.body).toMatchObject({ paid: 2000, bonus: 0, account: { known: true } });
    expect(await has(shop, anna)).toEqual({ money: 2000, points: 0 });
    const state = await shop.replica.ports.store.account(shop.docOf(anna));
    const [lot] = Object.values(state?.purses["money" as never]?.lots ?? {});
    expect(lot?.attributes).toMatchObject({ paid: true, expires: "2029-12-31", tax: "multi" });
    const [note] = await shop.replica.ports.store.receiptNumbered("t1", "7");
    expect(note?.entry.body).toMatchObject({
      lines: [{ kind: "load", filled: shop.docOf(anna), net: 2000 }],
      tenders: [{ purse: null, amount: 2000 }],
    });
  });

  test("R418 E1: may stand in a basket, paid outside of the card", async () => {
    const lines = [bread, { id: "2", kind: "load", amount: 1000 }];
    const pay = [{ purse: "money", amount: 500 }];
    await give(shop, anna, { money: 500 });
    const told = await call(shop, "/v1/sales", { body: aSale({ basket: { lines }, pay }) });
    expect(told.body).toMatchObject({ toPay: 1000 });
    expect(await has(shop, anna)).toMatchObject({ money: 1000 });
  });

  test("R419 of nothing or in another currency is refused", async () => {
    for (const wrong of [{ amount: 0 }, { amount: -5 }, { currency: "CHF" }]) {
      const body = { card: anna, amount: 2000, currency: "EUR", ...wrong };
      expect(await call(shop, "/v1/top-ups", { body })).toMatchObject({ status: 422 });
    }
  });
});
