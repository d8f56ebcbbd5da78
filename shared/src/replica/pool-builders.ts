import { emptyPurse, type PurseState, rightsOf } from "../domain/account.ts";
import type { Body } from "../domain/bodies.ts";
import type { DeviceId, DocId } from "../domain/ids.ts";
import { aCredit, aSigner } from "../entries/entry-builders.ts";
import type { Signer } from "../ports/keys.ts";
import type { Want } from "../protocol/frames-rights.ts";
import { shardOf } from "../protocol/shards.ts";
import { admit } from "./admit.ts";
import type { Replica } from "./replica.ts";
import {
  aCertificate,
  accountOf,
  aNetworkOf,
  aReplica,
  bytesIn,
  decree,
  forge,
  HandClock,
  points,
} from "./replica-builders.ts";

export const poolSigner: Signer = aSigner("pool");

export type PooledNetwork = {
  readonly clock: HandClock;
  readonly hub: Replica;
  readonly north: Replica;
  readonly south: Replica;
  readonly west: Replica;
};

/** Headquarters' replica and three nodes, with a pool for the card's shard. */
export async function aPooledNetwork(card: DocId): Promise<PooledNetwork> {
  const network = await aPoollessNetwork();
  await foundPool(network, card);
  await meet(network);
  return network;
}

/** From now on headquarters knows the pool of the card's shard. */
export async function foundPool({ hub }: PooledNetwork, card: DocId): Promise<void> {
  await decree(hub, { ...aCertificate("pool", "pool"), name: shardOf(card) } as Body);
}

/** Headquarters' replica and three nodes that know of no pool. */
export async function aPoollessNetwork(): Promise<PooledNetwork> {
  const clock = new HandClock();
  const hub = await aNetworkOf(["north", "south", "west"], { clock });
  const node = (word: string) => aReplica(word, { clock });
  const network = {
    clock,
    hub,
    north: await node("north"),
    south: await node("south"),
    west: await node("west"),
  };
  await meet(network);
  return network;
}

/** Everybody gets everything. */
export async function meet({ hub, north, south, west }: PooledNetwork): Promise<void> {
  for (const from of [hub, north, south, west]) {
    const bytes = await bytesIn(from);
    for (const to of [hub, north, south, west])
      if (to !== from) await admit(to, bytes, { from: "all" });
  }
}

/** Value comes in at a replica and is held by whom it says. */
export function creditTo(
  replica: Replica,
  card: DocId,
  given: { holder: DeviceId; amount: number },
) {
  return forge(replica, card, aCredit(given));
}

/** A debit wholly without rights, as an offline till makes it. */
export function debtBy(replica: Replica, card: DocId, beyond: number) {
  const nothing = { lines: [], receipt: null, campaign: null } as const;
  const since = { checkpoint: null, card: beyond, device: beyond };
  return forge(replica, card, {
    kind: "debit",
    purse: points,
    reason: "x",
    beyond,
    since,
    ...nothing,
  });
}

export function wantOf(doc: DocId, to: DeviceId, amount: number): Want {
  return { type: "want", id: "want 1", doc, purse: points, amount, to };
}

export async function rightsAtHand(
  replica: Replica,
  doc: DocId,
  device: DeviceId,
): Promise<number> {
  return rightsOf(await purseIn(replica, doc), device);
}

async function purseIn(replica: Replica, doc: DocId): Promise<PurseState> {
  return (await accountOf(replica, doc)).purses[points] ?? emptyPurse;
}
