import { beforeEach, describe, expect, test } from "vitest";
import { plainEvaluation } from "../../domain/sale/plain-evaluation.ts";
import { receiptIdOf } from "../../entries/hash.ts";
import { commitAnswer, holdAnswer, voidAnswer } from "../../protocol/http/hold.ts";
import { everything, points, quiet } from "../../replica/replica-builders.ts";
import {
  anna,
  aSale,
  aShop,
  call,
  give,
  has,
  openShop,
  type Shop,
  type Told,
} from "./shop-builders.ts";

let shop: Shop;

beforeEach(async () => {
  shop = await aShop({
    evaluate: (evaluating) => ({
      ...plainEvaluation(evaluating),
      earns: evaluating.card === null ? [] : [{ purse: points, amount: 2, campaign: "base" }],
    }),
  });
  await give(shop, anna, { money: 1000 });
  return () => shop.app.stop();
});

const pay = [{ purse: "money", amount: "all" }];

function hold(key: string, rest: Readonly<Record<string, unknown>> = {}): Promise<Told> {
  return call(shop, "/v1/holds", { key, body: aSale({ pay, ...rest }) });
}

function end(how: "commit" | "void", told: Told, body?: unknown): Promise<Told> {
  return call(shop, `/v1/holds/${told.body["hold"]}/${how}`, { method: "POST", body });
}

async function passes(ms: number): Promise<void> {
  shop.clock.move(ms);
  await quiet(shop.replica);
}

const quarterHour = 15 * 60_000;

