import { readFileSync } from "node:fs";
import { createFile } from "../adapters/durable-file.ts";
import { fromHex, toHex } from "../entries/hex.ts";
import { StorageFault } from "../ports/entry-store.ts";

/** The network's secret, from which account ids are made; mode 0600. */
export function createSecretFile(path: string, secret: Uint8Array): void {
  createFile(path, toHex(secret));
}

export function readSecretFile(path: string): Uint8Array {
  const text = readFileSync(path, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new StorageFault("corrupt", `${path}: not a secret`);
  return fromHex(text);
}
