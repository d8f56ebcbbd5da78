import * as A from "@automerge/automerge";
import { hubData } from "@cardweave/hub/commands/hub-data";
import { nodeData } from "@cardweave/node/commands/node-data";
import { nodeVerifier } from "@cardweave/shared/adapters/node-crypto";
import { openSqliteAudit } from "@cardweave/shared/adapters/sqlite-audit";
import { factsOf } from "@cardweave/shared/commands/data-place";
import { check } from "@cardweave/shared/operations/check";
import { expect } from "vitest";
import { runCommand } from "./child.ts";
import { balanceOf, type CardNumber, type Client } from "./client.ts";
import type { Network } from "./network.ts";
import type { Site } from "./site.ts";
import { waitFor } from "./wait-for.ts";

/** Waits until every node is in touch, has nothing unsent, and holds what the hub holds. */
export async function settle(network: Network): Promise<void> {
  await waitFor("all to hold the same entries", async () => {
    const hub = await network.admin.health();
    const nodes = await Promise.all(network.tills.map((till) => till.health()));
    const trouble = nodes.filter(
      ({ line, unsent, digest, pending }) =>
        line.state !== "connected" || unsent > 0 || digest !== hub.digest || pending > 0,
    );
    if (trouble.length === 0 && hub.pending === 0) return true;
    const seen = trouble.map(({ branch, line, unsent, entries, pending, attention }) =>
      JSON.stringify({ branch: branch?.id, line, unsent, entries, pending, attention }),
    );
    throw new Error(`hub ${JSON.stringify(hub)}\n${seen.join("\n")}`);
  });
}

/** Balances, histories and documents of these cards are the same at the hub and on every node. */
export async function expectEqual(network: Network, cards: readonly CardNumber[]): Promise<void> {
  for (const card of cards) {
    const at = await Promise.all([network.admin, ...network.tills].map((one) => seen(one, card)));
    for (const other of at.slice(1)) expect(other).toStrictEqual(at[0]);
  }
}

async function seen(client: Client, card: CardNumber): Promise<object> {
  const account = await client.lookup(card);
  const history = await client.history(account.id);
  const heads = account.known ? A.getHeads(A.load(await client.document(account.id))) : [];
  return {
    id: account.id,
    points: balanceOf(account, "points"),
    money: balanceOf(account, "money"),
    entries: history.map(({ entry, state }) => `${entry} ${state}`).toSorted(),
    heads: heads.toSorted(),
  };
}

/** Everything in a data folder is computed anew from the entries, and nothing is found. */
async function expectSound(site: Site): Promise<void> {
  const role = site.name === "hub" ? "hub" : "node";
  const { store, root, device } = factsOf(role === "hub" ? hubData : nodeData, site.folder);
  const { audit, close } = openSqliteAudit(store);
  try {
    const found = await check({ audit, verifier: nodeVerifier(), role, root, device });
    const { differences, findings } = found;
    expect({ site: site.name, differences, findings }).toMatchObject({ differences: 0 });
  } finally {
    close();
  }
}

export async function expectAllSound(network: Network): Promise<void> {
  for (const site of sitesOf(network)) await expectSound(site);
}

/** The same by the command that an operator types. */
export async function expectChecked(network: Network): Promise<void> {
  const words = (site: Site) => ["check", "--data", site.folder, "--json"];
  for (const site of sitesOf(network)) {
    const { code, stdout, stderr } = await runCommand(words(site));
    expect({ site: site.name, code, said: stdout + stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ differences: 0, notices: 0 });
  }
}

function sitesOf(network: Network): readonly Site[] {
  return [network.hub, ...network.branches.map(({ site }) => site)];
}
