import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { nodeCaller } from "@cardweave/shared/commands/node-caller";
import { nodeSalesDesk } from "@cardweave/shared/commands/node-sales-desk";
import { daysAfter } from "@cardweave/shared/domain/calendar";
import { dayIn } from "@cardweave/shared/domain/time";
import { SalesImport, type SalesReport } from "@cardweave/shared/operations/sales/import-sales";
import { exampleBranches, exampleSales } from "../demo/bakery/example-files.ts";
import { seeded } from "../demo/bakery/seeded.ts";
import type { Child } from "../demo/child.ts";
import type { DemoBranch, DemoPlan } from "../demo/demo-plan.ts";
import { TrafficSwitch } from "../demo/traffic/run-traffic.ts";
import { tillCaller } from "../demo/traffic/till-caller.ts";
import { Traffic } from "../demo/traffic/traffic.ts";
import type { HubRelay } from "./hub-relay.ts";

const zone = "Europe/Berlin";

export type Trading = {
  readonly plan: DemoPlan;
  readonly nodes: readonly Child[];
  readonly say: (line: string) => void;
};

/** Yesterday's sales of all branches, brought in as a till's export is; all branches at once. */
export async function playDay({ plan, nodes, say }: Trading): Promise<void> {
  const from = systemClock.now();
  const reports = await Promise.all(
    plan.branches.map((branch, at) => playBranch(plan, branch, nodes[at]?.address ?? "")),
  );
  const sum = (of: (report: SalesReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  const refused = sum((report) => Object.values(report.refused).reduce((a, b) => a + b, 0));
  const seconds = ((systemClock.now() - from) / 1_000).toFixed(1);
  const booked = sum(({ booked }) => booked);
  say(`Yesterday's sales are in: ${booked} receipts booked, ${refused} refused, ${seconds} s.`);
}

async function playBranch(
  plan: DemoPlan,
  { id, tills, operators }: DemoBranch,
  address: string,
): Promise<SalesReport> {
  const example = exampleBranches.find(({ branch }) => branch === id) ?? exampleBranches[0];
  if (example === undefined) throw new Error("there is no example to play");
  const now = systemClock.now();
  const day = daysAfter(dayIn(zone, now), -1);
  const cards = plan.cards.map(({ number }) => number);
  const text = exampleSales({ ...example, branch: id, day, cards, prefix: `${day}-` });
  const token = operators.find(({ role }) => role === "manager")?.token ?? "";
  const work = new SalesImport({
    zone,
    now,
    scheme: "own",
    inMinor: false,
    afterDiscount: false,
    till: null,
    tills: new Set(tills.map((till) => till.id)),
    currency: "EUR",
    desk: nodeSalesDesk(nodeCaller(address, token)),
    tell: async () => undefined,
    progress: () => undefined,
  });
  return work.run(inOnePiece(text));
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Between two customers of the whole chain, ms. */
const paceMs = 700;
/** The demo's first cards have a PIN and something on them. */
const pinned = 30;

export type TrafficWishes = Trading & {
  /** One for each branch, or none at all. */
  readonly relays: readonly HubRelay[];
};

export function demoTraffic({ plan, nodes, relays, say }: TrafficWishes): TrafficSwitch {
  const startedAt = systemClock.now();
  const branches = plan.branches.map((branch, at) => {
    const till = branch.tills[1] ?? branch.tills[0];
    const call = tillCaller(nodes[at]?.address ?? "", till?.token ?? "");
    return { id: branch.id, till: till?.id ?? "", call, cut: relays[at]?.cut ?? null };
  });
  const cards = plan.cards.map(({ number, pin }, at) => ({
    number,
    pin: at < pinned ? pin : null,
  }));
  const traffic = new Traffic({
    branches,
    cards,
    dice: seeded(startedAt),
    run: `traffic-${startedAt}`,
    hour: () => new Date(systemClock.now()).getHours(),
  });
  const failed = (fault: unknown): void => say(`The traffic has ended: ${String(fault)}`);
  return new TrafficSwitch({ traffic, timers: systemTimers, paceMs, say, failed });
}
