import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { replaceFile } from "@cardweave/shared/adapters/durable-file";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { argonPasswords } from "@cardweave/shared/commands/passwords";
import { program } from "@cardweave/shared/commands/program";
import type { Command } from "commander";
import type { Child } from "../demo/child.ts";
import { stockShelves } from "../demo/demo-articles.ts";
import { startCampaigns } from "../demo/demo-campaigns.ts";
import { type DemoPlan, foundingOf, newPlan } from "../demo/demo-plan.ts";
import { giveCredits } from "../demo/opening-credits.ts";
import { showDemo } from "../demo/show-demo.ts";
import { runCommand, startChild } from "./demo-children.ts";
import { demoTraffic, playDay } from "./demo-trade.ts";
import { foundHub } from "./found-hub.ts";
import { type HubRelay, hubRelay } from "./hub-relay.ts";
import { statusLine } from "./status-line.ts";

type Options = {
  readonly data: string;
  readonly demoFile?: string;
  readonly ephemeral?: boolean;
  readonly play?: boolean;
  readonly traffic?: boolean;
  readonly cuts?: boolean;
};

export function demoCommand(): Command {
  return program("cardweave demo")
    .description("Run a small network to try: a hub and three store nodes")
    .option("--data <folder>", "where its data lies", "data")
    .option("--demo-file <file>", "where addresses and sign-ins are written (data/demo.json)")
    .option("--ephemeral", "a fresh folder and free ports, gone when it ends")
    .option("--play", "bring in a day's sales, so that there is something to see")
    .option("--traffic", "customers keep coming, at all branches (t switches it)")
    .option("--cuts", "now and then a branch loses its line to the hub while there is traffic")
    .action(demo);
}

type Site = {
  readonly data: string;
  readonly file: string;
  readonly isEphemeral: boolean;
};

async function demo(options: Options): Promise<void> {
  const site = siteOf(options);
  mkdirSync(join(site.data, "logs"), { recursive: true, mode: 0o700 });
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const { plan, isNew } = await planOf(site, say);
  const hub = await startChild("hub", hubWords(site), logOf(site, "hub"));
  const relays = await relaysFor(options, plan, hub);
  const nodes = await startNodes(site, plan, { hub, relays });
  writeDemoFile(site, plan, { hub, nodes });
  if (isNew) await fill(plan, hub, nodes);
  const traffic = demoTraffic({ plan, nodes, relays, say: statusLine(process.stdout) });
  const trading = { traffic, relays, isOn: options.traffic === true };
  if (options.play === true) void playDay({ plan, nodes, say }).catch(notPlayed(say));
  const again = () => againHub(site, hub);
  await showDemo({ plan, hub, nodes, file: site.file, again, trading });
  if (site.isEphemeral) rmSync(site.data, { recursive: true, force: true });
}

/** Whoever stops the demo in the middle of the day has not seen it. */
function notPlayed(say: (text: string) => void): (fault: unknown) => void {
  return (fault) => say(`The day's sales are not in: ${String(fault)}`);
}

/** One for each branch: the hub keeps its address while it is off. */
function relaysFor(
  { cuts }: Options,
  { branches }: DemoPlan,
  { address }: Child,
): Promise<readonly HubRelay[]> {
  return Promise.all(cuts === true ? branches.map(() => hubRelay(() => address)) : []);
}

/** What there is to see at the first start. */
async function fill(plan: DemoPlan, hub: Child, nodes: readonly Child[]): Promise<void> {
  await stockShelves(hub.address, plan.token);
  await startCampaigns(hub.address, plan.token);
  await giveCredits(
    plan,
    nodes.map((node) => node.address),
  );
}

function siteOf(options: Options): Site {
  const isEphemeral = options.ephemeral === true;
  const data = isEphemeral ? mkdtempSync(join(tmpdir(), "cardweave-")) : resolve(options.data);
  const file = resolve(options.demoFile ?? join(data, "demo.json"));
  mkdirSync(dirname(file), { recursive: true });
  return { data, file, isEphemeral };
}

function logOf(site: Site, name: string): string {
  return join(site.data, "logs", `${name}.log`);
}

/** The plan is kept in the data folder, so that the second start has the same sign-ins. */
async function planOf(
  site: Site,
  say: (text: string) => void,
): Promise<{ plan: DemoPlan; isNew: boolean }> {
  const path = join(site.data, "demo-plan.json");
  const hubFolder = join(site.data, "hub");
  if (existsSync(path) && existsSync(join(hubFolder, "cardweave.json"))) {
    return { plan: JSON.parse(readFileSync(path, "utf8")) as DemoPlan, isNew: false };
  }
  say("Founding the demo network …");
  const plan = newPlan((bytes) => systemRandom.bytes(bytes));
  await foundHub(hubFolder, await foundingOf(plan, (password) => argonPasswords.hash(password)));
  replaceFile(path, JSON.stringify(plan));
  return { plan, isNew: true };
}

function hubWords(site: Site): readonly string[] {
  return ["hub", "--data", join(site.data, "hub"), "--port", site.isEphemeral ? "0" : "7400"];
}

/** Starts the hub again where it was. */
function againHub(site: Site, before: Child): Promise<Child> {
  const { port } = new URL(before.address);
  const words = ["hub", "--data", join(site.data, "hub"), "--port", port];
  return startChild("hub", words, logOf(site, "hub"));
}

type Reach = { readonly hub: Child; readonly relays: readonly HubRelay[] };

async function startNodes(
  site: Site,
  plan: DemoPlan,
  { hub, relays }: Reach,
): Promise<readonly Child[]> {
  return Promise.all(
    plan.branches.map(async (branch, at) => {
      const folder = join(site.data, branch.id);
      if (!existsSync(join(folder, "cardweave.json"))) {
        await enrolNode({ plan, hub, branch: branch.id, name: `Node ${branch.name}` }, folder);
      }
      const port = site.isEphemeral ? "0" : String(branch.port);
      const words = ["node", "--data", folder, "--port", port];
      words.push("--hub", relays[at]?.address ?? hub.address);
      return startChild(branch.id, words, logOf(site, branch.id));
    }),
  );
}

type Joining = {
  readonly plan: DemoPlan;
  readonly hub: Child;
  readonly branch: string;
  readonly name: string;
};

async function enrolNode({ plan, hub, branch, name }: Joining, folder: string): Promise<void> {
  const response = await fetch(new URL("/v1/devices/enrolments", hub.address), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${plan.token}` },
    body: JSON.stringify({ branch, name, role: "node" }),
  });
  const { code, title } = (await response.json()) as { code: string; title?: string };
  if (!response.ok) throw new Error(`the hub made no code for ${branch}: ${title}`);
  await runCommand(["enrol", "--hub", hub.address, "--code", code, "--data", folder]);
}

function writeDemoFile(
  site: Site,
  plan: DemoPlan,
  { hub, nodes }: { readonly hub: Child; readonly nodes: readonly Child[] },
): void {
  const { token, user, password, cashierPassword, cards } = plan;
  const content = {
    ephemeral: site.isEphemeral,
    data: site.data,
    hub: { url: hub.address, token, user, password, pid: hub.pid },
    nodes: plan.branches.map(({ id, tills, operators }, at) => ({
      url: nodes[at]?.address,
      branch: id,
      pid: nodes[at]?.pid,
      tills,
      operators: operators.map((one) => ({ ...one, login: one.id, password: cashierPassword })),
    })),
    cards,
  };
  replaceFile(site.file, `${JSON.stringify(content, null, 2)}\n`);
}
