import { debtOf, emptyPurse, rightsOf } from "@cardweave/shared/domain/account";
import type { Body } from "@cardweave/shared/domain/bodies";
import { defaultPolicy, type SpendingLimit } from "@cardweave/shared/domain/policy";
import { aDoc } from "@cardweave/shared/entries/entry-builders";
import { DebtKeeper } from "@cardweave/shared/replica/debt-keeper";
import { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import type { Replica } from "@cardweave/shared/replica/replica";
import {
  accountOf,
  balance,
  book,
  credit,
  debit,
  decree,
  money,
} from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import {
  apart as cutAll,
  healed as healAll,
  MemoryNetwork,
  type TestNode,
} from "./memory-network.ts";

const card = aDoc(1);
const words = ["north", "south", "west"];

/** Three nodes under a policy for money; the card holds 30.00, booked at the first. */
async function aNetwork(limit: SpendingLimit) {
  const network = new MemoryNetwork();
  const hub = await network.start(words);
  const value = JSON.stringify({ ...defaultPolicy.limits, money: limit });
  await decree(hub.replica, { kind: "policy", name: "limits", value } satisfies Body);
  const nodes = await Promise.all(words.map((word) => network.node(word)));
  const fault = (what: unknown) => void network.faults.push(what);
  for (const { replica } of nodes) new DebtKeeper(replica, fault);
  const [north, south, west] = nodes as [TestNode, TestNode, TestNode];
  await network.pass(0);
  await book(north.replica, card, credit(3_000, money));
  await network.pass(0);
  return { network, hub, nodes, north, south, west };
}

type Network = Awaited<ReturnType<typeof aNetwork>>;

async function apart({ network, nodes }: Network): Promise<void> {
  await cutAll(network, nodes);
}

/** All are back in touch and have told each other everything. */
async function healed({ network, ...parts }: Network): Promise<void> {
  const [expected, ...others] = await healAll(network, { ...parts, doc: card });
  for (const other of others) expect(other).toEqual(expected);
  expect(network.faults).toEqual([]);
}

async function purseOf(replica: Replica) {
  const purse = (await accountOf(replica, card)).purses[money] ?? emptyPurse;
  return { rights: rightsOf(purse), debt: debtOf(purse) };
}

const limitOf = (mode: SpendingLimit["mode"], perCard: number | null = null): SpendingLimit => {
  return { mode, perEntry: null, perCard, perDevice: null };
};

describe("a card with 30.00 in three branches without a network", () => {
  test("R65, R22 under `rights-only` is spent where its rights are, and nowhere else", async () => {
    const all = await aNetwork(limitOf("rights-only"));
    await apart(all);
    expect(await book(all.north.replica, card, debit(2_000, money))).toBe("booked");
    expect(await book(all.south.replica, card, debit(1, money))).toBe("too-little");
    expect(await book(all.west.replica, card, debit(2_000, money))).toBe("too-little");
    await healed(all);
    expect(await balance(all.hub.replica, card, money)).toBe(1_000);
    expect(await purseOf(all.west.replica)).toEqual({ rights: 1_000, debt: 0 });
  });

  test("R65, R25 under `limit` is overdrawn by no more than the limits of the others", async () => {
    const all = await aNetwork(limitOf("limit", 1_500));
    await apart(all);
    expect(await book(all.north.replica, card, debit(2_000, money))).toBe("booked");
    for (const { replica } of [all.south, all.west]) {
      expect(await book(replica, card, debit(1_501, money))).toBe("too-little");
      expect(await book(replica, card, debit(1_500, money))).toBe("booked");
      expect(await book(replica, card, debit(1, money))).toBe("too-little");
    }
    await healed(all);
    for (const { replica } of all.nodes) {
      expect(await balance(replica, card, money)).toBe(-2_000);
      expect(await purseOf(replica)).toEqual({ rights: 0, debt: 2_000 });
    }
  });

  test("R65 under `open` is overdrawn by what each knew, and the next credit pays that", async () => {
    const all = await aNetwork(limitOf("open"));
    await apart(all);
    for (const { replica } of all.nodes) {
      expect(await book(replica, card, debit(2_000, money))).toBe("booked");
    }
    await healed(all);
    for (const { replica } of all.nodes) {
      expect(await balance(replica, card, money)).toBe(-3_000);
      expect(await book(replica, card, debit(1, money))).toBe("too-little");
    }
    expect(await book(all.west.replica, card, credit(5_000, money))).toBe("booked");
    await all.network.pass(1_000);
    await healed(all);
    for (const { replica } of all.nodes) {
      expect(await purseOf(replica)).toEqual({ rights: 2_000, debt: 0 });
    }
    expect(await book(all.west.replica, card, debit(2_000, money))).toBe("booked");
  });

  test("R59 counts what was spent beyond rights anew once the hub has acknowledged it", async () => {
    const all = await aNetwork(limitOf("limit", 1_000));
    const { south, network } = all;
    await apart(all);
    expect(await book(south.replica, card, debit(1_000, money))).toBe("booked");
    expect(await book(south.replica, card, debit(1_000, money))).toBe("too-little");
    await healed(all);
    expect(south.replica.chain.checkpoint).not.toBeNull();
    south.away();
    await network.pass(0);
    expect(await book(south.replica, card, debit(1_000, money))).toBe("booked");
    await healed(all);
    const entries = await all.north.replica.ports.store.entriesOf(card);
    expect(entries.map(({ verdict }) => verdict)).toEqual(entries.map(() => "valid"));
    expect(await balance(all.north.replica, card, money)).toBe(1_000);
  });

  test("R313, R62 in touch, rights come over the line to where the customer stands", async () => {
    const all = await aNetwork(limitOf("rights-only"));
    const { south, network } = all;
    expect(await book(south.replica, card, debit(2_000, money))).toBe("too-little");
    const rights = new RightsGatherer(south.replica, south.runner);
    const got = rights.forSpend({ doc: card, purse: money, amount: 2_000 });
    await network.pass(0);
    await got;
    expect(await book(south.replica, card, debit(2_000, money))).toBe("booked");
    await apart(all);
    expect(await book(all.north.replica, card, debit(1_001, money))).toBe("too-little");
    expect(await book(all.north.replica, card, debit(1_000, money))).toBe("booked");
    await healed(all);
    expect(await balance(all.hub.replica, card, money)).toBe(0);
  });
});
