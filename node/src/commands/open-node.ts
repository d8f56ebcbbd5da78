import { existsSync } from "node:fs";
import { type DataFolder, openDataFolder } from "@cardweave/shared/adapters/data-folder";
import { openKeyFile } from "@cardweave/shared/adapters/file-keys";
import { nodeVerifier } from "@cardweave/shared/adapters/node-crypto";
import { openSqliteStore } from "@cardweave/shared/adapters/sqlite-store";
import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { CommandRefused } from "@cardweave/shared/commands/program";
import { readSecretFile } from "@cardweave/shared/commands/secret-file";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import type { Signer } from "@cardweave/shared/ports/keys";
import { Replica } from "@cardweave/shared/replica/replica";

/** The files of a store node's data folder. */
export const nodeFiles = {
  store: "store.sqlite",
  key: "device.key",
  secret: "network.secret",
} as const;

/** What enrolment wrote down. */
export type NodeManifest = {
  readonly role: "node";
  readonly version: 1;
  readonly root: DeviceId;
  readonly branch: string;
  readonly hub: string;
  readonly needsEnrolment?: boolean;
};

export type OpenNode = {
  readonly folder: DataFolder;
  readonly manifest: NodeManifest;
  readonly replica: Replica;
  readonly secret: Uint8Array;
};

/** @throws CommandRefused when the folder holds no enrolled node. */
export async function openNode(path: string): Promise<OpenNode> {
  if (!existsSync(path)) throw new CommandRefused(`${path}: no such folder; enrol this node first`);
  const folder = openDataFolder(path);
  const manifest = folder.manifest() as NodeManifest | undefined;
  if (manifest?.role !== "node") throw new CommandRefused(`${path}: no enrolled node`);
  if (manifest.needsEnrolment === true) {
    throw new CommandRefused(`${path}: restored from a backup; enrol it anew (cardweave enrol)`);
  }
  const signer = openKeyFile(folder.file(nodeFiles.key));
  return {
    folder,
    manifest,
    replica: await replicaIn(folder, signer, manifest.root),
    secret: readSecretFile(folder.file(nodeFiles.secret)),
  };
}

export function replicaIn(folder: DataFolder, signer: Signer, root: DeviceId): Promise<Replica> {
  const store = openSqliteStore({ path: folder.file(nodeFiles.store) });
  const ports = {
    store,
    signer,
    verifier: nodeVerifier(),
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
  };
  return Replica.open(ports, root, { checksIn: true });
}
