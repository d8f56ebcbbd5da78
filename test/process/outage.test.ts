import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { expectAllSound, expectChecked, expectEqual, settle } from "./agreement.ts";
import { runCommand } from "./child.ts";
import {
  type Booking,
  balanceOf,
  type CardNumber,
  type HubClient,
  type NodeClient,
} from "./client.ts";
import { withNetwork } from "./lane.ts";
import { expectOnce, Load } from "./load.ts";
import { newCard } from "./network.ts";
import { freePort, must, Site } from "./site.ts";
import { storm } from "./storm.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork();

describe("three nodes and a hub that is killed", () => {
  const shared = [newCard(), newCard()];
  const unseen = [newCard(), newCard(), newCard()];

  test("branches book on without it, and everybody agrees when it is back", async () => {
    const network = running();
    const { admin, hub, tills } = network;
    await Promise.all(tills.map(bookBefore));
    await settle(network);
    await hub.kill();
    await waitFor("the nodes to see that the hub is gone", async () => {
      const healths = await Promise.all(tills.map((till) => till.health()));
      return healths.every(({ line }) => line.state === "offline") || undefined;
    });
    await Promise.all(tills.map(bookWithout));
    for (const till of tills) expect((await till.health()).unsent).toBeGreaterThan(0);

    await hub.start();
    await settle(network);
    await expectEqual(network, [...shared, ...unseen]);
    await expectBalances(admin);
    await expectChecked(network);
  });

  async function expectBalances(admin: HubClient): Promise<void> {
    for (const card of unseen) expect(balanceOf(await admin.lookup(card), "points")).toBe(33);
    for (const card of shared) {
      const account = await admin.lookup(card);
      expect(balanceOf(account, "points")).toBe(300 + 33 - 180);
      expect(balanceOf(account, "money")).toBe(3_000 - 4_500);
    }
  }

  async function bookBefore(till: NodeClient, at: number): Promise<void> {
    for (const card of shared) {
      await till.book(`before-${at}-${card.number}`, credit(card, 100));
      await till.book(`money-${at}-${card.number}`, { ...credit(card, 1_000), purse: "money" });
    }
  }

  /** Each sees 3,000 of prepaid money and spends half of it: 1,500 too much together. */
  async function bookWithout(till: NodeClient, at: number): Promise<void> {
    for (const card of [...shared, ...unseen]) {
      await till.book(`without-${at}-${card.number}`, credit(card, 10 + at));
    }
    for (const card of shared) {
      await till.book(`spent-${at}-${card.number}`, { ...credit(card, 60), type: "debit" });
      const far: Booking = { card, type: "debit", purse: "money", amount: 1_500 };
      await till.book(`far-${at}-${card.number}`, far);
    }
    const wrong = await till.book(`wrong-${at}`, credit(unseen[0] ?? newCard(), 5_000));
    await till.reverse(`undo-${at}`, wrong.receipt);
  }
});

describe("kill -9 in the middle of a load", () => {
  test("Q8: of a node: every answered booking is there, none twice", async () => {
    const network = running();
    const figures = await storm(network, {
      rounds: 3,
      victim: () => 0,
      clients: 16,
      nodes: [0],
      between: [20, 250],
    });
    expect(figures.answered).toBeGreaterThan(60);
    process.stdout.write(`storm on a node: ${JSON.stringify(figures)}\n`);
  });

  test("Q8: of the hub: three loaded nodes lose nothing and agree", async () => {
    const network = running();
    const figures = await storm(network, {
      rounds: 2,
      victim: () => "hub",
      clients: 6,
      nodes: [0, 1, 2],
      between: [60, 300],
    });
    expect(figures.answered).toBeGreaterThan(120);
    process.stdout.write(`storm on the hub: ${JSON.stringify(figures)}\n`);
  });
});

describe("a backup of a running node", () => {
  test("comes back with a new key, catches up, and nothing counts twice", async () => {
    const network = running();
    const { site, till } = network.branch(0);
    const cards = [newCard(), newCard()];
    const load = new Load("backed-up", cards);
    const loading = load.run(till, 8);
    await load.untilAnswered(60);
    const out = join(network.home, "nord.backup");
    const took = await must(["backup", "--data", site.folder, "--out", out, "--json"]);
    expect(JSON.parse(took).bytes).toBeGreaterThan(10_000);
    await load.untilAnswered(load.answered + 60);
    load.stop();
    await loading;
    await settle(network);
    const old = (await till.health()).device;
    await site.close();

    const words = () => ["node", "--hub", network.hub.address];
    const port = await freePort();
    const again = new Site({ name: "nord-again", home: network.home, port, words });
    await must(["restore", out, "--data", again.folder, "--role", "node"]);
    const unready = await runCommand(again.commandAt(0));
    expect(unready).toMatchObject({ code: 1, stderr: expect.stringContaining("enrol it anew") });
    await network.enrol("nord", again);
    await again.start();
    network.replaceBranch(0, again);
    await settle(network);
    expect((await network.branch(0).till.health()).device).not.toBe(old);
    for (const one of network.tills) await expectOnce(one, [load]);
    await expectEqual(network, cards);

    const [card = newCard()] = cards;
    const before = balanceOf(await network.admin.lookup(card), "points");
    await network.branch(0).till.book("after", credit(card, 7));
    await network.branch(0).till.book("spent", { ...credit(card, 3), type: "debit" });
    await settle(network);
    expect(balanceOf(await network.admin.lookup(card), "points")).toBe(before + 4);
    await expectAllSound(network);
  });
});

function credit(card: CardNumber, amount: number): Booking {
  return { card, type: "credit", purse: "points", amount };
}
