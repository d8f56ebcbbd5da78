import { existsSync } from "node:fs";
import { join } from "node:path";
import { type DataFolder, readManifest } from "../adapters/data-folder.ts";
import { openKeyFile } from "../adapters/file-keys.ts";
import { type DeviceId, isDeviceId } from "../domain/ids.ts";
import type { FolderManifest } from "../operations/backup.ts";
import type { Replica } from "../replica/replica.ts";
import { CommandRefused } from "./program.ts";

/** How a hub's or a node's data folder is laid out, for the commands that both share. */
export type DataPlace = {
  readonly role: "hub" | "node";
  readonly store: string;
  /** The hub's tables beside the store. */
  readonly desk?: string;
  /** The key whose device writes this replica's entries. */
  readonly key: string;
  readonly secret: string;
  /** Files that a backup carries under a passphrase. */
  readonly sealed: readonly string[];
  /** Opens the folder for one process alone. @throws StorageFault "locked" beside another one */
  readonly open: (
    path: string,
  ) => Promise<{ readonly replica: Replica; readonly folder: DataFolder }>;
};

export type PlaceFacts = {
  readonly path: string;
  readonly manifest: FolderManifest;
  readonly store: string;
  readonly root: DeviceId;
  /** Empty until a restored node is enrolled anew. */
  readonly device: DeviceId;
};

/** Whose folder it is; also beside a running process. @throws CommandRefused when it is not. */
export function factsOf(place: DataPlace, path: string): PlaceFacts {
  const manifest = existsSync(path) ? readManifest(path) : undefined;
  if (manifest?.role !== place.role) throw new CommandRefused(`${path}: no ${place.role}'s data`);
  const root = manifest["root"];
  if (typeof root !== "string" || !isDeviceId(root)) {
    throw new CommandRefused(`${path}: its description names no root`);
  }
  const key = join(path, place.key);
  const device = existsSync(key) ? openKeyFile(key).device : ("" as DeviceId);
  return { path, manifest, store: join(path, place.store), root, device };
}

/** Where data is when nobody says it. */
export const dataDefault: string = process.env["CARDWEAVE_DATA"] ?? "data";
