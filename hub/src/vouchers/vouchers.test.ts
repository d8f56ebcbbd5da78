import { balanceOf, emptyPurse, rightsOf } from "@cardweave/shared/domain/account";
import { couponPurse } from "@cardweave/shared/domain/campaigns/effects/issue";
import { canonicalCard } from "@cardweave/shared/domain/card";
import type { PurseId } from "@cardweave/shared/domain/ids";
import { inactivePurse } from "@cardweave/shared/domain/voucher/voucher";
import { accountDocOf } from "@cardweave/shared/entries/doc-ids";
import { aSigner } from "@cardweave/shared/entries/entry-builders";
import { ask } from "@cardweave/shared/http/app-builders";
import { openApiOf } from "@cardweave/shared/http/openapi";
import { gapsIn } from "@cardweave/shared/http/openapi-builders";
import type { BookingAnswer } from "@cardweave/shared/protocol/http/booking";
import type { VoucherView } from "@cardweave/shared/protocol/http/voucher";
import {
  type CouponBatchView,
  couponBatchView,
  type VoucherBatchView,
  voucherBatchView,
} from "@cardweave/shared/protocol/http/voucher-batch";
import {
  aCertificate,
  accountOf,
  aNetworkOf,
  decree,
  everything,
} from "@cardweave/shared/replica/replica-builders";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aCard, admin, aHubApp, call, type HubApp, networkSecret } from "../hub-builders.ts";

import { ensureActivationPurse } from "./activation-purse.ts";

const path = "/v1/vouchers/batches";
const north = aSigner("north").device;

let hub: HubApp;

beforeEach(async () => {
  hub = await aHubApp();
  await decree(hub.replica, { ...aCertificate("north"), branch: "nord" } as never);
});

afterEach(async () => {
  await hub.stop();
  expect(hub.faults).toEqual([]);
});

const terms = { price: 1_000, value: 1_500, currency: "EUR", branch: "nord" };
let keys = 0;

function order<T = VoucherBatchView>(body: object, key = `order ${keys++}`, to = path) {
  return call<T>(hub, to, { method: "POST", key, body });
}

/** Lets what was ordered be made. */
async function made<T extends { state: string; made: number }>(at: string): Promise<T> {
  for (let round = 0; round < 2_000; round++) {
    hub.clock.move(0);
    await new Promise((resolve) => setImmediate(resolve));
    const { body } = await call<T>(hub, at);
    if (body.state === "ready") return body;
  }
  throw new Error("never ready");
}

async function file(at: string): Promise<Response> {
  return ask(`${hub.app.url}${at}/file?format=csv`, { as: admin });
}

async function numbersIn(at: string): Promise<readonly string[]> {
  const text = await (await file(at)).text();
  const [, ...rows] = text.trimEnd().split("\r\n");
  return rows.map((row) => row.split(",")[0] ?? "");
}

const docOf = (number: string, scheme = "voucher") => accountDocOf(networkSecret, scheme, number);

async function batchOf(count: number, given: object = {}): Promise<string> {
  const { body, status } = await order({ ...terms, count, ...given });
  expect(status).toBe(201);
  expect(voucherBatchView.safeParse(body).error).toBeUndefined();
  await made(`${path}/${body.id}`);
  return `${path}/${body.id}`;
}

describe("a batch of pre-printed vouchers", () => {
  test("R720, R721 F1: is made whole, and the branch's device may sell each", async () => {
    const at = await batchOf(430);
    const numbers = await numbersIn(at);
    expect(new Set(numbers).size).toBe(430);
    for (const number of numbers.slice(0, 20)) {
      expect(canonicalCard({ scheme: "voucher", number }, ["voucher"]).ok).toBe(true);
      const purse = (await accountOf(hub.replica, docOf(number))).purses[inactivePurse];
      expect(rightsOf(purse ?? emptyPurse, north)).toBe(1_500);
    }
    const totals = await hub.replica.ports.store.totals();
    expect(totals).toMatchObject({ inactive: 430 * 1_500 });
  });

  test("R720 F1: broken off and begun anew, each voucher is made once", async () => {
    const { body } = await order({ ...terms, count: 500 });
    await pumped(hub.hub.idle());
    const at = `${path}/${body.id}`;
    const before = (await call<VoucherBatchView>(hub, at)).body.made;
    expect(before).toBeLessThan(500);
    expect((await file(at)).status).toBe(409);
    hub.desk.run("UPDATE batches SET made = 0 WHERE id = ?", body.id);
    hub = await hub.restart();
    await made(at);
    expect((await numbersIn(at)).length).toBe(500);
    const totals = await hub.replica.ports.store.totals();
    expect(totals).toMatchObject({ inactive: 500 * 1_500 });
  });

  test("R466 a retry finds the batch that was ordered, and its key is for that order", async () => {
    const first = await order({ ...terms, count: 3 }, "k");
    const again = await order({ ...terms, count: 3 }, "k");
    expect(again.body.id).toBe(first.body.id);
    expect((await order({ ...terms, count: 4 }, "k")).body).toMatchObject({ code: "key-reused" });
    await made(`${path}/${first.body.id}`);
    const { body } = await call<{ items: VoucherBatchView[] }>(hub, path);
    expect(body.items.map(({ id, count, made: done }) => [id, count, done])).toEqual([
      [first.body.id, 3, 3],
    ]);
    const keyless = await call(hub, path, { method: "POST", body: { ...terms, count: 1 } });
    expect(keyless.body).toMatchObject({ code: "idempotency-key-missing" });
  });

  test.each([
    [{ count: 0 }, "count"],
    [{ count: 50_001 }, "count"],
    [{ count: 1, branch: "west" }, "branch"],
    [{ count: 1, branch: "sued" }, "branch"],
    [{ count: 1, currency: "USD" }, "currency"],
    [{ count: 1, price: 2_000 }, "price"],
    [{ count: 1, expires: "2026-12-31" }, "expires"],
  ])("R466 refuses %o, and orders nothing", async (given, field) => {
    const { status, body } = await order({ ...terms, ...given });
    expect([status, body]).toMatchObject([422, { code: "invalid", fields: [{ field }] }]);
    expect((await call(hub, path)).body).toMatchObject({ items: [] });
  });

  test("R466 F1: its file is CSV, or sheets of slips, in parts too; taking it is written down", async () => {
    const at = await batchOf(25, { design: "Herbst" });
    const csv = await (await file(at)).text();
    expect(csv.split("\r\n")[0]).toBe("number,qr,price,value,currency,expires");
    expect(csv.split("\r\n")[1]).toMatch(
      /^(\w{17}),https:\/\/[^,]+\/v\/\1,1000,1500,EUR,2029-12-31$/,
    );
    const pdf = ask(`${hub.app.url}${at}/file?format=pdf&from=6&count=20`, { as: admin });
    const bytes = await pumped(pdf.then((response) => response.arrayBuffer()));
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2);
    const { body } = await call<{ items: { act: string; detail: object }[] }>(hub, "/v1/audit");
    expect(body.items[0]).toMatchObject({ act: "batch-file", detail: { from: 6, count: 20 } });
    expect(JSON.stringify(body)).not.toContain((await numbersIn(at))[0]);
  });

  test("R461 shows each of them by its number at the hub, too", async () => {
    const [number = ""] = await numbersIn(await batchOf(1));
    const { body } = await call<VoucherView>(hub, `/v1/vouchers/${number}`);
    expect(body).toMatchObject({ number, state: "inactive", price: 1_000, value: 1_500 });
  });
});

