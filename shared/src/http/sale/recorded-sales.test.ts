import { beforeEach, describe, expect, test } from "vitest";
import { act } from "../../replica/act.ts";
import { everything } from "../../replica/replica-builders.ts";
import { anna, aSale, aShop, bread, call, give, has, type Shop } from "./shop-builders.ts";

let shop: Shop;

beforeEach(async () => {
  shop = await aShop();
  return () => shop.app.stop();
});

const at = "2026-05-30T10:00:00+02:00";

function aRecord(rest: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return aSale({ mode: "record", at, ...rest });
}

async function block(): Promise<void> {
  const body = { kind: "status", what: "block", value: "lost", link: null } as const;
  await act(shop.replica, {
    key: { till: "t1", id: "block" },
    by: null,
    request: "",
    wishes: [{ doc: shop.docOf(anna), command: { type: "note", body } }],
    answer: async () => ({ status: 201, body: "{}" }),
  });
}

async function receiptOf(told: {
  body: Record<string, unknown>;
}): Promise<Record<string, unknown>> {
  const answer = await call(shop, `/v1/receipts/${told.body["receipt"]}`, {});
  return answer.body;
}

describe("a sale that has happened", () => {
  test("R415 is taken over with its time, its discounts and what was paid", async () => {
    await give(shop, anna, { money: 1000 });
    const discounts = [{ campaign: "happy-hour", name: "Happy hour", amount: 50 }];
    const basket = { lines: [{ ...bread, discounts }] };
    const pay = [{ purse: "money", amount: 450 }];
    const told = await call(shop, "/v1/sales", { body: aRecord({ basket, pay }) });
    expect(told).toMatchObject({ status: 201, body: { toPay: 0, evaluation: { net: 450 } } });
    expect(told.body).not.toHaveProperty("unsettled");
    expect(await has(shop, anna)).toMatchObject({ money: 550 });
    expect(await receiptOf(told)).toMatchObject({
      happenedAt: at,
      lines: [{ discount: 50, discounts: [{ campaign: "happy-hour", amount: 50 }] }],
      tenders: [{ purse: "money", units: 450, unsettled: false }],
    });
  });

  test("R415 is booked as far as there is; the rest is to be settled and counts nowhere", async () => {
    await give(shop, anna, { money: 300 });
    const pay = [{ purse: "money", amount: 500 }];
    const told = await call(shop, "/v1/sales", { body: aRecord({ pay }) });
    expect(told).toMatchObject({
      status: 201,
      body: { toPay: 0, unsettled: [{ tender: 0, purse: "money", units: 200, amount: 200 }] },
    });
    expect(await has(shop, anna)).toMatchObject({ money: 0 });
    expect(await receiptOf(told)).toMatchObject({
      tenders: [
        { purse: "money", units: 300, amount: 300, unsettled: false },
        { purse: null, account: shop.docOf(anna), units: 200, amount: 200, unsettled: true },
      ],
    });
  });

  test("R415 is not refused for a block, which refuses a live one", async () => {
    await give(shop, anna, { money: 1000 });
    await block();
    const pay = [{ purse: "money", amount: 500 }];
    const live = await call(shop, "/v1/sales", { body: aSale({ pay }) });
    expect(live).toMatchObject({ status: 409, body: { code: "blocked" } });
    const told = await call(shop, "/v1/sales", { body: aRecord({ pay }) });
    expect(told).toMatchObject({ status: 201, body: { toPay: 0 } });
    expect(await has(shop, anna)).toMatchObject({ money: 500 });
  });

  test("R415 is not refused for a voucher that cannot be made good; it stands as unsettled", async () => {
    const lines = [{ id: "v", kind: "voucher", voucher: anna.number, amount: 1000 }];
    const told = await call(shop, "/v1/sales", { body: aRecord({ basket: { lines } }) });
    expect(told).toMatchObject({
      status: 201,
      body: { unsettled: [{ line: "v", amount: 1000 }], toPay: 1000 },
    });
    expect(await receiptOf(told)).toMatchObject({ lines: [{ filled: null }] });
  });

  test("R415 is still refused when it cannot have been: more paid than it cost", async () => {
    const before = await everything(shop.replica);
    const pay = [{ purse: "money", amount: 501 }];
    const told = await call(shop, "/v1/sales", { body: aRecord({ pay }) });
    expect(told).toMatchObject({ status: 422, body: { code: "invalid", payable: 500 } });
    expect(await everything(shop.replica)).toEqual(before);
  });

  test("R415 alone brings its discounts with it", async () => {
    const basket = { lines: [{ ...bread, discounts: [{ amount: 50 }] }] };
    const told = await call(shop, "/v1/sales", { body: aSale({ basket }) });
    expect(told.body).toMatchObject({ fields: [{ field: "basket.lines.0.discounts" }] });
  });
});
