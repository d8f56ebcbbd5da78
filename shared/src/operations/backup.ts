import { createHash } from "node:crypto";
import type { Instant } from "../domain/measure.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import {
  type BundleFile,
  type BundleItem,
  bundleOf,
  bytesOf,
  type Chunks,
  readBundle,
  type SizedChunks,
} from "./bundle.ts";
import { fieldOf, parsedJson } from "./parsed-json.ts";

/** What a data folder's `cardweave.json` says, as far as a backup must know. */
export type FolderManifest = {
  readonly role: "hub" | "node";
  readonly version: number;
  readonly [name: string]: unknown;
};

export type BackupParts = {
  readonly manifest: FolderManifest;
  readonly takenAt: Instant;
  /** A copy of one moment. */
  readonly store: Omit<SizedChunks, "name">;
  /** The hub's tables beside it; copied after the store, so that they know all that it holds. */
  readonly desk?: Omit<SizedChunks, "name"> | undefined;
  /** Keys under a passphrase; a hub's only, since a restored node takes a new key. */
  readonly sealedKeys: string | null;
};

const names = {
  manifest: "cardweave.json",
  keys: "keys.sealed",
  store: "store.sqlite",
  desk: "desk.db",
  seal: "backup.json",
} as const;
/** 2 has a desk. */
const formats = { plain: 1, withDesk: 2 } as const;
const longestText = 1024 * 1024;

/** A data folder as one file: description, keys, store, desk, and last the hashes of both. */
export function backupOf(parts: BackupParts): Chunks {
  return bundleOf(filesOf(parts));
}

async function* filesOf(parts: BackupParts): AsyncGenerator<BundleFile | SizedChunks> {
  const utf8 = new TextEncoder();
  yield { name: names.manifest, bytes: utf8.encode(JSON.stringify(parts.manifest)) };
  if (parts.sealedKeys !== null) yield { name: names.keys, bytes: utf8.encode(parts.sealedKeys) };
  const hash = createHash("sha256");
  const { size, chunks } = parts.store;
  yield { name: names.store, size, chunks: hashed(chunks, hash) };
  const sealed = { takenAt: parts.takenAt, store: hash.digest("hex") };
  if (parts.desk === undefined) return yield sealOf({ format: formats.plain, ...sealed });
  const deskHash = createHash("sha256");
  const { desk } = parts;
  yield { name: names.desk, size: desk.size, chunks: hashed(desk.chunks, deskHash) };
  yield sealOf({ format: formats.withDesk, ...sealed, desk: deskHash.digest("hex") });
}

function sealOf(seal: object): BundleFile {
  const utf8 = new TextEncoder();
  return { name: names.seal, bytes: utf8.encode(JSON.stringify(seal)) };
}

async function* hashed(
  chunks: Chunks,
  hash: ReturnType<typeof createHash>,
): Chunks & AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Where the parts of a backup go that are too large for memory. */
export type Sink = (chunks: Chunks) => Promise<void>;

const drained: Sink = async (chunks) => {
  for await (const _ of chunks);
};

export type Backup = {
  readonly manifest: FolderManifest;
  readonly takenAt: number;
  readonly sealedKeys: string | null;
};

/**
 * Reads a backup; `store` gets the store's bytes, `desk` those of the hub's tables. Nothing of it
 * may be used before this has answered: only then is it known to be whole.
 */
export async function readBackup(
  bytes: Chunks,
  store: Sink,
  desk: Sink = drained,
): Promise<Result<Backup>> {
  const texts = new Map<string, string>();
  const sinks: Readonly<Record<string, Sink>> = { [names.store]: store, [names.desk]: desk };
  const found = new Map<string, string>();
  const read = await readBundle(bytes, async (item) => {
    const sink = Object.hasOwn(sinks, item.name) ? sinks[item.name] : undefined;
    if (sink === undefined) texts.set(item.name, await textOf(item));
    else found.set(item.name, await passOn(item, sink));
  });
  if (!read.ok) return damaged(String(read.error["reason"]));
  const seal = parsedJson(texts.get(names.seal) ?? "");
  const manifest = parsedJson(texts.get(names.manifest) ?? "");
  if (!isManifest(manifest) || fieldOf(seal, "store") === undefined) {
    return damaged("it is no backup, or not whole");
  }
  const problem = sealProblem(seal, found);
  if (problem !== null) return damaged(problem);
  const takenAt = Number(fieldOf(seal, "takenAt"));
  return ok({ manifest, takenAt, sealedKeys: texts.get(names.keys) ?? null });
}

function sealProblem(seal: unknown, found: ReadonlyMap<string, string>): string | null {
  const format = fieldOf(seal, "format");
  if (format !== formats.plain && format !== formats.withDesk) return "made by a newer version";
  if (fieldOf(seal, "store") !== found.get(names.store)) {
    return "its store is not the one that was saved";
  }
  return fieldOf(seal, "desk") === found.get(names.desk)
    ? null
    : "its desk is not the one that was saved";
}

function damaged(reason: string): Result<never> {
  return refused("malformed", { reason });
}

async function passOn(item: BundleItem, sink: Sink): Promise<string> {
  const hash = createHash("sha256");
  await sink(hashed(item.chunks, hash));
  return hash.digest("hex");
}

async function textOf(item: BundleItem): Promise<string> {
  const bytes = await bytesOf(item, longestText);
  return bytes === undefined ? "" : Buffer.from(bytes).toString("utf8");
}

function isManifest(value: unknown): value is FolderManifest {
  const role = fieldOf(value, "role");
  return (role === "hub" || role === "node") && Number.isSafeInteger(fieldOf(value, "version"));
}
