import { beforeEach, describe, expect, test } from "vitest";
import { plainEvaluation } from "../../domain/sale/plain-evaluation.ts";
import { branchReceiptsDocOf } from "../../entries/doc-ids.ts";
import { evaluationAnswer, saleAnswer, saleRequest } from "../../protocol/http/sale.ts";
import { admit } from "../../replica/admit.ts";
import { aReplica, bytesIn, everything, points } from "../../replica/replica-builders.ts";
import {
  anna,
  aSale,
  aShop,
  berta,
  bread,
  call,
  give,
  has,
  makeVoucher,
  openShop,
  type Shop,
  voucher,
  voucherLine,
} from "./shop-builders.ts";

let shop: Shop;

beforeEach(async () => {
  shop = await aShop();
  return () => shop.app.stop();
});

describe("an evaluation", () => {
  test("R426 says what a basket comes to, books nothing and names unknown fields", async () => {
    await give(shop, anna, { money: 300 });
    const before = await everything(shop.replica);
    const basket = { lines: [{ ...bread, taxCode: "7", colour: "brown" }] };
    const pay = [{ purse: "money", amount: "all" }];
    const told = await call(shop, "/v1/evaluations", { body: aSale({ basket, pay }) });
    expect(told.status).toBe(200);
    expect(evaluationAnswer.safeParse(told.body).error).toBeUndefined();
    expect(told.body).toMatchObject({
      lines: [{ id: "1", gross: 500, discount: 0, net: 500, discounts: [] }],
      net: 500,
      byTax: [{ taxCode: "7", net: 500 }],
      earns: [],
      payable: 500,
      toPay: 200,
      warnings: ["basket.lines.0.colour"],
    });
    expect(await everything(shop.replica)).toEqual(before);
  });

  test.each([
    ["negative goods", { basket: { lines: [{ ...bread, amount: -1 }] } }, "basket.lines.0.amount"],
    ["no lines", { basket: { lines: [] } }, "basket.lines"],
    ["another currency", { currency: "CHF" }, "currency"],
    [
      "a load without a card",
      { card: null, basket: { lines: [{ id: "1", kind: "load", amount: 1 }] } },
      "basket.lines.0.kind",
    ],
    ["pay without a card", { card: null, pay: [{ purse: "money", amount: 1 }] }, "pay.0.card"],
    [
      "a voucher line without a number",
      { basket: { lines: [{ id: "1", kind: "voucher", amount: 1 }] } },
      "basket.lines.0.voucher",
    ],
    [
      "a name that cannot be kept",
      { basket: { lines: [{ ...bread, name: "\ud800" }] } },
      "basket.lines.0.name",
    ],
  ])("R70 is invalid with %s", async (_name, change, field) => {
    const told = await call(shop, "/v1/evaluations", { body: aSale(change) });
    expect(told).toMatchObject({ status: 422, body: { code: "invalid", fields: [{ field }] } });
  });

  test("R70 is invalid with too many lines, and too large with very many", async () => {
    const lines = Array.from({ length: 501 }, (_, at) => ({ ...bread, id: String(at) }));
    const told = await call(shop, "/v1/evaluations", { body: aSale({ basket: { lines } }) });
    expect(told.body).toMatchObject({ code: "invalid", fields: [{ field: "basket.lines" }] });
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...bread, id: String(at) }));
    const large = await call(shop, "/v1/evaluations", { body: aSale({ basket: { lines: many } }) });
    expect([413, 422]).toContain(large.status);
  });
});

test("R70 a basket is refused when its receipt would not fit into one frame", async () => {
  const name = "ß".repeat(120);
  const discounts = Array.from({ length: 64 }, (_, at) => ({ campaign: `c${at}`, amount: 1 }));
  const lines = Array.from({ length: 150 }, (_, at) => ({
    ...bread,
    id: `${at}`,
    name,
    discounts,
  }));
  const body = aSale({ mode: "record", basket: { lines } });
  expect(await call(shop, "/v1/sales", { body })).toMatchObject({
    status: 422,
    body: { code: "invalid", fields: [{ field: "basket.lines" }] },
  });
});

