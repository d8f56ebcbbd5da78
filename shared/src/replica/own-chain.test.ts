import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Command } from "../domain/decide.ts";
import { aDoc, points } from "../entries/entry-builders.ts";
import {
  aFolder,
  aPursedNetwork,
  aReplica,
  book,
  earn,
  type TestReplica,
  takeOver,
} from "../operations/operation-builders.ts";
import type { EntryStore } from "../ports/entry-store.ts";
import { loadOwnChain } from "./own-chain.ts";

let folder = "";
let node: TestReplica;
const spend: Command = { type: "debit", purse: points, amount: 4, reason: "redeemed" };

beforeEach(async () => {
  folder = aFolder();
  const network = await aPursedNetwork(2);
  const other = await aReplica(network, { path: join(folder, "other"), word: "device 2" });
  node = await aReplica(network, { path: join(folder, "node") });
  await book(other, { doc: aDoc(1), command: earn(10) });
  await takeOver(node, other);
  await other.replica.close();
});
afterEach(async () => {
  await node.replica.close();
  rmSync(folder, { recursive: true });
});

/** The chain as a start reads it, and from which seqs on it looked through what is unsent. */
async function reloaded() {
  const looked: number[] = [];
  const unsent: EntryStore["unsent"] = (device, after, limit) => {
    looked.push(after);
    return node.store.unsent(device, after, limit);
  };
  const { store } = node;
  const watched = { ...store, unsent, position: store.position, get: store.get, meta: store.meta };
  const chain = await loadOwnChain(watched as EntryStore, node.device);
  return { beyond: chain.beyond.map((open) => open.amount), looked };
}

async function acknowledge(seq: number): Promise<void> {
  await node.replica.step(async (step) => {
    step.acked = { seq, checkpoint: null };
  });
}

describe("what was spent beyond own rights", () => {
  test("is there after a restart, which looks only from the first open one on", async () => {
    for (const card of [2, 3, 4]) await book(node, { doc: aDoc(card), command: earn(1) });
    expect(await reloaded()).toStrictEqual({ beyond: [], looked: [] });
    await book(node, { doc: aDoc(1), command: spend });
    await book(node, { doc: aDoc(1), command: { ...spend, amount: 1 } });
    expect(await reloaded()).toStrictEqual({ beyond: [4, 1], looked: [3] });
    await acknowledge(4);
    expect(await reloaded()).toStrictEqual({ beyond: [1], looked: [4] });
    await acknowledge(5);
    expect(await reloaded()).toStrictEqual({ beyond: [], looked: [] });
  });
});
