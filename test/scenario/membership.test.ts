import { aCard } from "@cardweave/hub/hub-builders";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aClub, aSale, type Club, campaign } from "./club.ts";

let club: Club;
const dayMs = 24 * 3_600_000;

beforeEach(async () => {
  club = await aClub();
});

afterEach(() => club.stop());

const euros = { type: "earnPoints", purse: "points", per: 100, points: 1 };

async function pointsOf(card: object) {
  const { purses } = await club.lookup(card);
  const purse = purses.find((one) => one.purse === "points");
  return { balance: purse?.balance, pending: purse?.pending, guaranteed: purse?.guaranteed };
}

describe("points that are pending", () => {
  test("R650 Q1: are shown at once and spent once the return window is over", async () => {
    await campaign(club, "base", { effects: [{ ...euros, pendingDays: 14 }] });
    const card = aCard();
    await club.till("/v1/sales", aSale(card, 1_000));
    expect(await pointsOf(card)).toEqual({ balance: 10, pending: 10, guaranteed: 0 });
    const [lot] = (await club.lookup(card)).purses.flatMap(({ lots }) => lots);
    expect(lot?.from).toBe("2026-06-15T00:00:00+02:00");
    const spend = { card, type: "debit", purse: "points", amount: 10, reason: "redeemed" };
    expect(await club.till("/v1/bookings", { body: spend })).toMatchObject({
      status: 409,
      body: { code: "too-little" },
    });
    club.hub.clock.move(14 * dayMs);
    expect(await pointsOf(card)).toEqual({ balance: 10, pending: 0, guaranteed: 10 });
    expect((await club.till("/v1/bookings", { body: spend })).status).toBe(201);
  });

  test("R650 Q1: go with what comes back within the window, to the point", async () => {
    await campaign(club, "base", { effects: [{ ...euros, pendingDays: 14 }] });
    const card = aCard();
    const { body } = await club.till("/v1/sales", aSale(card, 1_000));
    await club.till("/v1/sales", aSale(card, 300));
    const back = { receipt: body["receipt"], reason: "return" };
    expect((await club.till("/v1/reversals", { body: back })).status).toBe(201);
    expect(await pointsOf(card)).toEqual({ balance: 3, pending: 3, guaranteed: 0 });
  });
});

describe("points that expire", () => {
  test("R651 Q1: do so by each rule, and the card says what ends next", async () => {
    const rules = [{ days: 30 }, { months: 3 }, { yearEnd: 0 }, { yearEnd: 3 }];
    for (const [at, expires] of rules.entries()) {
      await campaign(club, `rule-${at}`, { effects: [{ ...euros, expires }] });
    }
    const card = aCard();
    await club.till("/v1/sales", aSale(card, 200));
    const lots = (await club.lookup(card)).purses.flatMap((purse) => purse.lots);
    expect(lots.map(({ expires }) => expires).toSorted()).toEqual([
      "2026-07-01",
      "2026-09-01",
      "2026-12-31",
      "2029-12-31",
    ]);
    const next = async () => (await club.lookup(card)).purses[0]?.expiring;
    expect(await next()).toEqual({ on: "2026-07-01", amount: 2 });
    club.hub.clock.move(31 * dayMs);
    expect(await next()).toEqual({ on: "2026-09-01", amount: 2 });
    expect((await pointsOf(card)).guaranteed).toBe(6);
  });

  test("R651 Q1: are listed at headquarters before they do, for a mailing", async () => {
    await campaign(club, "base", { effects: [{ ...euros, expires: { days: 30 } }] });
    const [anna, berta, late] = [aCard(), aCard(), aCard()];
    const person = { name: "Anna Example", card: anna, branch: "nord" };
    const { body } = await club.office("/v1/cardholders", { body: person });
    await club.till("/v1/sales", aSale(anna, 500));
    await club.till("/v1/sales", aSale(berta, 300));
    club.hub.clock.move(10 * dayMs);
    await club.till("/v1/sales", aSale(late, 700));
    await club.meet();
    const path = "/v1/reports/expiring?before=2026-07-05&purse=points";
    const told = await club.office(path);
    const rows = told.body["items"] as readonly { amount: number }[];
    expect(rows.toSorted((a, b) => a.amount - b.amount)).toMatchObject([
      { purse: "points", amount: 3, on: "2026-07-01", cardholder: null },
      { purse: "points", amount: 5, on: "2026-07-01", cardholder: body["id"] },
    ]);
    const page = await club.office(`${path}&limit=1`);
    const more = await club.office(`${path}&limit=1&cursor=${page.body["next"]}`);
    expect([page, more].flatMap((one) => one.body["items"])).toEqual(rows);
    expect(more.body["next"]).toBeNull();
    expect((await club.office("/v1/reports/expiring?before=soon")).status).toBe(422);
  });
});