/** Prints pause on the clock, which stands still. */
async function pumped<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    hub.clock.move(0);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return done;
}

describe("coupons", () => {
  test("R719, R467 single-use codes are one unit each, with a CSV", async () => {
    const wish = { coupon: "advent", count: 220, expires: "2026-12-24", name: "Advent" };
    const { status, body } = await order<CouponBatchView>(wish, "c", "/v1/coupons");
    expect(status).toBe(201);
    expect(couponBatchView.safeParse(body).error).toBeUndefined();
    const at = `/v1/coupons/batches/${body.id}`;
    await made(at);
    const numbers = await numbersIn(at);
    expect(new Set(numbers).size).toBe(220);
    const purse = couponPurse("advent");
    for (const number of numbers.slice(0, 10)) {
      const held = (await accountOf(hub.replica, docOf(number, "coupon"))).purses[purse];
      expect(balanceOf(held ?? emptyPurse)).toBe(1);
    }
    expect(hub.replica.directory.purses.get(purse)).toMatchObject({ unit: "coupon" });
    const { body: list } = await call<{ items: CouponBatchView[] }>(hub, "/v1/coupons");
    expect(list.items.map(({ coupon }) => coupon)).toEqual(["advent"]);
    expect((await call(hub, `${path}/${body.id}`)).status).toBe(404);
  });

  test("R467 a personal coupon lies on the card, once however often it is sent", async () => {
    const card = aCard();
    const give = (key: string, body: object = { card }) =>
      call<BookingAnswer>(hub, "/v1/coupons/spring/cards", { method: "POST", key, body });
    const { status, body } = await give("g");
    expect(status).toBe(201);
    expect((await give("g")).body).toEqual(body);
    expect((await give("g", { card: aCard() })).body).toMatchObject({ code: "key-reused" });
    const purse: PurseId = couponPurse("spring");
    const held = (await accountOf(hub.replica, docOf(card.number, "own"))).purses[purse];
    expect(balanceOf(held ?? emptyPurse)).toBe(1);
    expect((await give("p", { card, expires: "2020-01-01" })).body).toMatchObject({
      code: "invalid",
    });
  });
});

test("R720 all entries of batches are valid, and neither they nor the desk show a number", async () => {
  const numbers = await numbersIn(await batchOf(5));
  const entries = await everything(hub.replica);
  expect(entries.every(({ verdict }) => verdict === "valid")).toBe(true);
  const texts = entries.map(({ bytes }) => Buffer.from(bytes).toString("latin1")).join();
  expect(numbers.some((number) => texts.includes(number))).toBe(false);
  const rows = hub.desk.rows("SELECT sealed FROM numbers").flatMap((row) => Object.values(row));
  const kept = rows.map((value) => Buffer.from(value as Uint8Array | string).toString("latin1"));
  expect(numbers.some((number) => kept.join().includes(number))).toBe(false);
});

test("R722 a hub gives a network that has no vouchers yet what they need", async () => {
  const old = await aNetworkOf(["north"]);
  await ensureActivationPurse(old);
  const count = (await everything(old)).length;
  expect(old.directory.purses.get(inactivePurse)).toMatchObject({ unit: "activation" });
  await ensureActivationPurse(old);
  expect((await everything(old)).length).toBe(count);
});

test("R466 every call is described", () => {
  const about = { title: "Hub", version: "1", text: "" };
  expect(gapsIn(openApiOf(about, hub.hub.routes), hub.hub.routes)).toEqual([]);
});
