import { type AccountState, balanceOf, debtOf, rightsOf } from "@cardweave/shared/domain/account";
import { type DocId, type EntryId, isControl, type PurseId } from "@cardweave/shared/domain/ids";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import { Replica } from "@cardweave/shared/replica/replica";
import { checkDocuments } from "./document-checks.ts";
import { orphansOf } from "./orphans.ts";
import { canonical, type Portrait, portrait } from "./portrait.ts";
import { Process } from "./process.ts";
import { recomputed } from "./recompute.ts";
import { checkRights } from "./rights-checks.ts";
import type { SimNode } from "./sim-node.ts";
import type { Stage } from "./simulation.ts";
import { isTalk } from "./talk.ts";

/** What must hold when everybody has heard everything. */
export async function finalChecks(stage: Stage): Promise<void> {
  const { world, hub, nodes } = stage;
  const entries = (await hub.disk.store.after(0, 1_000_000)).items;
  const truth = await portrait(hub.disk.store);
  const orphans = orphansOf(entries, world.everHeld);
  world.report.count("entries whose history is lost", orphans.size);
  for (const node of nodes) {
    compare(stage, node.name, { theirs: await portrait(node.disk.store), truth });
    if (node.status?.chain !== "confirmed") {
      world.report.violate("chain-confirmed", `${node.name}: ${node.status?.chain}`);
    }
    await checkReload(stage, node);
  }
  await checkAgainstOracle(stage, { entries, orphans });
  checkHostile(
    stage,
    entries.filter(({ id }) => !orphans.has(id)),
  );
  await checkRights(stage, { entries, orphans });
  if (stage.documents) await checkDocuments(stage, entries);
  compare(stage, "recomputation", { theirs: await recomputed(world, entries), truth });
  await checkSilence(stage);
}

function compare(
  { world }: Stage,
  who: string,
  { theirs, truth }: { theirs: Portrait; truth: Portrait },
): void {
  for (const name of new Set([...Object.keys(truth), ...Object.keys(theirs)])) {
    if (theirs[name] === truth[name]) continue;
    const shown = `${firstDifference(theirs[name] ?? "", truth[name] ?? "")}`;
    world.report.violate("everybody-agrees", `${who} differs in ${name}: ${shown}`);
    return;
  }
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const from = Math.max(0, at - 90);
  return `…${a.slice(from, at + 120)}… and …${b.slice(from, at + 120)}…`;
}

/** A process that starts now knows what the running one knows. */
async function checkReload({ world }: Stage, node: SimNode): Promise<void> {
  const { replica } = node;
  if (replica === null) return;
  const process = new Process(world.schedule);
  const again = await world.schedule.settle(Replica.open(node.ports(process), world.root.device));
  process.end();
  const shape = ({ chain, directory }: Replica): string => {
    const { seq, head, minted, beyond } = chain;
    const { regions, branches, devices, purses } = directory;
    const tables = [regions, branches, devices, purses].map((table) => [...table].toSorted());
    return canonical({ seq, head, minted, beyond, heads: directory.heads, tables });
  };
  if (shape(again) !== shape(replica)) {
    const shown = firstDifference(shape(again), shape(replica));
    world.report.violate("reload-is-memory", `${node.name}: ${shown}`);
  }
}

/** Source: SPEC R21. Rights less debts is the balance, and the balance is what the tills did. */
async function checkAgainstOracle(
  { world, hub, oracle }: Stage,
  { entries, orphans }: { entries: readonly StoredEntry[]; orphans: ReadonlySet<EntryId> },
): Promise<void> {
  const bookings = entries.filter(({ entry }) => !isControl(entry.doc));
  const expected = new Map(oracle.settle(bookings, orphans));
  for (const doc of new Set(bookings.map(({ entry }) => entry.doc))) {
    const account = await hub.disk.store.account(doc);
    if (account !== undefined) checkBalances(world, doc, { account, expected });
  }
  for (const [name, amount] of expected) {
    if (amount !== 0) world.report.violate("balance", `${name}: ${amount} is nowhere`);
  }
  const totals = await hub.disk.store.totals();
  world.report.count("entries", entries.length);
  for (const purse of Object.values(totals)) if (purse < 0) world.report.count("negative totals");
}

function checkBalances(
  world: Stage["world"],
  doc: DocId,
  { account, expected }: { account: AccountState; expected: Map<string, number> },
): void {
  for (const [id, purse] of Object.entries(account.purses) as [PurseId, never][]) {
    const name = `${doc} ${id}`;
    const balance = balanceOf(purse);
    const wanted = expected.get(name) ?? 0;
    expected.delete(name);
    if (balance !== wanted) world.report.violate("balance", `${name}: ${balance}, not ${wanted}`);
    if (rightsOf(purse) - debtOf(purse) !== balance) world.report.violate("sum-of-rights", name);
    if (balance < 0) world.report.count("overdrafts");
    if (debtOf(purse) > 0) world.report.count("open debts");
  }
}

function checkHostile({ world, hostile }: Stage, entries: readonly StoredEntry[]): void {
  const told = hostile?.expected ?? new Map<string, never>();
  for (const one of entries) {
    const expected = told.get(one.id);
    if (expected === undefined) {
      checkHonest(world, one, one.entry.device === hostile?.signer.device);
    } else checkLie(world, one, expected);
  }
}

function checkLie(
  { report, swarm }: Stage["world"],
  { id, verdict, reason }: Pick<StoredEntry, "id" | "verdict" | "reason">,
  expected: string,
): void {
  // What it cites may have been in a log that is lost, and nowhere else.
  const mayWait = swarm.faults.has("restore") && verdict === "pending";
  if (verdict === expected || mayWait) report.count(`lies found ${expected}`);
  else {
    report.violate("lies-do-not-count", `${id} is ${verdict} (${reason}), not ${expected}`);
  }
}

function checkHonest(
  { report }: Stage["world"],
  { id, verdict, reason }: Pick<StoredEntry, "id" | "verdict" | "reason">,
  isForged: boolean,
): void {
  if (isForged) report.violate("no-forgery", `${id} is not what it sent`);
  else if (verdict !== "valid") {
    report.violate("honest-is-valid", `${id} is ${verdict}: ${reason}`);
  }
}

/** Nobody says anything but that all is well. */
async function checkSilence({ world, nodes }: Stage): Promise<void> {
  const { report, schedule } = world;
  const talk = (): number =>
    [...report.counts].reduce((sum, [name, count]) => sum + (isTalk(name) ? count : 0), 0);
  const before = talk();
  await schedule.run(schedule.now + 12_000);
  if (talk() !== before) report.violate("silence", `${talk() - before} frames for nothing`);
  for (const node of nodes) {
    if (node.status?.agrees === false) report.violate("agrees", `${node.name} says it does not`);
  }
}
