import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { copySqliteDesk } from "../adapters/sqlite-desk.ts";
import { openSqliteStore } from "../adapters/sqlite-store.ts";
import { systemClock } from "../adapters/system-clock.ts";
import { systemRandom } from "../adapters/system-random.ts";
import { backupOf } from "../operations/backup.ts";
import type { Chunks } from "../operations/bundle.ts";
import { sealKeys, shortestPassphrase } from "../operations/sealed-keys.ts";
import { noteBackup } from "./care-notes.ts";
import { chunksOf, writeChunks } from "./chunk-files.ts";
import { type DataPlace, dataDefault, factsOf, type PlaceFacts } from "./data-place.ts";
import { CommandRefused, program } from "./program.ts";

type Options = {
  readonly data: string;
  readonly out: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
};

export function backupCommand(place: DataPlace): Command {
  return program("cardweave backup")
    .description("Write a backup of the data folder to one file; its process may be running")
    .requiredOption("--out <file>", "the file to write")
    .option("--passphrase-file <file>", "a hub's keys go into the backup under this passphrase")
    .option("--data <folder>", "the data folder", dataDefault)
    .option("--role <role>", "hub or node; found by itself")
    .option("--json", "print the result as JSON")
    .action((options: Options) => run(place, options));
}

async function run(place: DataPlace, options: Options): Promise<void> {
  const facts = factsOf(place, options.data);
  const passphrase = place.sealed.length === 0 ? null : passphraseOf(options.passphraseFile);
  const sealedKeys = passphrase === null ? null : await sealed(place, facts, passphrase);
  const copy = `${options.out}.store`;
  const deskCopy = `${options.out}.desk`;
  try {
    await copyStore(facts.store, copy);
    const store = sized(copy);
    const hasDesk =
      place.desk !== undefined && (await copySqliteDesk(join(facts.path, place.desk), deskCopy));
    const desk = hasDesk ? sized(deskCopy) : undefined;
    const takenAt = systemClock.now();
    await writeChunks(
      options.out,
      backupOf({ manifest: facts.manifest, takenAt, store, desk, sealedKeys }),
    );
  } finally {
    rmSync(copy, { force: true });
    rmSync(deskCopy, { force: true });
  }
  const done = { out: options.out, bytes: statSync(options.out).size };
  noteBackup(facts.path, systemClock.now(), done.bytes);
  const text = `${done.bytes} bytes in ${done.out}\n`;
  process.stdout.write(options.json === true ? `${JSON.stringify(done)}\n` : text);
}

/** @throws CommandRefused when there is none, or one that is soon guessed. */
export function passphraseOf(file: string | undefined): string {
  const given = file === undefined ? process.env["CARDWEAVE_PASSPHRASE"] : readPassphrase(file);
  if (given === undefined || given === "") {
    throw new CommandRefused("a hub's keys need a passphrase: --passphrase-file <file>");
  }
  if (given.length >= shortestPassphrase) return given;
  throw new CommandRefused(`the passphrase is shorter than ${shortestPassphrase} characters`);
}

function readPassphrase(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (fault) {
    throw new CommandRefused(`cannot read ${file}: ${(fault as NodeJS.ErrnoException).code}`);
  }
}

function sealed(place: DataPlace, facts: PlaceFacts, passphrase: string): Promise<string> {
  const texts = place.sealed.map((name) => [name, readFileSync(join(facts.path, name), "utf8")]);
  return sealKeys(Object.fromEntries(texts), { passphrase, random: systemRandom });
}

function sized(path: string): { readonly size: number; readonly chunks: Chunks } {
  return { size: statSync(path).size, chunks: chunksOf(path) };
}

async function copyStore(path: string, copy: string): Promise<void> {
  const store = openSqliteStore({ path, readOnly: true });
  try {
    await store.backupTo(copy);
  } finally {
    await store.close();
  }
}
