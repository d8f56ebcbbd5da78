import { systemTimers } from "@cardweave/shared/adapters/system-clock";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import type { Body } from "@cardweave/shared/domain/bodies";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { aCampaign, earning, percent } from "@cardweave/shared/domain/campaigns/campaign-builders";
import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import { ok } from "@cardweave/shared/domain/result";
import { bookingRoutes } from "@cardweave/shared/http/booking-routes";
import { ReplicaBookings } from "@cardweave/shared/http/replica-bookings";
import {
  anna,
  aSale,
  aShop,
  berta,
  bread,
  call,
  give,
  type Shop,
} from "@cardweave/shared/http/sale/shop-builders";
import type { ReplayRequest, ReplayResult } from "@cardweave/shared/protocol/http/campaign-replay";
import type { JobView } from "@cardweave/shared/protocol/http/job";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { JobDesk } from "../../jobs/job-desk.ts";
import { CampaignReplay } from "./campaign-replay.ts";

vi.setConfig({ testTimeout: 60_000 });

const by = { role: "headquarters", user: "u1" } as const;

function active(campaign: Campaign): readonly Body[] {
  const { id, version } = campaign;
  const definition = canonicalJson({ from: "2000-01-01T00:00" });
  return [
    { kind: "campaign", id, version, definition: canonicalJson(campaign) },
    { kind: "activation", id: `${id}.1`, campaign: id, version, state: "active", definition },
  ];
}

const tenth = aCampaign("tenth", { effects: [percent(1000)], select: { groups: ["bakery"] } });
const fish = { id: "2", article: "9", group: "fish", quantity: "1", amount: 1000 };

let shop: Shop;
let jobs: JobDesk;

beforeEach(async () => {
  shop = await aShop({
    decreed: active(tenth),
    routes: (parts) => bookingRoutes(new ReplicaBookings(parts), ["till"]),
  });
  const fatal = (fault: unknown) => expect.fail(String(fault));
  const parts = { clock: shop.clock, timers: systemTimers, random: systemRandom };
  jobs = new JobDesk({ ...parts, zone: () => "Europe/Berlin", fatal });
});
afterEach(async () => {
  await jobs.stop();
  await shop.app.stop();
});

async function sell(rest: object = {}): Promise<string> {
  const told = await call(shop, "/v1/sales", { body: aSale({ ...rest }) });
  expect(told.status).toBe(201);
  return String(told.body["receipt"]);
}

function replayOf(campaign: Campaign): CampaignReplay {
  const activations = [{ from: "2000-01-01T00:00" }];
  const finder = { find: async () => ok({ campaign, version: null, activations }) };
  return new CampaignReplay({ replica: shop.replica, finder, jobs });
}

async function ordered(campaign: Campaign, request: ReplayRequest = {}): Promise<string> {
  const job = await replayOf(campaign).order(campaign.id, request, by);
  return job.ok ? job.value : expect.fail(JSON.stringify(job.error));
}

async function over(id: string): Promise<JobView> {
  const view = () => {
    const job = jobs.one(id, by);
    return job.ok ? job.value : expect.fail("no such job");
  };
  await vi.waitFor(() => expect(view().endedAt).not.toBeNull(), 50_000);
  return view();
}

async function replayed(campaign: Campaign, request: ReplayRequest = {}): Promise<ReplayResult> {
  const { result, state } = await over(await ordered(campaign, request));
  expect(state).toBe("done");
  return result ?? expect.fail("no result");
}

const half = aCampaign("half", {
  name: "Half price",
  effects: [percent(5000)],
  select: { groups: ["bakery"] },
  stacking: { priority: 200, mode: "stack" },
});

