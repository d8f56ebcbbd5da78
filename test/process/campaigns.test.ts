import { instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { CampaignView, ReachView } from "@cardweave/shared/protocol/http/campaign-life";
import { beforeEach, describe, expect, test } from "vitest";
import { balanceOf, type CardNumber, NodeClient } from "./client.ts";
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
  test("R484 I2 I3 I7 I8 I9 I11: reaches who is in touch; who was cut off has it on coming back", async () => {
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
