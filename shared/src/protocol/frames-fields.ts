import type { DeviceId, EntryId } from "../domain/ids.ts";
import { entryId } from "../entries/body-formats.ts";
import { longestEntry } from "../entries/codec.ts";
import {
  type Field,
  list,
  Malformed,
  record,
  sortedSet,
  text,
  type Wire,
  whole,
} from "../entries/wire.ts";
import type { Cursor } from "../ports/entry-store.ts";
import { isShard, shardNames } from "./shards.ts";

/** Entries that one frame may carry: their number, and their bytes together. */
export const batchLimits: { readonly entries: number; readonly bytes: number } = {
  entries: 500,
  bytes: 256 * 1024,
};

/** A device's chain up to `seq`, whose entry is `head`; 0 and null when it is empty. */
export type ChainPosition = { readonly seq: number; readonly head: EntryId | null };
export type DeviceChain = ChainPosition & { readonly device: DeviceId };

export function bytesOf(longest: number, shortest: number = longest): Field<Uint8Array> {
  return {
    write: (value) => value,
    read: (wire, path) => {
      const good = wire instanceof Uint8Array && wire.length >= shortest && wire.length <= longest;
      if (!good) throw new Malformed(`${path}: ${shortest} to ${longest} bytes`);
      return wire;
    },
  };
}

/** A field with one more condition on what was read. */
export function checked<T>(
  field: Field<T>,
  holds: (value: T) => boolean,
  wanted: string,
): Field<T> {
  return {
    write: field.write,
    read: (wire, path) => {
      const value = field.read(wire, path);
      if (!holds(value)) throw new Malformed(`${path}: ${wanted}`);
      return value;
    },
  };
}

/** Numbers by name, written as pairs in rising order of the names. */
export function tableOf<V>(
  names: Field<string>,
  values: Field<V>,
  most: number,
): Field<Readonly<Record<string, V>>> {
  const pairs = list(record<{ name: string; value: V }>({ name: names, value: values }), most);
  return {
    write: (table): Wire => {
      const rising = Object.keys(table).toSorted();
      return rising.map((name) => [names.write(name), values.write(table[name] as V)]);
    },
    read: (wire, path) => {
      const read = pairs.read(wire, path);
      const rising = read.every(({ name }, at) => at === 0 || (read[at - 1]?.name ?? "") < name);
      if (!rising) throw new Malformed(`${path}: names in rising order without repetitions`);
      return Object.fromEntries(read.map(({ name, value }) => [name, value]));
    },
  };
}

export const instantMs: Field<number> = whole();
export const signature: Field<Uint8Array> = bytesOf(64);
export const shard: Field<string> = checked(text(7), isShard, "control, or two hex digits");
export const seqByShard: Field<Readonly<Record<string, number>>> = tableOf(
  shard,
  whole(),
  shardNames.length,
);
export const controlHeads: Field<readonly EntryId[]> = sortedSet(entryId, 64);

export const cursor: Field<Cursor> = record<Cursor>({ epoch: text(64), seqs: seqByShard });

export function isChain(chain: ChainPosition): boolean {
  return (chain.seq === 0) === (chain.head === null);
}

export const chainWanted = "a head exactly when seq is above 0";

export const entryBytes: Field<Uint8Array> = bytesOf(longestEntry, 1);

/** True for a number and size of entries that one frame may carry. */
export function isBatch(entries: readonly Uint8Array[]): boolean {
  const bytes = entries.reduce((sum, entry) => sum + entry.length, 0);
  return entries.length <= batchLimits.entries && bytes <= batchLimits.bytes;
}

export const batchWanted: string = `at most ${batchLimits.entries} entries of together at most ${batchLimits.bytes} bytes`;

export const entryBatch: Field<readonly Uint8Array[]> = checked(
  list(entryBytes, batchLimits.entries),
  isBatch,
  batchWanted,
);
