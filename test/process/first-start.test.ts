import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { runCommand } from "./child.ts";
import { balanceOf, HubClient, NodeClient } from "./client.ts";
import { patience } from "./lane.ts";
import { newCard } from "./network.ts";
import { freePort, must, Site } from "./site.ts";
import { waitFor } from "./wait-for.ts";

const home = mkdtempSync(join(tmpdir(), "cardweave-first-"));
const sites: Site[] = [];

afterEach(async () => {
  await Promise.all(sites.map((site) => site.close()));
  rmSync(home, { recursive: true, force: true });
});

const said = [
  ["--name", "Bäckerei Süd"],
  ["--admin-password", "ten-letters-at-least"],
  ["--branch", "Süd am Markt"],
  ["--cashier", "anna"],
  ["--cashier-password", "six-letters"],
].flat();

describe("an empty network of one's own", () => {
  test("a node that has never seen the hub books on unknown cards", {
    timeout: patience,
  }, async () => {
    const hub = new Site({ name: "hub", home, port: await freePort(), words: () => ["hub"] });
    const made = JSON.parse(await must(["init", "--data", hub.folder, "--json", ...said]));
    expect(made).toMatchObject({ branch: "sud-am-markt", till: "sud-am-markt-1" });
    const again = await runCommand(["init", "--data", hub.folder, "--json", ...said]);
    expect(again).toMatchObject({ code: 1, stdout: "" });
    expect(again.stderr).toContain("there is a network already");

    await hub.start();
    const admin = new HubClient(() => hub.address, made.tokens.admin);
    const words = () => ["node", "--hub", `http://127.0.0.1:${hub.port}`];
    const site = new Site({ name: "node", home, port: await freePort(), words });
    sites.push(hub, site);
    const code = await admin.enrolmentCode(made.branch, "Node");
    const enrol = ["enrol", "--hub", hub.address, "--data", site.folder, "--code"];
    await must([...enrol, code]);
    await hub.kill();

    await site.start();
    const till = new NodeClient(() => site.address, made.tokens.till);
    const cards = Array.from({ length: 20 }, () => newCard());
    for (const [at, card] of cards.entries()) {
      await till.book(`first-${at}`, { card, type: "credit", purse: "points", amount: at + 1 });
    }
    expect(await till.health()).toMatchObject({ unsent: 20, line: { state: "offline" } });

    await hub.start();
    await waitFor("the hub to have everything", async () =>
      (await till.health()).unsent === 0 ? true : undefined,
    );
    for (const [at, card] of cards.entries()) {
      expect(balanceOf(await admin.lookup(card), "points")).toBe(at + 1);
    }
    expect((await till.health()).digest).toBe((await admin.health()).digest);
  });
});
