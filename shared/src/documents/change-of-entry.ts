import { encodeChange } from "@automerge/automerge";
import type { SignedEntry } from "../domain/entry.ts";
import type { EntryId } from "../domain/ids.ts";
import { sha256Of } from "../entries/hash.ts";
import { toHex } from "../entries/hex.ts";
import { type ChangePlace, entriesMap, genesisPlace } from "./genesis.ts";

/** An entry as Automerge's change. `op` is the number of its only operation. */
export type EntryChange = ChangePlace & {
  readonly id: EntryId;
  readonly deps: readonly string[];
  readonly bytes: Uint8Array;
};

/**
 * The one change that stands for an entry, made without a document.
 * Promise: a function of the entry and of the changes of its `after`, so that equal sets of entries
 * give documents with equal heads. The actor is the entry's own hash: it is never used twice.
 */
export function changeOfEntry(signed: SignedEntry, after: readonly ChangePlace[]): EntryChange {
  const places = after.length === 0 ? [genesisPlace] : after;
  const deps = places.map((place) => place.hash).toSorted();
  const op = 1 + places.reduce((largest, place) => Math.max(largest, place.op), 0);
  const bytes = encodeChange({
    actor: signed.id,
    author: null,
    seq: 1,
    startOp: op,
    time: 0,
    message: null,
    deps,
    ops: [
      { action: "set", obj: entriesMap, key: signed.id, value: textOf(signed.bytes), pred: [] },
    ],
  });
  return { id: signed.id, hash: toHex(sha256Of(bytes.subarray(8))), op, deps, bytes };
}

/** The value in the map: a text, because `encodeChange` takes no bytes. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64url");
}

/** Undefined for what is not the only way to write some bytes. */
export function bytesOfText(text: string): Uint8Array | undefined {
  const buffer = Buffer.from(text, "base64url");
  return buffer.toString("base64url") === text ? new Uint8Array(buffer) : undefined;
}
