import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { canonicalCard } from "../../domain/card.ts";
import { madeVouchers, voucherView } from "../../protocol/http/voucher.ts";
import { everything } from "../../replica/replica-builders.ts";
import { call, type Shop } from "../sale/shop-builders.ts";
import { missesPerMinute } from "./guess-limit.ts";
import { aVoucherShop, unknown, type VoucherShop, wish } from "./voucher-shop-builders.ts";

let shop: Shop;
let vouchers: VoucherShop;

beforeEach(async () => {
  vouchers = await aVoucherShop();
  shop = vouchers.shop;
});

afterEach(() => shop.app.stop());

describe("POST /v1/vouchers", () => {
  test("R460 F3: makes vouchers to print, each with a number and a code of its own", async () => {
    const { status, body } = await call(shop, "/v1/vouchers", { body: { ...wish, count: 3 } });
    expect(status).toBe(201);
    const { vouchers: list } = madeVouchers.parse(body);
    expect(new Set(list.map(({ number }) => number)).size).toBe(3);
    for (const { number, qr, ...rest } of list) {
      expect(canonicalCard({ scheme: "voucher", number }, ["voucher"]).ok).toBe(true);
      expect(qr).toBe(`https://cardweave.example/v/${number}`);
      expect(rest).toMatchObject({
        price: 1_000,
        value: 1_500,
        currency: "EUR",
        state: "inactive",
      });
    }
  });

  test("R460 tells a retry the same numbers, and makes no more", async () => {
    const first = await call(shop, "/v1/vouchers", { key: "k", body: wish });
    const count = (await everything(shop.replica)).length;
    const again = await call(shop, "/v1/vouchers", { key: "k", body: wish });
    expect(again).toEqual({ ...first, replayed: true });
    expect((await everything(shop.replica)).length).toBe(count);
  });

  test.each([
    [{ currency: "CHF" }, "currency"],
    [{ price: 1_501 }, "price"],
    [{ value: 0 }, "value"],
    [{ value: 12.5 }, "value"],
    [{ count: 101 }, "count"],
    [{ expires: "2026-12-31" }, "expires"],
  ])("R460 refuses %o, and makes nothing", async (given, field) => {
    const before = (await everything(shop.replica)).length;
    const { status, body } = await call(shop, "/v1/vouchers", { body: { ...wish, ...given } });
    expect([status, body["code"]]).toEqual([422, "invalid"]);
    expect(body["fields"]).toMatchObject([{ field }]);
    expect((await everything(shop.replica)).length).toBe(before);
  });

  test("R460 keeps numbers out of every entry", async () => {
    const number = await vouchers.one();
    await vouchers.sold(number);
    const texts = (await everything(shop.replica)).map(({ bytes }) =>
      Buffer.from(bytes).toString("latin1"),
    );
    expect(texts.some((text) => text.includes(number))).toBe(false);
  });
});

describe("GET /v1/vouchers/{number}", () => {
  test("R461 F2: tells what it costs, and once it is sold what is left and where it was sold", async () => {
    const number = await vouchers.one();
    const before = await vouchers.show(number);
    expect(voucherView.parse(before.body)).toMatchObject({
      state: "inactive",
      price: 1_000,
      value: 1_500,
      rest: 0,
      sold: null,
    });
    const { body } = await vouchers.sold(number);
    await vouchers.pay(number, 400);
    const after = await vouchers.show(number.toLowerCase());
    expect(voucherView.parse(after.body)).toMatchObject({
      number,
      state: "active",
      price: 1_000,
      value: 1_500,
      rest: 1_100,
      guaranteed: 1_100,
      provisional: 0,
      sold: { branch: "nord", till: "t1", receipt: body["receipt"] },
    });
  });

  test("R461 tells a wrong character by its field, and a number that nobody made", async () => {
    const number = await vouchers.one();
    const wrong = `${number[0] === "A" ? "B" : "A"}${number.slice(1)}`;
    expect(await vouchers.show(wrong)).toMatchObject({
      status: 422,
      body: { code: "invalid", fields: [{ field: "number", reason: "check-character-wrong" }] },
    });
    expect(await vouchers.show("ABC")).toMatchObject({ body: { fields: [{ field: "number" }] } });
    expect(await vouchers.show(unknown(1))).toMatchObject({
      status: 404,
      body: { code: "not-found" },
    });
  });

  test("R462 stops a till that guesses for a minute, and no other", async () => {
    const number = await vouchers.one();
    for (let at = 0; at < missesPerMinute; at++)
      expect((await vouchers.show(unknown(at))).status).toBe(404);
    expect(await vouchers.show(number)).toMatchObject({
      status: 429,
      body: { code: "too-many", retryAfterSeconds: 60 },
    });
    expect((await vouchers.show(number, "t2")).status).toBe(200);
    shop.clock.move(60_000);
    expect((await vouchers.show(number)).status).toBe(200);
  });
});

test("R468 no line of the log names a voucher", async () => {
  const number = await vouchers.one();
  await vouchers.show(number);
  await vouchers.sold(number);
  await vouchers.show(`${number}X`);
  expect(shop.app.lines.length).toBeGreaterThan(3);
  expect(shop.app.lines.join("\n")).not.toContain(number);
});

describe("GET /v1/vouchers/{number}/file", () => {
  test("R465 F4: gives a PDF or an SVG to send", async () => {
    const number = await vouchers.one();
    const pdf = await vouchers.file(`${number}/file`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const svg = await (await vouchers.file(`${number}/file?format=svg&language=en`)).text();
    expect(svg).toContain("Gift voucher");
    expect(await (await vouchers.file(`${number}/file?format=qr`)).text()).toContain("<path d=");
  });

  test("R465 F4: prints names and message, and keeps them nowhere", async () => {
    const number = await vouchers.one();
    const before = (await everything(shop.replica)).length;
    const body = { format: "svg", to: "Ada", from: "Bo", message: "Zum Fest" };
    const text = await (await vouchers.file(`${number}/file`, { body })).text();
    for (const words of ["Für Ada", "Zum Fest", "Von Bo"]) expect(text).toContain(words);
    expect((await everything(shop.replica)).length).toBe(before);
  });

  test("R465 refuses one that is void or unknown", async () => {
    const number = await vouchers.one();
    await vouchers.voided(number);
    expect((await vouchers.file(`${number}/file`)).status).toBe(409);
    expect((await vouchers.file(`${unknown(5)}/file`)).status).toBe(404);
  });
});
