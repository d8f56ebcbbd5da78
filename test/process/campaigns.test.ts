import { instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { CampaignView, ReachView } from "@cardweave/shared/protocol/http/campaign-life";
import { beforeEach, describe, expect, test } from "vitest";
import { balanceOf, type CardNumber, HubClient, NodeClient } from "./client.ts";
import { withNetwork } from "./lane.ts";
import { type Branch, type Network, newCard } from "./network.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 3 });
const zone = "Europe/Berlin";
const dayMs = 24 * 3_600_000;
const tuesday = nextTuesday(Date.now() + 3 * dayMs);

/** The day, `YYYY-MM-DD`. */
function nextTuesday(from: number): string {
  const day = new Date(from);
  const days = (9 - day.getUTCDay()) % 7;
  return new Date(from + days * dayMs).toISOString().slice(0, 10);
}

function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** A minute of a day by the clock in Berlin. */
function at(day: string, clock: string): string {
  const guess = Date.parse(`${day}T${clock}:00Z`);
  const offset = rfc3339(zone, instant(guess)).slice(19);
  return `${day}T${clock}:00${offset}`;
}

const bread = (id: string) => ({ id, group: "bakery", quantity: "1", amount: 500 });
const tea = { id: "t", group: "tea", quantity: "1", amount: 300 };

type Evaluation = {
  readonly net: number;
  readonly earns: readonly { readonly amount: number }[];
  readonly campaigns: readonly { readonly campaign: string; readonly why?: string }[];
};

/** The training till may say when. */
function training(network: Network, { id, site }: Branch): NodeClient {
  const till = network.plan.branches.find((one) => one.id === id)?.tills[2];
  return new NodeClient(() => site.address, till?.token ?? "");
}

async function priced(network: Network, branch: Branch, when: string): Promise<Evaluation> {
  const basket = { lines: [bread("1"), bread("2"), tea] };
  const body = { card: newCard(), currency: "EUR", basket, at: when };
  const till = training(network, branch);
  const answer = await till.call<Evaluation>("POST", "/v1/evaluations", { body });
  expect(answer.status).toBe(200);
  return answer.body;
}

function earnedIn({ earns }: Evaluation): number {
  return earns.reduce((sum, { amount }) => sum + amount, 0);
}

const knows = ({ campaigns }: Evaluation) => campaigns.some(({ campaign }) => campaign === "west");

type Starting = { readonly id: string; readonly draft: object; readonly where: object };

async function start(network: Network, { id, draft, where }: Starting): Promise<void> {
  const { admin } = network;
  const path = `/v1/campaigns/${id}`;
  const made = await admin.call("POST", "/v1/campaigns", { body: { id, draft } });
  expect(made.status).toBe(201);
  expect((await admin.call("POST", `${path}/approve`)).status).toBe(200);
  const told = await admin.call<CampaignView>("POST", `${path}/activate`, { body: where });
  expect(told).toMatchObject({ status: 200, body: { state: "active" } });
}

async function reach(network: Network): Promise<ReachView> {
  return (await network.admin.call<ReachView>("GET", "/v1/campaigns/west/reach")).body;
}

function reached(network: Network, received: number): Promise<ReachView> {
  return waitFor(`${received} nodes that have it`, async () => {
    const told = await reach(network);
    return told.received === received ? told : undefined;
  });
}

const points = { type: "earnPoints", purse: "points", per: 200, points: 1 };
const morning = {
  name: "20 % and double points on bread",
  time: { weekdays: [2, 4], windows: [{ from: "09:00", to: "11:30" }] },
  select: { groups: ["bakery"] },
  effects: [
    { type: "percentOff", target: "line", basisPoints: 2000 },
    { type: "multiplyPoints", purse: "points", factorBasisPoints: 20_000 },
  ],
};

let network: Network;
let branches: readonly [Branch, Branch, Branch];

beforeEach(async () => {
  network = running();
  branches = [network.branch(0), network.branch(1), network.branch(2)];
  if ((await branches[0].till.health()).campaignSet !== null) return;
  const draft = { name: "2 euros = 1 point", effects: [points] };
  await start(network, { id: "base", draft, where: { all: true } });
  await waitFor("the base campaign", async () => {
    const hashes = await Promise.all(network.tills.map((till) => till.health()));
    return hashes.every(({ campaignSet }) => campaignSet !== null) || undefined;
  });
});

describe("a campaign for the west on Tuesday and Thursday mornings", () => {
  test("R484 I2 I3 I4 I7 I8 I9 I11 Q9: reaches who is in touch; who was cut off has it on coming back", async () => {
    const [north, market, harbour] = branches;
    await market.site.stop();
    const where = { regions: ["west"], from: `${tuesday}T09:00` };
    await start(network, { id: "west", draft: morning, where });
    const first = await reached(network, 1);
    expect(first).toMatchObject({ of: 2, received: 1 });
    const byBranch = (told: ReachView, branch: string) =>
      told.nodes.find((node) => node.branch === branch);
    expect(byBranch(first, "nord")).toMatchObject({ connected: true, received: true });
    expect(byBranch(first, "markt")).toMatchObject({ connected: false, received: false });

    await network.hub.kill();
    await market.site.start();
    const early = await priced(network, north, at(daysLater(tuesday, -5), "10:00"));
    expect(early.campaigns).toContainEqual(
      expect.objectContaining({ campaign: "west", why: "not-begun" }),
    );
    const open = await priced(network, north, at(tuesday, "09:00"));
    expect([open.net, earnedIn(open)]).toEqual([1100, 5 + 4]);
    const over = await priced(network, north, at(tuesday, "11:30"));
    expect([over.net, earnedIn(over)]).toEqual([1300, 6]);
    expect((await priced(network, north, at(daysLater(tuesday, 1), "10:00"))).net).toBe(1300);
    expect((await priced(network, north, at(daysLater(tuesday, 2), "10:00"))).net).toBe(1100);
    const unaware = await priced(network, market, at(tuesday, "10:00"));
    expect([unaware.net, knows(unaware)]).toEqual([1300, false]);

    await network.hub.start();
    expect(await reached(network, 2)).toMatchObject({ of: 2, received: 2, offline: 0 });
    expect((await priced(network, market, at(tuesday, "10:00"))).net).toBe(1100);
    expect(knows(await priced(network, harbour, at(tuesday, "10:00")))).toBe(false);
  });

  test("R440 Q2: a return gives exactly the money and the points back", async () => {
    const [north] = branches;
    const till = training(network, north);
    const card = newCard();
    const receipt = await sell(till, card);
    const points = async () => balanceOf(await till.lookup(card), "points");
    expect(await points()).toBe(8);
    const back = async (key: string, lines?: readonly object[]) => {
      const body = { receipt, lines, reason: "return" };
      const headers = { "Idempotency-Key": key };
      type Back = { readonly refund: { readonly outside: number } };
      return till.call<Back>("POST", "/v1/reversals", { body, headers });
    };
    const half = await back("back-1", [{ id: "2" }]);
    expect(half).toMatchObject({ status: 201, body: { refund: { outside: 400 } } });
    expect(await points()).toBe(4);
    const rest = await back("back-2");
    expect(rest).toMatchObject({ status: 201, body: { refund: { outside: 400 } } });
    expect(await points()).toBe(0);
  });
});

type Budget = { readonly granted: number; readonly used: number; readonly left: number };
type Caps = { readonly budget: Budget & { readonly lent: readonly { readonly branch: string }[] } };

describe("a campaign with a budget", () => {
  const lines = [{ id: "1", group: "flowers", quantity: "1", amount: 100 }];
  const body = { card: null, currency: "EUR", basket: { lines } };
  let sales = 0;

  /** Sells flowers for 1.00 each until they cost something; how many were given away. */
  async function giveAway({ till }: Branch): Promise<number> {
    for (let given = 0; given < 30; given++) {
      const headers = { "Idempotency-Key": `flower-${++sales}` };
      const sold = await till.call<{ evaluation: Evaluation }>("POST", "/v1/sales", {
        body,
        headers,
      });
      expect(sold.status).toBe(201);
      const { net, campaigns } = sold.body.evaluation;
      if (net === 0) continue;
      const flowers = campaigns.find(({ campaign }) => campaign === "flowers");
      expect([net, flowers?.why]).toEqual([100, "budget-used-up"]);
      return given;
    }
    return 30;
  }

  async function budgetWhen(what: string, isSo: (caps: Caps["budget"]) => boolean) {
    return waitFor(what, async () => {
      type Told = { readonly caps: Caps };
      const { body } = await network.admin.call<Told>("GET", "/v1/campaigns/flowers");
      return body.caps.budget !== null && isSo(body.caps.budget) ? body.caps.budget : undefined;
    });
  }

  test("R621, R624, R629 Q4: is spent in every branch without the hub, and never more than there is", async () => {
    const effects = [{ type: "percentOff", target: "line", basisPoints: 10_000 }];
    const rest = { select: { groups: ["flowers"] }, caps: { budget: 1_200 } };
    const draft = { name: "Flowers for 12 euros", effects, ...rest };
    await start(network, { id: "flowers", draft, where: { all: true } });
    await waitFor("the campaign and a part of its budget at every till", async () => {
      const told = branches.map(({ till }) =>
        till.call<Evaluation>("POST", "/v1/evaluations", { body }),
      );
      return (await Promise.all(told)).every((one) => one.body.net === 0) || undefined;
    });
    await network.hub.kill();
    const apart = await Promise.all(branches.map(giveAway));
    expect(Math.min(...apart)).toBeGreaterThan(0);
    let given = apart.reduce((sum, one) => sum + one, 0);
    expect(given).toBeLessThanOrEqual(12);
    await network.hub.start();
    await budgetWhen("what was used without the hub", ({ used }) => used === given * 100);
    for (const branch of branches) given += await giveAway(branch);
    expect(given).toBeLessThanOrEqual(12);
    const told = await budgetWhen("all that was used", ({ used }) => used === given * 100);
    expect(told).toMatchObject({ granted: 1_200, left: 1_200 - given * 100 });
  });
});

describe("a merchant's own campaign", () => {
  test("R638, R639 I15: runs for its fixed period in its shop alone, by its manager's hand", async () => {
    const [north, , harbour] = branches;
    const rule = { effects: ["percentOff"], approval: "own", mostDays: 7 };
    const policy = { body: { value: { merchant: rule } } };
    const set = await network.admin.call("PUT", "/v1/policy/ownCampaigns", policy);
    expect(set.status).toBe(200);
    const user = { login: "harbour", role: "manager", branches: [harbour.id], token: true };
    const { body } = await network.admin.call<{ token: string }>("POST", "/v1/users", {
      body: user,
    });
    const manager = new HubClient(() => network.hub.address, body.token);
    const draft = {
      name: "A tenth off at the harbour",
      time: { dateFrom: tuesday, dateTo: daysLater(tuesday, 1) },
      effects: [{ type: "percentOff", target: "line", basisPoints: 1000 }],
    };
    const made = await manager.call("POST", "/v1/campaigns", { body: { id: "harbour", draft } });
    expect(made.status).toBe(201);
    const path = "/v1/campaigns/harbour";
    expect((await manager.call("POST", `${path}/approve`)).status).toBe(200);
    const elsewhere = { body: { branches: [north.id] } };
    expect((await manager.call("POST", `${path}/activate`, elsewhere)).status).toBe(422);
    const told = await manager.call("POST", `${path}/activate`, { body: { all: true } });
    expect(told.status).toBe(200);
    const at12 = async (branch: Branch, day: string) =>
      (await priced(network, branch, at(day, "12:00"))).net;
    await waitFor("the harbour's discount", async () =>
      (await at12(harbour, tuesday)) === 1170 ? true : undefined,
    );
    await waitFor("every node's word that it has it", async () => {
      const { received } = (await network.admin.call<ReachView>("GET", `${path}/reach`)).body;
      return received === 1 || undefined;
    });
    expect(await at12(harbour, daysLater(tuesday, 1))).toBe(1170);
    expect(await at12(harbour, daysLater(tuesday, 2))).toBe(1300);
    expect(await at12(north, tuesday)).toBe(1300);
    expect((await manager.call("POST", "/v1/campaigns/base/end")).status).toBe(403);
  });
});

async function sell(till: NodeClient, card: CardNumber): Promise<string> {
  const basket = { lines: [bread("1"), bread("2")] };
  const body = { card, currency: "EUR", basket, at: at(tuesday, "09:30") };
  const sold = await till.call<{ receipt: string; evaluation: Evaluation }>("POST", "/v1/sales", {
    body,
    headers: { "Idempotency-Key": "sale-1" },
  });
  expect(sold.status).toBe(201);
  expect([sold.body.evaluation.net, earnedIn(sold.body.evaluation)]).toEqual([800, 8]);
  return sold.body.receipt;
}