describe("a replay over what was sold", () => {
  test("R683 Q5: says what it would have cost beside what applied then, and books nothing", async () => {
    await sell();
    await sell({ card: berta, basket: { lines: [{ ...bread, amount: 1000 }, fish] } });
    await sell({ card: null, basket: { lines: [fish] } });
    const before = await shop.replica.ports.store.counts();
    const result = await replayed(half);
    expect(result).toMatchObject({
      campaign: "half",
      receipts: 3,
      inScope: 3,
      applied: 2,
      // 10 % has gone off 5.00 and 10.00 already: half of 4.50 and of 9.00.
      discount: 675,
      netChange: 675,
      cost: 675,
      unlike: 0,
      branches: [{ branch: "nord", receipts: 3, applied: 2, discount: 675 }],
      days: [{ receipts: 3, discount: 675 }],
      winners: [
        { discount: 450, net: 1900 },
        { discount: 225, net: 450 },
      ],
    });
    expect(result.sentence.en).toContain("€6.75 over 3 receipts");
    expect(result.sentence.de).toContain("6,75 €");
    expect(result.assumptions.map(({ code }) => code)).toEqual(["same-baskets", "applied-then"]);
    expect(await shop.replica.ports.store.counts()).toEqual(before);
  });

  test("R683 counts what others would have given less, and what points are worth", async () => {
    await sell();
    const first = { priority: 1, mode: "exclusiveBasket" } as const;
    const alone = await replayed({ ...half, stacking: first });
    expect(alone).toMatchObject({ discount: 250, netChange: 200 });
    const points = aCampaign("points", { effects: [earning()] });
    const given = await replayed(points);
    expect(given).toMatchObject({
      discount: 0,
      worth: 10,
      cost: 10,
      gives: [{ purse: "points", units: 2, worth: 10 }],
    });
  });

  test("R683 takes weekdays and hours as they were, and leaves the campaign's days out", async () => {
    await sell();
    const time = { dateFrom: "2040-01-01", dateTo: "2040-01-31" };
    expect(await replayed({ ...half, time })).toMatchObject({ inScope: 1, applied: 1 });
    const kept = await replayed({ ...half, time }, { dates: "kept" });
    expect(kept).toMatchObject({ receipts: 1, inScope: 0, applied: 0 });
    const windows = [{ from: "00:00", to: "00:01" }];
    expect(await replayed({ ...half, time: { windows } })).toMatchObject({ inScope: 0 });
  });

  test("R683 says how many would have been kept out by caps", async () => {
    for (let count = 0; count < 3; count++) await sell();
    await sell({ card: berta });
    const once = { ...half, caps: { perCard: { n: 1, per: "day" } } } as const;
    expect(await replayed(once)).toMatchObject({
      applied: 2,
      capped: [{ why: "cap-reached", receipts: 2 }],
    });
    const budget = { ...half, caps: { budget: 500 } };
    expect(await replayed(budget)).toMatchObject({
      applied: 2,
      discount: 450,
      capped: [{ why: "budget-used-up", receipts: 2 }],
    });
  });

  test("R683 takes the last receipts, of sales alone", async () => {
    const first = await sell();
    const last = await sell();
    await give(shop, anna, { points: 5 });
    const lines = [{ id: "1", quantity: "1" }];
    const back = { receipt: first, reason: "return", till: "t1", lines };
    expect((await call(shop, "/v1/reversals", { body: back })).status).toBe(201);
    const result = await replayed(half, { receipts: 1 });
    expect(result).toMatchObject({ receipts: 1, winners: [{ receipt: last }] });
    expect(await replayed(half, { to: "2001-01-01" })).toMatchObject({ receipts: 0, from: null });
  });

  test("R683 is refused for what receipts cannot tell, and for branches nobody knows", async () => {
    const birthday = await replayOf({ ...half, on: "birthday" }).order("half", {}, by);
    expect(birthday).toMatchObject({ ok: false, error: { code: "invalid" } });
    const nowhere = await replayOf(half).order("half", { branches: ["nowhere"] }, by);
    expect(nowhere).toMatchObject({ error: { fields: [{ field: "branches.0" }] } });
  });

  test("R683 a job is cancelled, seen by its own caller alone, and waits for its turn", async () => {
    await sell();
    const [first, second] = [await ordered(half), await ordered(half)];
    expect(jobs.cancel(second, by)).toMatchObject({ value: { state: "cancelled" } });
    expect(await over(first)).toMatchObject({ state: "done", done: 1, of: 1 });
    expect((await over(second)).result).toBeNull();
    const other = { role: "manager", user: "u2", branches: ["nord"] } as const;
    expect(jobs.one(first, other)).toMatchObject({ ok: false });
    expect(jobs.list({ limit: 10 }, by)).toMatchObject({ value: { items: [{}, {}] } });
    expect(jobs.list({ limit: 10 }, other)).toMatchObject({ value: { items: [] } });
  });
});
