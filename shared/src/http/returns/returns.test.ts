import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reversalAnswer } from "../../protocol/http/booking.ts";
import {
  anna,
  annas,
  aPolicy,
  type Branch,
  type Branches,
  branches,
  call,
  type Told,
} from "./branch-builders.ts";

let world: Branches;

beforeEach(async () => {
  world = await branches();
});
afterEach(() => world.stop());

const rolls = { id: "1", article: "rolls", quantity: "3", amount: 500 };
const milk = { id: "2", article: "milk", quantity: "1", amount: 200 };
const sale = (rest: object = {}) => ({
  card: anna,
  currency: "EUR",
  basket: { lines: [rolls, milk] },
  ...rest,
});
const load = (amount: number) => sale({ basket: { lines: [{ id: "1", kind: "load", amount }] } });

async function sold(at: Branch, body: object): Promise<string> {
  const told = await call(at, "/v1/sales", { body });
  expect(told.status).toBe(201);
  return String(told.body["receipt"]);
}

function back(at: Branch, body: object, given: { as?: string; key?: string } = {}): Promise<Told> {
  return call(at, "/v1/reversals", { body: { reason: "return", ...body }, ...given });
}

const entriesIn = async ({ replica }: Branch) => (await replica.ports.store.counts()).entries;

describe("a return", () => {
  test("R440 Q2: of a line refunds each tender its share, and takes back what it earned", async () => {
    const { nord } = world;
    await sold(nord, load(1_000));
    const receipt = await sold(nord, sale({ pay: [{ purse: "money", amount: 350 }] }));
    expect([await annas(nord, "money"), await annas(nord, "points")]).toEqual([650, 7]);
    const told = await back(nord, { receipt, lines: [{ id: "2" }] });
    expect(told.status).toBe(201);
    expect(reversalAnswer.safeParse(told.body).error).toBeUndefined();
    expect(told.body).toMatchObject({
      refund: { purses: [{ purse: "money", amount: 100 }], outside: 100 },
      lines: [{ id: "2", quantity: "1", net: 200 }],
      account: { purses: expect.arrayContaining([expect.objectContaining({ balance: 750 })]) },
    });
    expect([await annas(nord, "money"), await annas(nord, "points")]).toEqual([750, 5]);
    const rest = await back(nord, { receipt });
    expect(rest.body["refund"]).toMatchObject({
      purses: [{ purse: "money", amount: 250 }],
      outside: 250,
      taken: [{ purse: "points", amount: 5 }],
    });
    expect([await annas(nord, "money"), await annas(nord, "points")]).toEqual([1_000, 0]);
  });

  test("R440 of a share gives to the unit what the whole would, in the end", async () => {
    const { nord } = world;
    const receipt = await sold(nord, sale());
    const outside: unknown[] = [];
    for (const quantity of ["1", "1", "0.5", "0.5"]) {
      const told = await back(nord, { receipt, lines: [{ id: "1", quantity }] });
      outside.push((told.body["refund"] as { outside: number }).outside);
    }
    expect(outside).toEqual([166, 167, 83, 84]);
  });

  test("R441 dryRun tells the same and books nothing", async () => {
    const { nord } = world;
    const receipt = await sold(nord, sale());
    const before = await entriesIn(nord);
    const wish = { receipt, lines: [{ id: "1", quantity: "2" }] };
    const dry = await back(nord, { ...wish, dryRun: true });
    expect(dry.status).toBe(201);
    expect([await entriesIn(nord), await annas(nord, "points")]).toEqual([before, 7]);
    const real = await back(nord, wish);
    expect(real.body["refund"]).toEqual(dry.body["refund"]);
    expect(real.body["lines"]).toEqual(dry.body["lines"]);
    expect(await annas(nord, "points")).toBe(3);
  });

  test("R442 finds the receipt by till and number", async () => {
    const { nord } = world;
    const receipt = await sold(nord, sale({ receiptNumber: "2026-1" }));
    const named = { receipt: { till: "t-nord", receiptNumber: "2026-1" } };
    const told = await back(nord, { ...named, lines: [{ id: "2" }] });
    expect(told.status).toBe(201);
    expect((await back(nord, { receipt })).body["refund"]).toMatchObject({ outside: 500 });
    const unknown = { receipt: { till: "t-nord", receiptNumber: "2026-2" } };
    expect((await back(nord, unknown)).body).toMatchObject({ status: 404, code: "not-found" });
  });

  test("R443 of what is back already is refused with what is left", async () => {
    const { nord } = world;
    const receipt = await sold(nord, sale());
    await back(nord, { receipt, lines: [{ id: "1", quantity: "2" }] });
    const much = await back(nord, { receipt, lines: [{ id: "1", quantity: "1.5" }] });
    expect(much.body).toMatchObject({
      status: 409,
      code: "already-reversed",
      line: "1",
      asked: "1.5",
      left: [
        { id: "1", quantity: "1" },
        { id: "2", quantity: "1" },
      ],
    });
    const none = await back(nord, { receipt, lines: [{ id: "3" }] });
    expect(none.body).toMatchObject({ code: "invalid", fields: [{ field: "lines.0.id" }] });
    await back(nord, { receipt });
    expect((await back(nord, { receipt })).body).toMatchObject({
      code: "already-reversed",
      left: [],
    });
  });

  test("R443 of the same line by two tills at once happens once", async () => {
    const { nord } = world;
    const receipt = await sold(nord, sale());
    const told = await Promise.all(
      [1, 2, 3].map(() => back(nord, { receipt, lines: [{ id: "2" }] })),
    );
    expect(told.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(await annas(nord, "points")).toBe(5);
  });

  test("R440 is answered again to the same key, and booked once", async () => {
    const { nord } = world;
    const receipt = await sold(nord, sale());
    const wish = { receipt, lines: [{ id: "2" }] };
    const first = await back(nord, wish, { key: "once" });
    expect(await back(nord, wish, { key: "once" })).toEqual(first);
    expect(await annas(nord, "points")).toBe(5);
  });

  test("R444 of a return is refused", async () => {
    const { nord } = world;
    const receipt = await sold(nord, sale());
    const told = await back(nord, { receipt, lines: [{ id: "2" }] });
    const again = await back(nord, { receipt: told.body["receipt"] });
    expect(again.body).toMatchObject({ status: 409, code: "conflict" });
  });

  test("R445 C4: undoes a load as long as it is not spent", async () => {
    const { nord } = world;
    const receipt = await sold(nord, load(1_000));
    await sold(nord, sale({ pay: [{ purse: "money", amount: 300 }] }));
    const told = await back(nord, { receipt });
    expect(told.body).toMatchObject({ code: "too-little", asked: 1_000, guaranteed: 700 });
    const part = await back(nord, { receipt, lines: [{ id: "1", quantity: "0.7" }] });
    expect(part.body["refund"]).toMatchObject({ purses: [], outside: 700 });
    expect(await annas(nord, "money")).toBe(0);
  });

  test("R446 whose points are spent is for a manager to give away", async () => {
    const { nord } = world;
    const first = await sold(nord, sale({ basket: { lines: [{ id: "1", amount: 1_500 }] } }));
    await sold(nord, sale({ rewards: ["free"] }));
    const refused = await back(nord, { receipt: first });
    expect(refused.body).toMatchObject({
      status: 409,
      code: "too-little",
      ...{ purse: "points", asked: 15, guaranteed: 5, spent: 10, deduction: null },
    });
    expect((await back(nord, { receipt: first, spent: "waive" })).status).toBe(403);
    const waived = await back(nord, { receipt: first, spent: "waive" }, { as: "manager" });
    expect(waived.body["refund"]).toMatchObject({
      outside: 1_500,
      taken: [{ amount: 5, short: 10, deduction: 0 }],
    });
    expect(await annas(nord, "points")).toBe(0);
  });

  test("R446 whose points are spent has their value deducted where the policy has one", async () => {
    const { nord } = world;
    await world.decree(aPolicy("returnValues", { points: 20 }));
    await world.sync();
    const first = await sold(nord, sale({ basket: { lines: [{ id: "1", amount: 1_500 }] } }));
    const reward = await sold(nord, sale({ rewards: ["free"] }));
    const told = await back(nord, { receipt: first });
    expect(told.body["refund"]).toMatchObject({ outside: 1_300, taken: [{ deduction: 200 }] });
    await back(nord, { receipt: reward });
    expect(await annas(nord, "points")).toBe(10);
  });
});

describe("a return at another branch", () => {
  const nobody = () => sale({ card: null });

  test("R447 Q2: in touch brings the rights there, and they are gone where it was sold", async () => {
    const { nord, hafen } = world;
    await sold(nord, load(1_000));
    const receipt = await sold(nord, sale({ pay: [{ purse: "money", amount: 700 }] }));
    await world.sync();
    const told = await back(hafen, { receipt, lines: [{ id: "2" }] });
    expect(told.status).toBe(201);
    await world.sync();
    expect(await annas(nord, "money")).toBe(500);
    world.touch = false;
    const here = await back(nord, { receipt, lines: [{ id: "1" }] });
    expect(here.body).toMatchObject({ status: 403, code: "not-allowed", heldBy: ["HAFEN"] });
    expect((await back(hafen, { receipt })).status).toBe(201);
    await world.sync();
    const views = [nord, hafen].map((branch) => annas(branch, "money"));
    expect(await Promise.all(views)).toEqual([1_000, 1_000]);
  });

  test("R447 out of touch is refused, and says who can do it", async () => {
    const { nord, hafen } = world;
    const receipt = await sold(nord, nobody());
    await world.sync();
    world.touch = false;
    const told = await back(hafen, { receipt });
    expect(told.body).toMatchObject({ code: "not-allowed", heldBy: ["NORD"] });
    expect(String(told.body["detail"])).toContain("Only NORD can undo this now");
    expect((await back(nord, { receipt })).body["refund"]).toMatchObject({ outside: 700 });
  });

  test("R447 K6: in a split happens once, also of a receipt without a card", async () => {
    const { nord, hafen } = world;
    const receipt = await sold(nord, nobody());
    await world.sync();
    const dry = await back(hafen, { receipt, lines: [{ id: "2" }], dryRun: true });
    expect(dry.status).toBe(201);
    await world.sync();
    world.touch = false;
    const told = await Promise.all([back(nord, { receipt }), back(hafen, { receipt })]);
    expect(told.map(({ status }) => status)).toEqual([403, 201]);
  });

  test("R448 by policy gives cash at the branch's own risk, and says so", async () => {
    const { nord, hafen } = world;
    await world.decree(aPolicy("returnsElsewhere", "outside"));
    await world.sync();
    const cash = await sold(nord, nobody());
    const card = await sold(nord, sale());
    await world.sync();
    world.touch = false;
    const told = await back(hafen, { receipt: cash, lines: [{ id: "2" }] });
    expect(told.body).toMatchObject({
      entries: [{ state: "provisional" }],
      refund: { outside: 200 },
      account: null,
    });
    const again = await back(hafen, { receipt: cash, lines: [{ id: "2" }] });
    expect(again.body).toMatchObject({ code: "already-reversed" });
    expect((await back(hafen, { receipt: card })).status).toBe(403);
  });
});
