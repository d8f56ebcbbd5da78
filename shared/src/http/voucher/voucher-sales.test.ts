import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { voucherBooked } from "../../protocol/http/voucher.ts";
import { act } from "../../replica/act.ts";
import { anna, aSale, bread, call, type Shop } from "../sale/shop-builders.ts";
import { aVoucherShop, unknown, type VoucherShop } from "./voucher-shop-builders.ts";

let shop: Shop;
let vouchers: VoucherShop;

beforeEach(async () => {
  vouchers = await aVoucherShop();
  shop = vouchers.shop;
});

afterEach(() => shop.app.stop());

describe("POST /v1/vouchers/{number}/activate", () => {
  test("R463 F1: sells a pre-printed voucher with a receipt that says which account it filled", async () => {
    const number = await vouchers.one();
    const { status, body } = await vouchers.sold(number, {
      receiptNumber: "2026-1",
      amount: 1_000,
    });
    expect(status).toBe(201);
    const { voucher, receipt } = voucherBooked.parse(body);
    expect(voucher).toMatchObject({ state: "active", rest: 1_500, guaranteed: 1_500 });
    const [note] = (await shop.replica.ports.store.receipt(receipt as never)).flatMap(
      ({ entry }) => (entry.body.kind === "receipt" ? [entry.body] : []),
    );
    expect(note).toMatchObject({
      number: "2026-1",
      lines: [{ kind: "voucher", net: 1_000, filled: voucher.account }],
      tenders: [{ purse: null, amount: 1_000 }],
    });
  });

  test("R463 sells it once; a retry hears the first answer, and the key is for this voucher", async () => {
    const [number = "", other = ""] = await vouchers.make({ count: 2 });
    const path = `/v1/vouchers/${number}/activate`;
    const body = { till: "t1" };
    const first = await call(shop, path, { key: "a", body });
    expect(await call(shop, path, { key: "a", body })).toEqual({ ...first, replayed: true });
    expect((await vouchers.sold(number)).body).toMatchObject({ code: "conflict", state: "active" });
    const reused = await call(shop, `/v1/vouchers/${other}/activate`, { key: "a", body });
    expect(reused.body["code"]).toBe("key-reused");
    expect((await vouchers.show(other)).body["state"]).toBe("inactive");
  });

  test("R463 refuses another price, an unknown number and a receipt number that is taken", async () => {
    const [number = "", other = ""] = await vouchers.make({ count: 2 });
    expect((await vouchers.sold(number, { amount: 900 })).body).toMatchObject({
      code: "invalid",
      price: 1_000,
    });
    expect((await vouchers.sold(unknown(3))).status).toBe(404);
    await vouchers.sold(number, { receiptNumber: "7" });
    expect((await vouchers.sold(other, { receiptNumber: "7" })).body["code"]).toBe("conflict");
    expect((await vouchers.show(other)).body["state"]).toBe("inactive");
  });

  test("R463 a voided one is never sold, and a sold one is never voided", async () => {
    const [number = "", other = ""] = await vouchers.make({ count: 2 });
    expect((await vouchers.voided(number)).body).toMatchObject({ voucher: { state: "void" } });
    expect((await vouchers.sold(number)).body["code"]).toBe("conflict");
    await vouchers.sold(other);
    expect((await vouchers.voided(other)).body["code"]).toBe("conflict");
    expect((await vouchers.voided(unknown(4))).status).toBe(404);
  });

  test("R463 a given voucher costs nothing, and its receipt has no tender", async () => {
    const number = await vouchers.one({ price: 0, value: 500 });
    const { body } = await vouchers.sold(number);
    expect(body).toMatchObject({ voucher: { rest: 500, price: 0 } });
  });

  test("R463 once its sale is undone it can be sold anew, or voided and says so", async () => {
    const number = await vouchers.one();
    const receipt = (await vouchers.sold(number)).body["receipt"];
    const booked = await shop.replica.ports.store.receipt(receipt as never);
    const wishes = booked
      .filter(({ entry }) => entry.body.kind !== "receipt")
      .map(({ id, entry }) => ({ doc: entry.doc, command: { type: "reverse", of: id } as const }));
    const undone = await act(shop.replica, {
      key: { till: "t1", id: "undo" },
      by: null,
      request: "",
      wishes,
      answer: async () => ({ status: 201, body: "{}" }),
    });
    expect(undone.ok).toBe(true);
    expect((await vouchers.show(number)).body).toMatchObject({ state: "inactive", sold: null });
    expect((await vouchers.voided(number)).status).toBe(201);
    expect((await vouchers.show(number)).body["state"]).toBe("void");
  });
});

describe("a basket with vouchers", () => {
  test("R464 A4, F2: sells a voucher as one line of a sale", async () => {
    const number = await vouchers.one();
    const line = { id: "2", kind: "voucher", quantity: "1", amount: 1_000, voucher: number };
    const sale = aSale({ card: anna, basket: { lines: [bread, line] } });
    expect((await call(shop, "/v1/sales", { body: sale })).body).toMatchObject({ toPay: 1_500 });
    expect((await vouchers.show(number)).body).toMatchObject({ state: "active", rest: 1_500 });
    expect((await call(shop, "/v1/sales", { body: sale })).body["code"]).toBe("conflict");
  });

  test("R464 F2: pays in parts, until the rest is nothing", async () => {
    const number = await vouchers.one({ price: 700, value: 700 });
    expect((await vouchers.pay(number, 100)).body["code"]).toBe("inactive");
    await vouchers.sold(number);
    expect((await vouchers.pay(number, 500)).body).toMatchObject({ toPay: 0 });
    expect((await vouchers.show(number)).body["rest"]).toBe(200);
    expect((await vouchers.pay(number, 201)).body["code"]).toBe("too-little");
    expect((await vouchers.pay(number, 200)).body).toMatchObject({ toPay: 300 });
    expect((await vouchers.show(number)).body).toMatchObject({ state: "used", rest: 0 });
    expect((await vouchers.pay(number, 1)).body["code"]).toBe("already-used");
  });
});
