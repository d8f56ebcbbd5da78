import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dayBounds } from "../../domain/day/day-bounds.ts";
import type { DayTotals } from "../../domain/day/day-totals.ts";
import type { PurseId } from "../../domain/ids.ts";
import type { EntryStore } from "../../ports/entry-store.ts";
import { type DayView, dayView } from "../../protocol/http/day.ts";
import { act } from "../../replica/act.ts";
import { ask } from "../app-builders.ts";
import { anna, annasDoc, type Branches, branches, call } from "../returns/branch-builders.ts";
import { readDay } from "./read-day.ts";

let world: Branches;
beforeEach(async () => {
  world = await branches();
});
afterEach(() => world.stop());

const hour = 3_600_000;
const rolls = { id: "1", amount: 700, quantity: "2" };
const sale = (rest: object) => ({
  card: anna,
  currency: "EUR",
  basket: { lines: [rolls] },
  ...rest,
});
const load = (amount: number) => sale({ basket: { lines: [{ id: "1", kind: "load", amount }] } });

async function sell(body: object, as = "till"): Promise<string> {
  const told = await call(world.nord, "/v1/sales", { body: { till: "t-nord", ...body }, as });
  expect(told.status).toBe(201);
  return String(told.body["receipt"]);
}

async function back(body: object): Promise<void> {
  const told = await call(world.nord, "/v1/reversals", { body: { reason: "return", ...body } });
  expect(told.status).toBe(201);
}

async function dayOf(query = "", as = "manager"): Promise<DayView> {
  const response = await ask(`${world.nord.app.url}/v1/day${query}`, { as });
  const view: unknown = await response.json();
  expect(dayView.safeParse(view).error).toBeUndefined();
  return view as DayView;
}

/** Goodwill and a load by hand, as calls without a basket book them. */
async function byHand(reason: string, purse: string, amount: number): Promise<string> {
  const command = { type: "credit", purse: purse as PurseId, amount, reason } as const;
  const outcome = await act(world.nord.replica, {
    key: { till: "t-nord", id: `by hand ${reason}` },
    by: "op1",
    request: "",
    wishes: [{ doc: annasDoc, command }],
    answer: async ({ receipt }) => ({ status: 201, body: receipt }),
  });
  return outcome.ok ? outcome.value.answer.body : "";
}

