import { Malformed } from "../entries/wire.ts";
import { ByteReader } from "./byte-reader.ts";

const messageTypes: readonly number[] = [0x42, 0x43];
const mostHashes = 10_000;
/** What Automerge's Bloom filters always have; others would cost time without bound. */
const bitsPerEntry = 10;
const probes = 7;
const longestTail = 64;

/** An Automerge sync message: the changes apart, and the message as it is without them. */
export type SyncMessageParts = {
  readonly changes: Uint8Array;
  readonly withoutChanges: Uint8Array;
};

/** @throws Malformed */
export function readSyncMessage(message: Uint8Array): SyncMessageParts {
  const reader = new ByteReader(message);
  if (!messageTypes.includes(reader.byte())) throw new Malformed("not a sync message");
  reader.hashes(mostHashes); // heads
  reader.hashes(mostHashes); // need
  const haves = reader.whole();
  if (haves > 16) throw new Malformed("too many haves");
  for (let have = 0; have < haves; have++) {
    reader.hashes(mostHashes);
    checkBloom(reader.prefixed());
  }
  const changesAt = reader.at;
  const changes = readChanges(reader);
  const tail = reader.rest();
  if (tail.length > longestTail) throw new Malformed("a tail that is too long");
  const withoutChanges = Buffer.concat([message.subarray(0, changesAt), Uint8Array.of(0), tail]);
  return { changes, withoutChanges };
}

function readChanges(reader: ByteReader): Uint8Array {
  const count = reader.whole();
  const changes: Uint8Array[] = [];
  for (let change = 0; change < count; change++) changes.push(reader.prefixed());
  return Buffer.concat(changes);
}

function checkBloom(bytes: Uint8Array): void {
  if (bytes.length === 0) return;
  const reader = new ByteReader(bytes);
  const entries = reader.whole();
  const usual = reader.whole() === bitsPerEntry && reader.whole() === probes;
  const length = Math.ceil((entries * bitsPerEntry) / 8);
  if (!usual || entries === 0 || reader.rest().length !== length) {
    throw new Malformed("a strange Bloom filter");
  }
}
