import { existsSync } from "node:fs";
import { type DataFolder, openDataFolder } from "@cardweave/shared/adapters/data-folder";
import { derivedSigner, openKeyFile } from "@cardweave/shared/adapters/file-keys";
import { nodeVerifier } from "@cardweave/shared/adapters/node-crypto";
import { openSqliteDesk } from "@cardweave/shared/adapters/sqlite-desk";
import { openSqliteFeedStore } from "@cardweave/shared/adapters/sqlite-store";
import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { CommandRefused } from "@cardweave/shared/commands/program";
import { readSecretFile } from "@cardweave/shared/commands/secret-file";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { EntryStore, Feed } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { Replica } from "@cardweave/shared/replica/replica";
import { deskSteps } from "../desk/desk-database.ts";
import { type PoolKeys, poolEpochMeta } from "../pool/pool-desk.ts";
import { peopleKeyIn } from "./people-key.ts";

/** The files of a hub's data folder. */
export const hubFiles = {
  store: "store.sqlite",
  desk: "desk.db",
  headquarters: "headquarters.key",
  hub: "hub.key",
  secret: "network.secret",
  pools: "pools.secret",
  people: "people.key",
} as const;

export type OpenHub = {
  readonly folder: DataFolder;
  readonly replica: Replica;
  readonly feed: Feed;
  readonly desk: DeskDatabase;
  readonly signer: Signer;
  readonly poolKeys: PoolKeys;
  readonly secret: Uint8Array;
  /** Seals the keys of all people. */
  readonly peopleKey: Uint8Array;
};

/** @throws CommandRefused when the folder holds no hub. */
export async function openHub(path: string): Promise<OpenHub> {
  if (!existsSync(path)) throw new CommandRefused(`${path}: no such folder; run cardweave init`);
  const folder = openDataFolder(path);
  const role = folder.manifest()?.role;
  if (role !== "hub") {
    throw new CommandRefused(`${path}: ${role === undefined ? "no network yet" : `a ${role}'s`}`);
  }
  const { store, feed } = openSqliteFeedStore({
    path: folder.file(hubFiles.store),
    random: systemRandom,
  });
  const headquarters = openKeyFile(folder.file(hubFiles.headquarters));
  const ports = {
    store,
    signer: headquarters,
    verifier: nodeVerifier(),
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
  };
  const desk = openSqliteDesk({ path: folder.file(hubFiles.desk), steps: deskSteps });
  return {
    folder,
    feed,
    desk,
    peopleKey: peopleKeyIn(folder.file(hubFiles.people), desk),
    replica: await Replica.open(ports, headquarters.device),
    signer: openKeyFile(folder.file(hubFiles.hub)),
    poolKeys: await poolKeysFor(folder, { store, feed }),
    secret: readSecretFile(folder.file(hubFiles.secret)),
  };
}

/** Pools are tied to the epoch in which the network was founded: see {@link PoolKeys}. */
async function poolKeysFor(
  folder: DataFolder,
  { store, feed }: { readonly store: EntryStore; readonly feed: Feed },
): Promise<PoolKeys> {
  const { epoch } = feed;
  const path = folder.file(hubFiles.pools);
  if ((await store.meta(poolEpochMeta)) !== epoch || !existsSync(path)) return null;
  const secret = readSecretFile(path);
  const made = new Map<string, Signer>();
  return (shard) => {
    const known = made.get(shard) ?? derivedSigner(secret, `pool ${epoch} ${shard}`);
    made.set(shard, known);
    return known;
  };
}