const club2026 = {
  id: "club",
  name: { de: "Club", en: "Club" },
  measure: "points",
  purse: "points",
  tiers: [
    { id: "silver", name: { de: "Silber", en: "Silver" }, from: 100 },
    { id: "gold", name: { de: "Gold", en: "Gold" }, from: 300 },
  ],
};

/** Days pass, and headquarters does what it does every day. */
async function pass(days: number): Promise<void> {
  club.hub.clock.move(days * dayMs);
  await club.meet();
}

async function tierOf(card: object) {
  const { tier, tierProgress } = await club.lookup(card);
  return { tier, progress: tierProgress };
}

describe("tiers", () => {
  beforeEach(async () => {
    await campaign(club, "base", { effects: [euros] });
    const made = await club.office("/v1/tiers", { body: club2026 });
    expect(made).toMatchObject({ status: 201, body: { ...club2026, months: null, active: true } });
    await club.meet();
  });

  test("R652 Q1: a programme is made once, one at a time, changed by ETag, and refused if wrong", async () => {
    const other = { ...club2026, id: "other" };
    expect((await club.office("/v1/tiers", { body: other })).status).toBe(409);
    const wrong = { ...other, purse: "money", tiers: club2026.tiers.toReversed() };
    expect(await club.office("/v1/tiers", { body: wrong })).toMatchObject({
      status: 422,
      body: { fields: [{ field: "tiers.1.from" }, { field: "purse" }] },
    });
    const ended = { method: "PATCH", body: { active: false } };
    expect((await club.office("/v1/tiers/club", ended)).body["active"]).toBe(false);
    expect((await club.office("/v1/tiers", { body: other })).status).toBe(201);
    const list = await club.office("/v1/tiers");
    expect(list.body["items"]).toMatchObject([{ id: "club" }, { id: "other" }]);
  });

  test("R656 Q1: come up at once, show the way to the next, and give what is for them, out of touch too", async () => {
    await campaign(club, "silver-only", {
      audience: { tiers: ["silver"] },
      effects: [{ type: "percentOff", target: "line", basisPoints: 1_000 }],
    });
    const card = aCard();
    await club.till("/v1/sales", aSale(card, 9_000));
    await club.meet();
    expect(await tierOf(card)).toMatchObject({
      tier: null,
      progress: {
        tier: null,
        collected: 90,
        next: { id: "silver", missing: 10, by: "2026-12-31" },
      },
    });
    await club.till("/v1/sales", aSale(card, 1_000));
    expect((await tierOf(card)).tier).toBeNull();
    await club.meet();
    expect(await tierOf(card)).toMatchObject({
      tier: "silver",
      progress: { tier: { id: "silver", until: "2027-12-31" }, next: { id: "gold", missing: 200 } },
    });
    const { body } = await club.till("/v1/sales", aSale(card, 1_000));
    expect(body["evaluation"]).toMatchObject({ net: 900 });
  });

  test("R656 Q1: go at once with what comes back, and else on the day after they are kept", async () => {
    const [anna, berta] = [aCard(), aCard()];
    const { body } = await club.till("/v1/sales", aSale(anna, 20_000));
    await club.till("/v1/sales", aSale(berta, 20_000));
    await club.meet();
    await club.till("/v1/reversals", { body: { receipt: body["receipt"], reason: "return" } });
    await club.meet();
    expect([(await tierOf(anna)).tier, (await tierOf(berta)).tier]).toEqual([null, "silver"]);
    await pass(213 + 365);
    expect((await tierOf(berta)).tier).toBe("silver");
    await pass(1);
    expect((await tierOf(berta)).tier).toBeNull();
  });

  test("R656 Q1: are said once, whoever restarts, and of everybody when the thresholds change", async () => {
    const card = aCard();
    await club.till("/v1/sales", aSale(card, 20_000));
    await club.meet();
    const said = async () => (await club.hub.replica.ports.store.counts()).entries;
    const before = await said();
    await club.restart();
    await pass(1);
    expect(await said()).toBe(before);
    const tiers = [
      { ...club2026.tiers[0], from: 150 },
      { ...club2026.tiers[1], from: 200 },
    ];
    await club.office("/v1/tiers/club", { method: "PATCH", body: { tiers } });
    await club.meet();
    expect((await tierOf(card)).tier).toBe("gold");
  });

  test("R657 Q1: what somebody said by hand stands until a higher one is reached or it is taken back", async () => {
    const card = aCard();
    const say = (tier: string | null) =>
      club.office("/v1/cards/status", { body: { card, tier, reason: "customer" } });
    expect((await say("silver")).status).toBe(201);
    await club.till("/v1/sales", aSale(card, 1_000));
    await club.meet();
    expect((await tierOf(card)).tier).toBe("silver");
    await club.till("/v1/sales", aSale(card, 30_000));
    await club.meet();
    expect((await tierOf(card)).tier).toBe("gold");
    await say("vip");
    await club.meet();
    expect((await tierOf(card)).tier).toBe("vip");
    await say(null);
    await club.meet();
    expect((await tierOf(card)).tier).toBe("gold");
  });
});
