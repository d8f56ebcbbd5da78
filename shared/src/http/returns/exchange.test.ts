import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { saleAnswer } from "../../protocol/http/sale.ts";
import { anna, annas, type Branches, branches, call, type Told } from "./branch-builders.ts";

let world: Branches;
beforeEach(async () => {
  world = await branches();
});
afterEach(() => world.stop());

const shirt = { id: "1", article: "shirt", amount: 2_000 };
const coat = { id: "1", article: "coat", amount: 5_000 };

function sell(line: object, rest: object = {}, given: { key?: string } = {}): Promise<Told> {
  const body = { card: anna, currency: "EUR", basket: { lines: [line] }, ...rest };
  return call(world.nord, "/v1/sales", { body, ...given });
}

const entries = async () => (await world.nord.replica.ports.store.counts()).entries;
const loaded = (amount: number) => sell({ id: "1", kind: "load", amount });

describe("an exchange", () => {
  test("R449 Q2: is a return and a sale in one booking, and the difference is paid", async () => {
    const receipt = (await sell(shirt)).body["receipt"];
    const told = await sell(coat, { returns: [{ receipt }] });
    expect(told.status).toBe(201);
    expect(saleAnswer.safeParse(told.body).error).toBeUndefined();
    expect(told.body).toMatchObject({ toPay: 3_000, refund: { outside: 2_000, purses: [] } });
    expect(await annas(world.nord, "points")).toBe(50);
    const cheaper = await sell(shirt, { returns: [{ receipt: told.body["receipt"] }] });
    expect(cheaper.body).toMatchObject({ toPay: -3_000 });
    expect(await annas(world.nord, "points")).toBe(20);
  });

  test("R449 pays the new with what the old gives back to the card", async () => {
    await loaded(2_000);
    const pay = [{ purse: "money", amount: 2_000 }];
    const receipt = (await sell(shirt, { pay })).body["receipt"];
    expect(await annas(world.nord, "money")).toBe(0);
    const half = { returns: [{ receipt, lines: [{ id: "1", quantity: "0.5" }] }] };
    const told = await sell({ id: "1", amount: 1_500 }, half);
    expect(told.body).toMatchObject({ toPay: 1_500, refund: { purses: [{ amount: 1_000 }] } });
    expect(await annas(world.nord, "money")).toBe(1_000);
  });

  test("R449 that fails in one part books nothing of the other", async () => {
    const receipt = (await sell(shirt)).body["receipt"];
    const before = await entries();
    const pay = [{ purse: "money", amount: 100 }];
    const short = await sell(coat, { returns: [{ receipt }], pay });
    expect(short.body).toMatchObject({ code: "too-little" });
    const twice = await sell(coat, { returns: [{ receipt }, { receipt }] });
    expect(twice.body).toMatchObject({ code: "invalid", fields: [{ field: "returns.1.receipt" }] });
    const unknown = await sell(coat, { returns: [{ receipt: "0".repeat(32) }] });
    expect(unknown.body).toMatchObject({ code: "not-found", return: 0 });
    const recorded = await sell(coat, { returns: [{ receipt }], mode: "record" });
    expect(recorded.body).toMatchObject({ code: "invalid", fields: [{ field: "returns" }] });
    expect(await entries()).toBe(before);
    const first = await sell(coat, { returns: [{ receipt }] }, { key: "e" });
    expect(await sell(coat, { returns: [{ receipt }] }, { key: "e" })).toEqual(first);
    const again = await sell(coat, { returns: [{ receipt }] });
    expect(again.body).toMatchObject({ code: "already-reversed", return: 0, left: [] });
  });

  test("R449 is itself returned by the receipt of its sale", async () => {
    const receipt = (await sell(shirt)).body["receipt"];
    const exchanged = (await sell(coat, { returns: [{ receipt }] })).body["receipt"];
    const wish = { receipt: exchanged, reason: "return" };
    const told = await call(world.nord, "/v1/reversals", { body: wish });
    expect(told.body["refund"]).toMatchObject({ outside: 5_000 });
    expect(await annas(world.nord, "points")).toBe(0);
  });
});
