import { type DocId, isControl } from "../domain/ids.ts";
import { sha256Of } from "../entries/hash.ts";
import { fromHex, toHex } from "../entries/hex.ts";

/** The shard of all control documents; every replica takes it whole. */
export const controlShard = "control";

/** Every shard there can be: `control`, and `00` to `ff`. */
export const shardNames: readonly string[] = [
  controlShard,
  ...Array.from({ length: 256 }, (_, byte) => toHex(Uint8Array.of(byte))),
];

const known: ReadonlySet<unknown> = new Set(shardNames);

export function isShard(name: unknown): name is string {
  return known.has(name);
}

/** Where a document's entries stand in every hub's feed: the first byte of SHA-256 of its id. */
export function shardOf(doc: DocId): string {
  if (isControl(doc)) return controlShard;
  return toHex(sha256Of(fromHex(doc)).subarray(0, 1));
}
