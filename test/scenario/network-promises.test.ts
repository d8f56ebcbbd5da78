import { emptyPurse } from "@cardweave/shared/domain/account";
import type { PurseId } from "@cardweave/shared/domain/ids";
import { aDoc } from "@cardweave/shared/entries/entry-builders";
import { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import {
  accountOf,
  aPurseBody,
  balance,
  book,
  credit,
  debit,
  decree,
  points,
} from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { MemoryNetwork, type TestNode } from "./memory-network.ts";

const card = aDoc(1);

async function aChainOf(count: number): Promise<{ network: MemoryNetwork; nodes: TestNode[] }> {
  const words = Array.from({ length: count }, (_, at) => `branch ${at}`);
  const network = new MemoryNetwork();
  await network.start(words);
  const nodes = await Promise.all(words.map((word) => network.node(word)));
  await network.pass(0);
  return { network, nodes };
}

describe("a network of any size", () => {
  for (const count of [1, 2, 24]) {
    test(`K2: books and agrees with ${count} branches`, async () => {
      const { network, nodes } = await aChainOf(count);
      for (const { replica } of nodes) expect(await book(replica, card, credit(2))).toBe("booked");
      await network.pass(0);
      const balances = await Promise.all(nodes.map(({ replica }) => balance(replica, card)));
      expect(balances).toEqual(nodes.map(() => 2 * count));
      expect(network.faults).toEqual([]);
    });
  }
});

describe("a network that grows", () => {
  test("A8: knows a new kind of account everywhere as soon as headquarters defines it", async () => {
    const { network, nodes } = await aChainOf(2);
    const [north, south] = nodes as [TestNode, TestNode];
    const stamps = "stamps:coffee" as PurseId;
    const stamp = { ...credit(1), purse: stamps };
    expect(await book(north.replica, card, stamp)).toBe("invalid");
    const body = { ...aPurseBody(stamps), unit: "stamps", slots: 10 } as const;
    await decree(network.hub?.replica as TestNode["replica"], body);
    await network.pass(0);
    expect(await book(north.replica, card, stamp)).toBe("booked");
    await network.pass(0);
    const purse = (await accountOf(south.replica, card)).purses[stamps];
    expect(Object.keys(purse?.lots ?? {})).toHaveLength(1);
  });
});

describe("points of independent merchants on one card", () => {
  test("A9: keep who gave them, and are spent at another", async () => {
    const { network, nodes } = await aChainOf(2);
    const [north, south] = nodes as [TestNode, TestNode];
    await book(north.replica, card, credit(10));
    await network.pass(0);
    const rights = new RightsGatherer(south.replica, south.runner);
    const gathered = rights.forSpend({ doc: card, purse: points, amount: 4 });
    await network.pass(250);
    await gathered;
    expect(await book(south.replica, card, debit(4))).toBe("booked");
    await network.pass(0);
    const { lots, debts } = (await accountOf(north.replica, card)).purses[points] ?? emptyPurse;
    const issuers = Object.values(lots).map(({ attributes }) => attributes?.issuer);
    expect(issuers).toEqual([north.replica.directory.branchOf(north.replica.device)]);
    expect(debts).toEqual({});
    expect(await balance(north.replica, card)).toBe(6);
  });
});