describe("the end of day", () => {
  test("R451 says of each till what was sold, paid, given, returned and booked by hand", async () => {
    await sell(load(1_000));
    const receipt = await sell(sale({ pay: [{ purse: "money", amount: 350 }] }));
    await back({ receipt, lines: [{ id: "1", quantity: "1" }] });
    await byHand("goodwill", "points", 20);
    await sell(sale({ rewards: ["free"] }));
    const { total, rows, ...head } = await dayOf();
    const sum = { purse: "points" as PurseId, count: 1 };
    const points = (units: number) => ({ ...sum, units, amount: 0 });
    const money = (units: number) => ({ ...sum, purse: "money" as PurseId, units, amount: units });
    const expected: DayTotals = {
      receipts: 5,
      sales: { count: 2, recorded: 0, net: 700, outside: 350 },
      loads: { count: 1, amount: 1_000, tenders: [{ tender: "outside", amount: 1_000 }] },
      vouchers: { count: 0, amount: 0, tenders: [] },
      redemptions: [money(350)],
      unsettled: 0,
      paidByVouchers: 0,
      rewards: [points(10)],
      earned: [points(7)],
      returns: { count: 1, net: 350, outside: 175, purses: [money(175)] },
      undone: { count: 0, outside: 0, purses: [] },
      byHand: [{ ...points(20), type: "credit", reason: "goodwill" }],
      outside: 1_350 - 175,
    };
    expect(total).toEqual(expected);
    expect(head).toMatchObject({
      ...{ date: "2026-06-01", branch: "nord", zone: "Europe/Berlin", currency: "EUR" },
      ...{ from: "2026-06-01T00:00:00+02:00", until: "2026-06-02T00:00:00+02:00" },
    });
    expect(rows.map(({ till, operator, receipts }) => [till, operator, receipts])).toEqual([
      ["t-nord", null, 4],
      ["t-nord", "op1", 1],
    ]);
  });

  test("R451 counts a load by hand as taken, and one that is undone as paid out", async () => {
    const receipt = await byHand("top-up", "money", 800);
    expect((await dayOf()).total).toMatchObject({ loads: { count: 1, amount: 800 }, outside: 800 });
    await back({ receipt });
    expect((await dayOf()).total).toMatchObject({
      undone: { count: 1, outside: 800, purses: [{ purse: "money", units: -800 }] },
      outside: 0,
    });
  });

  test("R452 is of one day of the branch's zone", async () => {
    world.clock.move(11.5 * hour);
    await sell(sale({}));
    world.clock.move(hour);
    await sell(sale({}));
    await sell(sale({}));
    world.clock.move(30 * hour);
    await sell(sale({}));
    const count = async (date: string) => (await dayOf(`?date=${date}`)).total.sales.count;
    expect(await count("2026-06-01")).toBe(1);
    expect(await count("2026-06-02")).toBe(2);
    expect(await count("2026-06-03")).toBe(1);
    expect(await count("2026-06-04")).toBe(0);
    expect((await dayOf()).date).toBe("2026-06-03");
  });

  test("R453 of another till is for managers", async () => {
    await sell(sale({}));
    expect((await dayOf("", "till")).total.sales.count).toBe(1);
    expect((await dayOf("?till=t-nord", "till")).total.sales.count).toBe(1);
    expect((await dayOf("?till=t2", "manager")).total.sales.count).toBe(0);
    expect((await dayOf("?operator=op1", "manager")).total.sales.count).toBe(0);
    const other = await ask(`${world.nord.app.url}/v1/day?till=t2`, { as: "till" });
    expect([other.status, (await other.json()).code]).toEqual([403, "not-allowed"]);
    const wrong = await ask(`${world.nord.app.url}/v1/day?date=2026-02-30`, { as: "till" });
    expect((await wrong.json()).code).toBe("invalid");
  });

  test("R454 is CSV for who asks for it", async () => {
    await sell(load(1_000));
    await sell(sale({ pay: [{ purse: "money", amount: 700 }] }));
    const headers = { accept: "text/csv" };
    const response = await ask(`${world.nord.app.url}/v1/day`, { as: "till", headers });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const rows = (await response.text()).split("\r\n");
    expect(rows[0]).toBe("date,branch,till,operator,kind,what,count,units,amount,currency");
    expect(rows).toContain("2026-06-01,nord,t-nord,,loads,outside,1,,1000,EUR");
    expect(rows).toContain("2026-06-01,nord,t-nord,,redemptions,money,1,700,700,EUR");
    expect(rows).toContain("2026-06-01,nord,t-nord,,total,outside,2,,1000,EUR");
  });

  test("R455 reads no more of a long chain than the day itself", async () => {
    for (let day = 0; day < 60; day++) {
      await sell(sale({ card: null }));
      world.clock.move(24 * hour);
    }
    const { replica } = world.nord;
    const read: number[] = [];
    const { store } = replica.ports;
    const counting: Pick<EntryStore, "chain" | "position" | "get"> = {
      position: (device) => store.position(device),
      get: (id) => store.get(id),
      chain: async (device, after, limit) => {
        const page = await store.chain(device, after, limit);
        read.push(limit === 1 ? 1 : 0);
        return page;
      },
    };
    const span = dayBounds("Europe/Berlin", "2026-06-20");
    const of = { devices: [replica.device], span, isMeant: () => true };
    expect((await readDay(counting, of)).total.sales.count).toBe(1);
    expect(read.length).toBeLessThanOrEqual(8);
  });
});
