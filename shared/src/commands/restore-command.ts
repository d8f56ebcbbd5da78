import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { openDataFolder } from "../adapters/data-folder.ts";
import { createFile } from "../adapters/durable-file.ts";
import { openSqliteStore } from "../adapters/sqlite-store.ts";
import { type Backup, readBackup } from "../operations/backup.ts";
import type { Chunks } from "../operations/bundle.ts";
import { readyForNewDevice, restoredManifest } from "../operations/restore.ts";
import { type KeyFiles, openKeys } from "../operations/sealed-keys.ts";
import { passphraseOf } from "./backup-command.ts";
import { chunksOf, writeChunks } from "./chunk-files.ts";
import { type DataPlace, dataDefault } from "./data-place.ts";
import { CommandRefused, program } from "./program.ts";

type Options = {
  readonly data: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
};

export function restoreCommand(place: DataPlace): Command {
  return program("cardweave restore")
    .description("Put a backup into an empty folder; a restored node must then be enrolled anew")
    .argument("<file>", "what cardweave backup has written")
    .option("--data <folder>", "the folder to fill; it must be empty or not there", dataDefault)
    .option("--passphrase-file <file>", "the passphrase of a hub's keys")
    .option("--role <role>", "whose backup it is: hub or node")
    .option("--json", "print the result as JSON")
    .action((file: string, options: Options) => run(place, file, options));
}

async function run(place: DataPlace, file: string, options: Options): Promise<void> {
  const { data } = options;
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new CommandRefused(`${data} is not empty: a backup goes into an empty folder`);
  }
  if (!existsSync(file)) throw new CommandRefused(`there is no file ${file}`);
  const backup = await fill(place, file, options);
  const { takenAt } = backup;
  const isNode = place.role === "node";
  const next = isNode ? "; enrol it anew with cardweave enrol" : "";
  const text = `Restored as of ${new Date(takenAt).toISOString()} to ${data}${next}\n`;
  const done = { data, role: place.role, takenAt, needsEnrolment: isNode };
  process.stdout.write(options.json === true ? `${JSON.stringify(done)}\n` : text);
}

/** The description comes last: until then the folder is nobody's. */
async function fill(place: DataPlace, file: string, options: Options): Promise<Backup> {
  const folder = openDataFolder(options.data);
  const store = folder.file(place.store);
  const desk = folder.file(place.desk ?? "desk.db");
  try {
    const backup = await readInto({ store, desk }, file);
    if (backup.manifest.role !== place.role) {
      throw new CommandRefused(`${file} is a ${backup.manifest.role}'s backup`);
    }
    const keys = await keysOf(place, backup, options);
    await checkStore(place, store);
    for (const [name, text] of Object.entries(keys)) createFile(join(folder.path, name), text);
    folder.writeManifest(restoredManifest(backup.manifest));
    return backup;
  } catch (fault) {
    for (const path of [store, desk]) rmSync(path, { force: true });
    throw fault;
  } finally {
    folder.release();
  }
}

type Places = { readonly store: string; readonly desk: string };

async function readInto({ store, desk }: Places, file: string): Promise<Backup> {
  const to = (path: string) => (chunks: Chunks) => writeChunks(path, chunks);
  const backup = await readBackup(chunksOf(file), to(store), to(desk));
  if (backup.ok) return backup.value;
  throw new CommandRefused(`${file}: ${String(backup.error["reason"])}`);
}

async function keysOf(place: DataPlace, backup: Backup, options: Options): Promise<KeyFiles> {
  if (place.sealed.length === 0 || backup.sealedKeys === null) return {};
  const keys = await openKeys(backup.sealedKeys, passphraseOf(options.passphraseFile));
  if (!keys.ok) throw new CommandRefused(String(keys.error["reason"]));
  const known = Object.entries(keys.value).filter(([name]) => place.sealed.includes(name));
  return Object.fromEntries(known);
}

/** Opening it checks every page and makes a hub's new epoch possible. @throws StorageFault */
async function checkStore({ role }: DataPlace, path: string): Promise<void> {
  const store = openSqliteStore({ path });
  try {
    if (role === "node") await readyForNewDevice(store);
  } finally {
    await store.close();
  }
}
