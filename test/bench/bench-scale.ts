import { openHub } from "@cardweave/hub/commands/open-hub";
import type { Listed } from "@cardweave/shared/protocol/http/list";
import { residentMb } from "../process/child.ts";
import { HubClient } from "../process/client.ts";
import { freePort, Site } from "../process/site.ts";
import { waitFor } from "../process/wait-for.ts";
import { type Bench, type Line, median, timed } from "./measures.ts";
import { fillCards } from "./scale-cards.ts";
import {
  branchCount,
  branchNamed,
  campaignCount,
  campaignNamed,
  cardsPerHolder,
  numberOf,
  personNamed,
} from "./scale-names.ts";
import { adminToken, closed, foundScale } from "./scale-network.ts";

const cards = Number(process.env["CARDWEAVE_BENCH_CARDS"] ?? 100_000);
const rounds = 9;
const most = 200;

export const scale: Bench = {
  name: "scale",
  what: `the portal's calls at a hub with ${branchCount} branches, ${campaignCount.toLocaleString("en")} campaigns and ${cards.toLocaleString("en")} cards`,
  run: async (folder) => {
    const words = () => ["hub"];
    const site = new Site({ name: "hub", home: folder, port: await freePort(), words });
    const filling = await timed(() => fill(site.folder));
    try {
      const starting = await timed(() => site.start());
      const admin = new HubClient(() => site.address, adminToken);
      const counting = await timed(() => waitFor("the board", () => isReady(admin), 900_000));
      const first = await firstHealth(admin);
      return [
        {
          name: "a card made: signed, stored, its person sealed",
          value: filling / cards,
          unit: "ms",
        },
        { name: "start until it listens", value: starting, unit: "ms" },
        { name: "from there until all is added up", value: counting, unit: "ms" },
        { name: "resident memory then", value: residentMb(site.child.pid), unit: "MB" },
        ...first,
        ...(await callLines(admin, site)),
        { name: "resident memory at the end", value: residentMb(site.child.pid), unit: "MB" },
      ];
    } finally {
      await site.close();
    }
  },
};

async function fill(path: string): Promise<void> {
  const nodes = await foundScale(path);
  const hub = await openHub(path);
  await fillCards(hub, nodes, cards);
  await closed(hub);
}

/** What was signed counts, at a hub as at any other. */
async function mustBeSound(admin: HubClient): Promise<void> {
  const { entries, invalid, pending } = await admin.health();
  if (invalid + pending > 0 || entries < cards) {
    throw new Error(`${entries} entries, ${invalid} invalid, ${pending} pending`);
  }
}

/** Adds up every entry, which must hold up nobody else. */
async function firstHealth(admin: HubClient): Promise<readonly Line[]> {
  const over = { is: false };
  const health = timed(() => mustBeSound(admin)).finally(() => {
    over.is = true;
  });
  const times: number[] = [];
  do times.push(await timed(() => got(admin, "/v1/live/summary")));
  while (!over.is);
  return [
    { name: "health, the first call", value: await health, unit: "ms" },
    {
      name: "… another call meanwhile, the worst",
      value: Math.max(...times),
      unit: "ms",
      goal: { most },
    },
  ];
}

async function isReady(admin: HubClient): Promise<true | undefined> {
  return (await got<{ ready: boolean }>(admin, "/v1/live/summary")).ready || undefined;
}

type Asking = { readonly name: string; readonly ask: (round: number) => Promise<unknown> };

async function callLines(admin: HubClient, site: Site): Promise<readonly Line[]> {
  const manager = new HubClient(() => site.address, await aManager(admin));
  const lines: Line[] = [];
  for (const { name, ask } of [...cardCalls(admin), ...placeCalls(admin), ...ownCalls(manager)]) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await timed(() => ask(round)));
    const worst = Math.max(...times);
    lines.push({ name: `${name}, p50`, value: median(times), unit: "ms" });
    lines.push({
      name: "… the worst, the first included",
      value: worst,
      unit: "ms",
      goal: { most },
    });
  }
  return lines;
}

async function got<T>(client: HubClient, path: string): Promise<T> {
  const { status, text, body } = await client.call<T>("GET", path);
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return body;
}

async function found(client: HubClient, path: string): Promise<void> {
  const { items } = await got<Listed<unknown>>(client, path);
  if (items.length === 0) throw new Error(`${path}: nobody`);
}

function cardCalls(admin: HubClient): readonly Asking[] {
  const card = (round: number) => numberOf(Math.floor((cards / rounds) * round));
  const find = (q: string) => found(admin, `/v1/cardholders?q=${encodeURIComponent(q)}`);
  const someone = (round: number) =>
    personNamed(Math.floor((cards / cardsPerHolder / rounds) * round));
  return [
    {
      name: "a card by its number",
      ask: (at) => admin.lookup({ scheme: "own", number: card(at) }),
    },
    { name: "a person by a whole name", ask: () => find("Anna Müller") },
    { name: "a person by two letters", ask: () => find("mü") },
    { name: "a person by e-mail", ask: (at) => find(someone(at).email) },
    { name: "a person by the end of a number", ask: (at) => find(someone(at).phone.slice(-6)) },
    { name: "… by one that every hundredth left", ask: () => find("1111") },
    { name: "cardholders, first page", ask: () => got(admin, "/v1/cardholders") },
  ];
}

function placeCalls(admin: HubClient): readonly Asking[] {
  const see = (name: string, path: string): Asking => ({ name, ask: () => got(admin, path) });
  return [
    see("campaigns, a page of 50", "/v1/campaigns"),
    see("campaigns, a page of 500", "/v1/campaigns?limit=500"),
    see("one campaign", `/v1/campaigns/${campaignNamed(1)}`),
    see("its reach", `/v1/campaigns/${campaignNamed(0)}/reach`),
    see("its overlaps", `/v1/campaigns/${campaignNamed(0)}/overlaps`),
    see("time line of a year", "/v1/campaigns/timeline?from=2026-01-01&to=2026-12-31"),
    see("branches, a page of 500", "/v1/branches?limit=500"),
    see("devices, a page of 500", "/v1/devices?limit=500"),
    see("live summary", "/v1/live/summary"),
    see("bookings of a week", "/v1/live/bookings?range=1w"),
    see("a branch's newest bookings", `/v1/branches/${branchNamed(7)}/bookings`),
    see("a branch's day", `/v1/branches/${branchNamed(7)}/day`),
    see("audit, first page", "/v1/audit"),
    see("card batches", "/v1/cards/batches"),
    see("voucher batches", "/v1/vouchers/batches"),
    see("first steps", "/v1/setup"),
  ];
}

/** Of somebody who leads the branch at which the fewest people are. */
function ownCalls(manager: HubClient): readonly Asking[] {
  const see = (name: string, path: string): Asking => ({ name, ask: () => got(manager, path) });
  return [
    see("a manager's cardholders", "/v1/cardholders"),
    see("… and those named so", "/v1/cardholders?q=anna"),
    see("a manager's live summary", "/v1/live/summary"),
    see("a manager's campaigns", "/v1/campaigns"),
  ];
}

async function aManager(admin: HubClient): Promise<string> {
  const body = { login: "manager", role: "manager", branches: ["branch-empty"], token: true };
  const branch = { id: "branch-empty", name: "A new branch" };
  await must(admin, "/v1/branches", branch);
  return (await must<{ token: string }>(admin, "/v1/users", body)).token;
}

async function must<T>(admin: HubClient, path: string, body: object): Promise<T> {
  const answer = await admin.call<T>("POST", path, { body });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}
