import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { StorageFault } from "../ports/entry-store.ts";
import { replaceFile } from "./durable-file.ts";
import { withFaults } from "./sqlite-faults.ts";

/** What `cardweave.json` says: whose folder this is. Further fields belong to the role. */
export type Manifest = {
  readonly role: "hub" | "node";
  readonly version: number;
  readonly [name: string]: unknown;
};

const manifestName = "cardweave.json";
const lockName = "lock.sqlite";

/** The folder of one hub or node; only its owner may read it, only one process may hold it. */
export type DataFolder = {
  readonly path: string;
  file(name: string): string;
  manifest(): Manifest | undefined;
  writeManifest(manifest: Manifest): void;
  /** Lets the next process in; the end of this one, however it comes, does so too. */
  release(): void;
};

/** A connection that nobody refers to is collected and closed, and its lock would be gone. */
const held = new Set<Database.Database>();

/** @throws StorageFault "locked" when another process holds it. */
export function openDataFolder(path: string): DataFolder {
  withFileFaults(path, () => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
  });
  const lock = takeLock(path);
  held.add(lock);
  return {
    path,
    file: (name) => join(path, name),
    manifest: () => readManifest(path),
    writeManifest: (manifest) => {
      const text = `${JSON.stringify(manifest, null, 2)}\n`;
      withFileFaults(path, () => replaceFile(join(path, manifestName), text));
    },
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}

/**
 * An exclusive transaction on a file of its own. The kernel ends it with the process, kill -9
 * included, so there is never a stale lock; nothing is ever written to that file.
 */
function takeLock(path: string): Database.Database {
  try {
    return withFaults(join(path, lockName), () => {
      const lock = new Database(join(path, lockName), { timeout: 0 });
      try {
        lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
        return lock;
      } catch (thrown) {
        lock.close();
        throw thrown;
      }
    });
  } catch (thrown) {
    if (!(thrown instanceof StorageFault) || thrown.kind !== "locked") throw thrown;
    throw new StorageFault("locked", `${path} is in use by another process`, thrown);
  }
}

/** Whose folder it is, also beside a running process; nothing when it was never set up. */
export function readManifest(path: string): Manifest | undefined {
  const text = withFileFaults(path, () => readIfThere(join(path, manifestName)));
  if (text === undefined) return undefined;
  const manifest = parseManifest(text);
  if (manifest !== undefined) return manifest;
  throw new StorageFault("corrupt", `${join(path, manifestName)} is no data folder's description`);
}

function parseManifest(text: string): Manifest | undefined {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return undefined;
  const { role, version } = value as Partial<Manifest>;
  const good = (role === "hub" || role === "node") && Number.isSafeInteger(version);
  return good ? (value as Manifest) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (fault) {
    if (codeOf(fault) === "ENOENT") return undefined;
    throw fault;
  }
}

function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error ? (thrown as NodeJS.ErrnoException).code : undefined;
}

function withFileFaults<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    const code = codeOf(thrown);
    if (code === undefined) throw thrown;
    const kind = code === "ENOSPC" || code === "EDQUOT" ? "full" : "io";
    throw new StorageFault(kind, `${path}: ${String(thrown)}`, thrown);
  }
}
