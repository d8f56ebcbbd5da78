import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { runCommand } from "./child.ts";
import { balanceOf } from "./client.ts";
import { withNetwork } from "./lane.ts";
import { type Branch, type Network, newCard } from "./network.ts";
import { must } from "./site.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 2 });
let network: Network;
let north: Branch;
let south: Branch;
const card = newCard();
const points = { card, type: "credit", purse: "points" } as const;

beforeEach(() => {
  network = running();
  [north, south] = [network.branch(0), network.branch(1)];
});

async function bookTwice(): Promise<void> {
  await north.till.book("first", { ...points, amount: 10 });
  await south.till.book("second", { ...points, amount: 5 });
  await knownEverywhere(15);
}

async function knownEverywhere(amount: number): Promise<void> {
  await until(`${amount} points everywhere`, async () => {
    const views = await Promise.all(network.tills.map((till) => till.lookup(card)));
    return views.every((view) => balanceOf(view, "points") === amount);
  });
}

function until(what: string, isSo: () => Promise<boolean>): Promise<true> {
  return waitFor(what, async () => (await isSo()) || undefined);
}

const at = (name: string): string => join(network.home, name);

async function checkedClean(folder: string): Promise<{ digest: unknown; entries: number }> {
  const { code, stdout, stderr } = await runCommand(["check", "--data", folder, "--json"]);
  expect([code, stderr]).toStrictEqual([0, ""]);
  const report = JSON.parse(stdout);
  expect(report.findings).toStrictEqual([]);
  return report;
}

describe("the commands for data", () => {
  test("check finds nothing beside the running hub and nodes, which hold the same", async () => {
    await bookTwice();
    const reports = [];
    for (const site of [network.hub, north.site, south.site]) {
      reports.push(await checkedClean(site.folder));
    }
    expect(new Set(reports.map(({ digest }) => JSON.stringify(digest))).size).toBe(1);
  });

  test("export writes a card and everything; import changes nothing where it is known", async () => {
    const from = ["--data", north.site.folder];
    await must(["export", "--card", `own:${card.number}`, "--out", at("card"), ...from]);
    await must(["export", "--all", "--out", at("all.tar"), ...from]);
    const busy = await runCommand(["import", at("all.tar"), "--data", network.hub.folder]);
    expect(busy.code).toBe(1);
    expect(busy.stderr).toContain("in use by another process");
    await network.hub.stop();
    await north.till.book("offline", { ...points, amount: 1 });
    await must(["export", "--branch", north.id, "--out", at("north.tar"), ...from]);
    const stick = [at("north.tar"), at("card"), "--data", network.hub.folder, "--json"];
    const report = JSON.parse(await must(["import", ...stick]));
    expect(report).toMatchObject({ fresh: 1, refused: {}, unread: [], alarms: {} });
    expect(JSON.parse(await must(["import", ...stick]))).toMatchObject({ fresh: 0 });
    await network.hub.start();
    await knownEverywhere(16);
    await until("nothing unsent", async () => (await north.till.health()).unsent === 0);
    await checkedClean(network.hub.folder);
  });

  test("a node's backup comes back under a new key, with what it had never sent", async () => {
    await network.hub.stop();
    await north.till.book("unsent", { ...points, amount: 100 });
    const backup = at("north.backup");
    await must(["backup", "--data", north.site.folder, "--out", backup]);
    await north.site.kill();
    const site = await restoredInstead(north.site.folder, backup);
    await network.hub.start();
    await network.enrol(north.id, site);
    await site.start();
    await until("the unsent booking is at the other branch", async () => {
      return balanceOf(await south.till.lookup(card), "points") === 116;
    });
    const till = network.tillAt(north.id, site);
    await till.book("after", { ...points, amount: 1 });
    await until("the new key's booking too", async () => {
      return balanceOf(await south.till.lookup(card), "points") === 117;
    });
    await checkedClean(site.folder);
    await checkedClean(network.hub.folder);
  });

  test("a hub's backup needs a passphrase; what it lacks, the nodes bring", async () => {
    const bare = await runCommand(["backup", "--data", network.hub.folder, "--out", at("h")]);
    expect([bare.code, bare.stderr]).toStrictEqual([1, expect.stringContaining("passphrase")]);
    writeFileSync(at("words"), "correct horse battery staple\n");
    const sealed = ["--passphrase-file", at("words")];
    await must(["backup", "--data", network.hub.folder, "--out", at("hub.backup"), ...sealed]);
    await south.till.book("later", { ...points, amount: 1 });
    await until("the hub has it", async () => (await south.till.health()).unsent === 0);
    const before = network.hub.folder;
    await network.hub.kill();
    network.hub.folder = at("hub-again");
    const words = ["restore", at("hub.backup"), "--role", "hub", "--data", network.hub.folder];
    await must([...words, ...sealed]);
    await network.hub.start();
    await until("the restored hub holds what the nodes hold", async () => {
      const [hub, node] = [await network.admin.health(), await south.till.health()];
      return hub.digest === node.digest;
    });
    const { digest } = await checkedClean(south.site.folder);
    expect((await checkedClean(network.hub.folder)).digest).toStrictEqual(digest);
    await goWithoutTheLost();
    const full = await runCommand(["restore", at("hub.backup"), "--role", "hub", "--data", before]);
    expect([full.code, full.stderr]).toStrictEqual([1, expect.stringContaining("not empty")]);
  });
});

/** North's first device will never report, so headquarters has to say that it is gone. */
async function goWithoutTheLost(): Promise<void> {
  const { admin } = network;
  const wish = { body: { branch: south.id, name: "One more", role: "node" } };
  type Waiting = { code: string; waitsFor: readonly { device: string; branch: string }[] };
  const ask = () => admin.call<Waiting>("POST", "/v1/devices/enrolments", wish);
  const refused = async () => {
    const { status, body } = await ask();
    expect([status, body.code]).toStrictEqual([503, "checking-in"]);
    return body.waitsFor;
  };
  await until("all others have reported", async () => (await refused()).length === 1);
  const [lost] = await refused();
  expect(lost?.branch).toBe(north.id);
  const retired = await admin.call("POST", `/v1/devices/${lost?.device}/retire`);
  expect([retired.status, retired.body]).toMatchObject([200, { device: lost?.device }]);
  expect((await ask()).status).toBe(201);
}

/** The machine's disk is gone; a new one gets the backup. */
async function restoredInstead(lost: string, backup: string) {
  mkdirSync(`${lost}-again`, { recursive: true });
  const folder = `${lost}-again`;
  await must(["restore", backup, "--role", "node", "--data", folder]);
  const { site } = north;
  site.folder = folder;
  const early = await runCommand(site.commandAt(site.port));
  expect([early.code, early.stderr]).toStrictEqual([1, expect.stringContaining("enrol it anew")]);
  return site;
}
