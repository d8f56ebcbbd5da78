import { openDataFolder } from "@cardweave/shared/adapters/data-folder";
import { createKeyFile } from "@cardweave/shared/adapters/file-keys";
import { nodeVerifier } from "@cardweave/shared/adapters/node-crypto";
import { openSqliteFeedStore } from "@cardweave/shared/adapters/sqlite-store";
import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { CommandRefused } from "@cardweave/shared/commands/program";
import { createSecretFile } from "@cardweave/shared/commands/secret-file";
import { Replica } from "@cardweave/shared/replica/replica";
import { type Founding, foundNetwork } from "../registry/found-network.ts";
import { hubFiles } from "./open-hub.ts";

/** Makes a hub's data folder with the network's keys, secret and first entries. */
export async function foundHub(
  path: string,
  founding: Omit<Founding, "hub" | "epoch">,
): Promise<void> {
  const folder = openDataFolder(path);
  if (folder.manifest() !== undefined)
    throw new CommandRefused(`${path}: there is a network already`);
  const headquarters = createKeyFile(folder.file(hubFiles.headquarters));
  const hub = createKeyFile(folder.file(hubFiles.hub));
  createSecretFile(folder.file(hubFiles.secret), systemRandom.bytes(32));
  createSecretFile(folder.file(hubFiles.pools), systemRandom.bytes(32));
  createSecretFile(folder.file(hubFiles.people), systemRandom.bytes(32));
  const random = systemRandom;
  const { store, feed } = openSqliteFeedStore({ path: folder.file(hubFiles.store), random });
  const ports = {
    store,
    signer: headquarters,
    verifier: nodeVerifier(),
    clock: systemClock,
    timers: systemTimers,
    random,
  };
  const replica = await Replica.open(ports, headquarters.device);
  await foundNetwork(replica, { ...founding, hub, epoch: feed.epoch });
  await replica.close();
  folder.writeManifest({ role: "hub", version: 1, root: headquarters.device, name: founding.name });
  folder.release();
}
