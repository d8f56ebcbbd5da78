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
  /** Keys under a passphrase; a hub's only, since a restored node takes a new key. */
  readonly sealedKeys: string | null;
};

const names = {
  manifest: "cardweave.json",
  keys: "keys.sealed",
  store: "store.sqlite",
  seal: "backup.json",
} as const;
const format = 1;
const longestText = 1024 * 1024;

/** A data folder as one file: description, keys, store, and last the store's hash. */
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
  const seal = { format, takenAt: parts.takenAt, store: hash.digest("hex") };
  yield { name: names.seal, bytes: utf8.encode(JSON.stringify(seal)) };
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

export type Backup = {
  readonly manifest: FolderManifest;
  readonly takenAt: number;
  readonly sealedKeys: string | null;
};

/**
 * Reads a backup; `store` gets the store's bytes. Nothing of it may be used before this has
 * answered: only then is it known to be whole.
 */
export async function readBackup(
  bytes: Chunks,
  store: (chunks: Chunks) => Promise<void>,
): Promise<Result<Backup>> {
  const texts = new Map<string, string>();
  let found = "";
  const read = await readBundle(bytes, async (item) => {
    if (item.name === names.store) found = await passOn(item, store);
    else texts.set(item.name, await textOf(item));
  });
  if (!read.ok) return damaged(String(read.error["reason"]));
  const seal = parsedJson(texts.get(names.seal) ?? "");
  const manifest = parsedJson(texts.get(names.manifest) ?? "");
  if (!isManifest(manifest) || fieldOf(seal, "store") === undefined) {
    return damaged("it is no backup, or not whole");
  }
  if (fieldOf(seal, "format") !== format) return damaged("made by a newer version");
  if (fieldOf(seal, "store") !== found) return damaged("its store is not the one that was saved");
  const takenAt = Number(fieldOf(seal, "takenAt"));
  return ok({ manifest, takenAt, sealedKeys: texts.get(names.keys) ?? null });
}

function damaged(reason: string): Result<never> {
  return refused("malformed", { reason });
}

async function passOn(item: BundleItem, store: (chunks: Chunks) => Promise<void>): Promise<string> {
  const hash = createHash("sha256");
  await store(hashed(item.chunks, hash));
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
