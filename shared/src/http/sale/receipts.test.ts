import { beforeEach, describe, expect, test } from "vitest";
import { receiptList, receiptView } from "../../protocol/http/receipt.ts";
import { admit } from "../../replica/admit.ts";
import { aReplica, bytesIn } from "../../replica/replica-builders.ts";
import { ask } from "../app-builders.ts";
import { anna, aSale, aShop, bread, call, give, openShop, type Shop } from "./shop-builders.ts";

let shop: Shop;

beforeEach(async () => {
  shop = await aShop();
  await give(shop, anna, { money: 1000, points: 20 });
  return () => shop.app.stop();
});

async function sell(): Promise<string> {
  const lines = [
    { ...bread, name: "Brot", taxCode: "7" },
    { id: "2", kind: "load", amount: 1000 },
  ];
  const pay = [
    { purse: "points", amount: 20 },
    { purse: "money", amount: 300 },
  ];
  const body = aSale({ basket: { lines }, pay, receiptNumber: "2026-1" });
  const told = await call(shop, "/v1/sales", { body });
  return String(told.body["receipt"]);
}

describe("a receipt", () => {
  test("R420 tells its lines, how it was paid, and what was booked", async () => {
    const id = await sell();
    const { status, body } = await call(shop, `/v1/receipts/${id}`, {});
    expect(status).toBe(200);
    expect(receiptView.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({
      receipt: id,
      kind: "sale",
      number: "2026-1",
      till: "t1",
      branch: "nord",
      state: "booked",
      net: 1500,
      lines: [
        {
          id: "1",
          name: "Brot",
          quantity: "2",
          gross: 500,
          discount: 0,
          taxCode: "7",
          filled: null,
        },
        { id: "2", kind: "load", filled: shop.docOf(anna) },
      ],
      tenders: [
        { purse: "points", account: shop.docOf(anna), units: 20, amount: 100 },
        { purse: "money", units: 300, amount: 300 },
        { purse: null, account: null, amount: 1100, unsettled: false },
      ],
      returned: [],
      entries: [
        { kind: "debit", purse: "points", state: "valid" },
        { kind: "debit", purse: "money" },
        { kind: "credit", purse: "money", amount: 1000 },
        { kind: "receipt" },
      ],
    });
  });

  test("R411 is found by its till and number, in other branches too once it has arrived", async () => {
    const id = await sell();
    const find = (at: Shop, name: string) => call(at, `/v1/receipts?${name}`, {});
    const told = await find(shop, "till=t1&number=2026-1");
    expect(receiptList.safeParse(told.body).error).toBeUndefined();
    expect(told.body).toMatchObject({ items: [{ receipt: id }], next: null });
    for (const other of ["till=t2&number=2026-1", "till=t1&number=2026-2"]) {
      expect((await find(shop, other)).body).toEqual({ items: [], next: null });
    }
    expect(await find(shop, "till=t1")).toMatchObject({ status: 422 });
    const elsewhere = await aReplica("markt", { clock: shop.clock });
    await admit(elsewhere, await bytesIn(shop.replica), { from: "nord" });
    const markt = { ...shop, ...(await openShop(elsewhere)) };
    expect((await find(markt, "till=t1&number=2026-1")).body).toMatchObject({
      items: [{ receipt: id, branch: "nord" }],
    });
    await markt.app.stop();
  });

  test("R421 can be read as text, in German and English", async () => {
    const id = await sell();
    const read = async (lang: string) => {
      const headers = { accept: "text/plain" };
      const answer = await ask(`${shop.app.url}/v1/receipts/${id}?lang=${lang}`, {
        as: "t1",
        headers,
      });
      expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
      return answer.text();
    };
    const german = await read("de");
    expect(german.split("\n").every((line) => line.length <= 42)).toBe(true);
    expect(german).toContain("Beleg 2026-1");
    expect(german).toMatch(/2 x Brot +5,00/);
    expect(german).toMatch(/Summe EUR +15,00/);
    expect(german).toMatch(/points \(20\) +1,00/);
    expect(german).toMatch(/Bar oder anders +11,00/);
    expect(await read("en")).toMatch(/Total EUR +15\.00/);
  });

  test("R420 that nobody has is not found", async () => {
    expect(await call(shop, `/v1/receipts/${"0".repeat(32)}`, {})).toMatchObject({ status: 404 });
  });
});