describe("a sale", () => {
  test("R410 A3 C1: is paid from the card and tells what is on it now", async () => {
    await give(shop, anna, { money: 1000 });
    const pay = [{ purse: "money", amount: 450 }];
    const told = await call(shop, "/v1/sales", { body: aSale({ pay, expectNet: 500 }) });
    expect(told.status).toBe(201);
    expect(saleAnswer.safeParse(told.body).error).toBeUndefined();
    expect(told.body).toMatchObject({
      evaluation: { net: 500 },
      toPay: 50,
      entries: [{ state: "guaranteed" }, { state: "guaranteed" }],
    });
    expect(await has(shop, anna)).toEqual({ money: 550, points: 0 });
  });

  test("R417 A6 A7: is paid with points and money of one card, another card and a voucher", async () => {
    await give(shop, anna, { money: 300, points: 20 });
    await give(shop, berta, { money: 150 });
    await makeVoucher(shop);
    await call(shop, "/v1/sales", { body: aSale({ basket: { lines: [voucherLine] } }) });
    const pay = [
      { purse: "points", amount: 20 },
      { purse: "money", amount: "all" },
      { card: berta, purse: "money", amount: 150 },
      { card: voucher, purse: "money", amount: 50 },
    ];
    const told = await call(shop, "/v1/sales", { body: aSale({ pay }) });
    expect(told.body).toMatchObject({ toPay: 0 });
    expect(await has(shop, anna)).toEqual({ money: 100, points: 0 });
    expect(await has(shop, berta)).toMatchObject({ money: 0 });
    expect(await has(shop, voucher)).toMatchObject({ money: 1450 });
  });

  test("R410 C4: that asks for too much books nothing and names the tender", async () => {
    await give(shop, anna, { money: 300, points: 10 });
    const pay = [
      { purse: "points", amount: 10 },
      { purse: "money", amount: 400 },
    ];
    const before = await everything(shop.replica);
    const told = await call(shop, "/v1/sales", { body: aSale({ pay }) });
    expect(told.status).toBe(409);
    expect(told.body).toMatchObject({ code: "too-little", tender: 1, asked: 400, guaranteed: 300 });
    expect(await everything(shop.replica)).toEqual(before);
  });

  test("R417 is refused for a voucher that is not sold yet, and names the tender", async () => {
    await makeVoucher(shop);
    const pay = [{ card: voucher, purse: "money", amount: 100 }];
    const told = await call(shop, "/v1/sales", { body: aSale({ pay }) });
    expect(told).toMatchObject({ status: 409, body: { code: "inactive", tender: 0 } });
  });

  test("R413 is refused as changed when it comes to something else", async () => {
    const before = await everything(shop.replica);
    const told = await call(shop, "/v1/sales", { body: aSale({ expectNet: 450 }) });
    expect(told.status).toBe(409);
    expect(told.body).toMatchObject({ code: "changed", evaluation: { net: 500 } });
    expect(told.body["evaluation"]).not.toHaveProperty("effects");
    expect(await everything(shop.replica)).toEqual(before);
  });

  test("R412 is answered again as it was first, after a restart too", async () => {
    await give(shop, anna, { money: 500 });
    const body = aSale({ pay: [{ purse: "money", amount: 500 }], receiptNumber: "1" });
    const first = await call(shop, "/v1/sales", { key: "k", body });
    expect(first).toMatchObject({ status: 201, replayed: false });
    const again = await call(shop, "/v1/sales", { key: "k", body });
    expect(again).toEqual({ ...first, replayed: true });
    const restarted = { ...shop, ...(await openShop(shop.replica)) };
    expect(await call(restarted, "/v1/sales", { key: "k", body })).toEqual({
      ...first,
      replayed: true,
    });
    await restarted.app.stop();
    const other = await call(shop, "/v1/sales", { key: "k", body: aSale() });
    expect(other).toMatchObject({ status: 422, body: { code: "key-reused" } });
    expect(await has(shop, anna)).toMatchObject({ money: 0 });
  });

  test("R411 bears a number that its till has not used", async () => {
    const body = aSale({ receiptNumber: "2026-1" });
    const first = await call(shop, "/v1/sales", { body });
    const second = await call(shop, "/v1/sales", { body });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: "conflict", receipt: first.body["receipt"] });
    const elsewhere = await call(shop, "/v1/sales", { as: "t2", body: { ...body, till: "t2" } });
    expect(elsewhere.status).toBe(201);
  });

  test("R411 of two with one number that are decided in one step one is sold", async () => {
    const request = saleRequest.parse(aSale({ card: null, receiptNumber: "2026-2" }));
    const sell = (key: string) => {
      const action = { till: "t1", key, request: "0".repeat(64) };
      return shop.sales.sell({ by: { role: "till", till: "t1" }, action, request });
    };
    // While this is stored, the two others wait and then share a step.
    const before = give(shop, anna, { points: 1 });
    const told = await Promise.all([sell("a"), sell("b")]);
    await before;
    expect(told.map(({ ok }) => ok)).toEqual([true, false]);
    expect(told[1]).toMatchObject({ error: { code: "conflict", number: "2026-2" } });
  });

  test("R416 without a card is kept with the branch, a document a month", async () => {
    const told = await call(shop, "/v1/sales", { body: aSale({ card: null }) });
    expect(told.body).toMatchObject({
      account: null,
      toPay: 500,
      entries: [{ state: "guaranteed" }],
    });
    const doc = branchReceiptsDocOf("nord", "2026-06");
    const [kept] = await shop.replica.ports.store.entriesOf(doc);
    expect(kept?.verdict).toBe("valid");
    expect(kept?.entry.body).toMatchObject({ kind: "receipt", tenders: [{ amount: 500 }] });
    const elsewhere = await aReplica("markt", { clock: shop.clock });
    await admit(elsewhere, await bytesIn(shop.replica), { from: "nord" });
    expect(await elsewhere.ports.store.entriesOf(doc)).toMatchObject([{ verdict: "valid" }]);
  });

  test("R410 E5, C6: paid by prepaid money earns points too, and says what is on the card", async () => {
    const earning = await aShop({
      evaluate: (evaluating) => ({
        ...plainEvaluation(evaluating),
        earns: [{ purse: points, amount: 2, campaign: "base" }],
      }),
    });
    await give(earning, anna, { money: 500 });
    const pay = [{ purse: "money", amount: "all" }];
    const told = await call(earning, "/v1/sales", { body: aSale({ pay }) });
    expect(told.body).toMatchObject({
      evaluation: { earns: [{ purse: "points", amount: 2, campaign: "base" }] },
      account: { purses: expect.arrayContaining([expect.objectContaining({ balance: 2 })]) },
    });
    expect(await has(earning, anna)).toEqual({ money: 0, points: 2 });
    await earning.app.stop();
  });

  test("R414 says when only at a training till", async () => {
    const at = "2026-05-30T10:00:00+02:00";
    const told = await call(shop, "/v1/sales", { body: aSale({ at }) });
    expect(told).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    expect(await call(shop, "/v1/evaluations", { body: aSale({ at }) })).toMatchObject({
      status: 403,
    });
    const body = aSale({ at, till: "test" });
    const trained = await call(shop, "/v1/sales", { as: "test", body });
    expect(trained.status).toBe(201);
  });

  test("R410 is not booked by a device that must not book", async () => {
    const objecting = await aShop({ objection: () => ({ code: "checking-in" }) });
    const told = await call(objecting, "/v1/sales", { body: aSale() });
    expect(told).toMatchObject({ status: 503, body: { code: "checking-in" } });
    await objecting.app.stop();
  });

  test("R427 asks for the rights of all its tenders at once, before it is decided", async () => {
    const asked: string[] = [];
    let release = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    const other = await aShop({
      ask: async ({ purse, amount }) => {
        asked.push(`${purse} ${amount}`);
        if (asked.length === 2) release();
        await all;
      },
    });
    const pay = [
      { purse: "points", amount: 20 },
      { purse: "money", amount: "all" },
    ];
    await call(other, "/v1/sales", { body: aSale({ pay }) });
    expect(asked.toSorted()).toEqual(["money 400", "points 20"]);
    await other.app.stop();
  });

  test("R427 asks for what a voucher is to pay that is not known as sold here yet", async () => {
    const asked: string[] = [];
    const other: Shop = await aShop({
      ask: async ({ purse, amount }) => {
        asked.push(`${purse} ${amount}`);
        if (purse !== "money") return;
        const basket = { lines: [voucherLine] };
        await call(other, "/v1/sales", { as: "t2", body: aSale({ basket, till: "t2" }) });
      },
    });
    await makeVoucher(other);
    const pay = [{ card: voucher, purse: "money", amount: "all" }];
    const told = await call(other, "/v1/sales", { body: aSale({ card: null, pay }) });
    expect(asked).toEqual(["money 500"]);
    expect(told).toMatchObject({ status: 201, body: { toPay: 0 } });
    expect(await has(other, voucher)).toMatchObject({ money: 1000 });
    await other.app.stop();
  });
});
