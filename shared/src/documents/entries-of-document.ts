import type { DocId } from "../domain/ids.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import { Malformed } from "../entries/wire.ts";
import { readChunks } from "./chunks.ts";
import { decodeChunks } from "./decoded-changes.ts";
import { EntryChanges } from "./entry-changes.ts";
import { compareChanges, glean, type Harvest, sift } from "./harvest.ts";

/** Stands for the document of a file without entries; no entry can belong to it. */
const noDocument = "" as DocId;

/**
 * The entries of an Automerge file that anybody may have made, and what is wrong with it.
 * `doc` is the document they should belong to; without it, the one of the first entry found.
 * A refusal when the bytes are not one sound file; never throws.
 */
export function entriesOfDocument(file: Uint8Array, doc?: DocId): Result<Harvest> {
  return refusingMalformed(() => {
    const changes = decodeChunks(readChunks(file));
    const { inserts, alarms } = glean(changes);
    const own = doc ?? inserts[0]?.signed.entry.doc ?? noDocument;
    const { entries, alarms: doubtful } = sift(inserts, own);
    const ours = new EntryChanges(own);
    ours.add(entries);
    const { foreign } = compareChanges(changes, inserts, ours);
    return { entries, alarms: [...alarms, ...doubtful, ...foreign] };
  });
}

export function refusingMalformed<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    return refused("malformed", { reason: fault.message });
  }
}