describe("a hold", () => {
  test("R422 takes its value at once and tells until when", async () => {
    const told = await hold("h");
    expect(told.status).toBe(201);
    expect(holdAnswer.safeParse(told.body).error).toBeUndefined();
    expect(told.body).toMatchObject({
      hold: receiptIdOf(shop.replica.device, { till: "t1", id: "h" }),
      evaluation: { net: 500 },
      toPay: 0,
      validUntil: "2026-06-01T12:15:00+02:00",
    });
    expect(await has(shop, anna)).toEqual({ money: 500, points: 0 });
    expect(await hold("h")).toEqual({ ...told, replayed: true });
  });

  test("R422 becomes a receipt by its commit, once, with what was earned", async () => {
    const held = await hold("h", { receiptNumber: "11" });
    const told = await end("commit", held);
    expect(told).toMatchObject({
      status: 201,
      replayed: false,
      body: { hold: held.body["hold"], evaluation: { net: 500 }, toPay: 0 },
    });
    expect(commitAnswer.safeParse(told.body).error).toBeUndefined();
    expect(await has(shop, anna)).toEqual({ money: 500, points: 2 });
    expect(await end("commit", held)).toEqual({ ...told, replayed: true });
    const receipt = await call(shop, `/v1/receipts/${told.body["receipt"]}`, {});
    expect(receipt.body).toMatchObject({
      kind: "sale",
      number: "11",
      hold: held.body["hold"],
      tenders: [{ purse: "money", units: 500 }],
    });
    await passes(2 * quarterHour);
    expect(await has(shop, anna)).toEqual({ money: 500, points: 2 });
  });

  test("R422 gives everything back by its void, once", async () => {
    const held = await hold("h");
    const told = await end("void", held);
    expect(told).toMatchObject({ status: 200, body: { state: "void", account: { known: true } } });
    expect(voidAnswer.safeParse(told.body).error).toBeUndefined();
    expect(await has(shop, anna)).toEqual({ money: 1000, points: 0 });
    expect(await end("void", held)).toEqual({ ...told, replayed: true });
  });

  test("R423 that is void is not committed, and one that is committed not void", async () => {
    const first = await hold("h");
    await end("void", first);
    const late = await end("commit", first);
    expect(late).toMatchObject({ status: 409, body: { code: "conflict", state: "void" } });
    const second = await hold("i");
    await end("commit", second);
    const back = await end("void", second);
    expect(back).toMatchObject({ status: 409, body: { code: "conflict", state: "committed" } });
    expect(await has(shop, anna)).toEqual({ money: 500, points: 2 });
  });

  test("R423 that is committed and void at the same moment is one of both", async () => {
    const held = await hold("h");
    const told = await Promise.all([end("commit", held), end("void", held)]);
    expect(told.map(({ status }) => status).toSorted()).toContain(409);
    const isSold = told[0]?.status === 201;
    expect(await has(shop, anna)).toEqual(
      isSold ? { money: 500, points: 2 } : { money: 1000, points: 0 },
    );
  });

  test.each([
    ["its id", (id: string) => id],
    ["the key that it would come with", () => "late"],
  ])("R424 that was void before it came is refused: by %s", async (_name, nameFor) => {
    const id = receiptIdOf(shop.replica.device, { till: "t1", id: "late" });
    const before = await everything(shop.replica);
    const path = `/v1/holds/${nameFor(id)}/void`;
    const told = await call(shop, path, { method: "POST" });
    expect(told).toMatchObject({ status: 200, body: { state: "void" } });
    const late = await hold("late");
    expect(late).toMatchObject({ status: 409, body: { code: "conflict", state: "void" } });
    expect(await everything(shop.replica)).toEqual(before);
    expect((await hold("another")).status).toBe(201);
  });

  test("R425 is let go of when its time is over", async () => {
    await hold("h");
    await passes(quarterHour - 1);
    expect(await has(shop, anna)).toMatchObject({ money: 500 });
    await passes(1);
    expect(await has(shop, anna)).toMatchObject({ money: 1000 });
  });

  test("R425 is let go of by a node that was off at that time", async () => {
    await hold("h");
    await shop.app.stop();
    await passes(2 * quarterHour);
    expect(await has(shop, anna)).toMatchObject({ money: 500 });
    const restarted = await openShop(shop.replica);
    await quiet(shop.replica);
    await passes(0);
    expect(await has(shop, anna)).toMatchObject({ money: 1000 });
    await restarted.app.stop();
  });

  test("R425 that has expired is committed when all of it can be had again", async () => {
    const held = await hold("h");
    await passes(quarterHour);
    const told = await end("commit", held, { receiptNumber: "12" });
    expect(told.status).toBe(201);
    expect(await has(shop, anna)).toEqual({ money: 500, points: 2 });
  });

  test("R425 that has expired is refused when its value is gone", async () => {
    const held = await hold("h");
    await passes(quarterHour);
    await call(shop, "/v1/sales", { body: aSale({ pay: [{ purse: "money", amount: 500 }] }) });
    await call(shop, "/v1/sales", { body: aSale({ pay: [{ purse: "money", amount: 450 }] }) });
    const told = await end("commit", held);
    expect(told).toMatchObject({
      status: 409,
      body: { code: "expired", because: { code: "too-little", tender: 0 } },
    });
    expect(await has(shop, anna)).toMatchObject({ money: 50 });
    expect(await end("void", held)).toMatchObject({ status: 200, body: { state: "void" } });
    expect(await has(shop, anna)).toMatchObject({ money: 50 });
  });

  test("R422 that nobody knows is not found", async () => {
    const told = await call(shop, `/v1/holds/${"0".repeat(32)}/commit`, { method: "POST" });
    expect(told).toMatchObject({ status: 404, body: { code: "not-found" } });
  });

  test("R411 with a number that is sold already is refused", async () => {
    await call(shop, "/v1/sales", { body: aSale({ receiptNumber: "5" }) });
    expect(await hold("h", { receiptNumber: "5" })).toMatchObject({ status: 409 });
    const held = await hold("i");
    expect(await end("commit", held, { receiptNumber: "5" })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    expect((await end("commit", held, { receiptNumber: "6" })).status).toBe(201);
  });
});
