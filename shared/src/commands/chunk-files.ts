import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { syncFile, syncFolder } from "../adapters/durable-file.ts";
import type { Chunks } from "../operations/bundle.ts";
import { StorageFault } from "../ports/entry-store.ts";

export function chunksOf(path: string): Chunks {
  return createReadStream(path, { highWaterMark: 256 * 1024 }) as Chunks;
}

/**
 * Writes a file of mode 0600 from chunks.
 * Promise: when this resolves it is whole on disk; before, what was there is untouched.
 * @throws StorageFault when the disk fails or is full.
 */
export async function writeChunks(path: string, chunks: Chunks): Promise<void> {
  const beside = `${path}.new`;
  try {
    await pipeline(chunks, createWriteStream(beside, { mode: 0o600 }));
    syncFile(beside);
    renameSync(beside, path);
    syncFolder(dirname(resolve(path)));
  } catch (fault) {
    rmSync(beside, { force: true });
    throw asStorageFault(path, fault);
  }
}

function asStorageFault(path: string, fault: unknown): unknown {
  const code = fault instanceof Error ? (fault as NodeJS.ErrnoException).code : undefined;
  if (code === undefined || fault instanceof StorageFault) return fault;
  const kind = code === "ENOSPC" || code === "EDQUOT" ? "full" : "io";
  return new StorageFault(kind, `${path}: ${String(fault)}`, fault);
}
