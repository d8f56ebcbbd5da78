import { type Doc, free, load, save } from "@automerge/automerge";
import type { SignedEntry } from "../domain/entry.ts";
import type { DocId } from "../domain/ids.ts";
import type { EntryChange } from "./change-of-entry.ts";
import { EntryChanges, type LeftOut } from "./entry-changes.ts";
import { genesisChange } from "./genesis.ts";

/** What other tools see in the file: entry ids and the entries' bytes as base64url. */
export type EntryDocument = {
  readonly v: number;
  readonly entries: Readonly<Record<string, unknown>>;
};

/** A document as its changes; nothing is loaded yet. */
export type DocumentPlan = {
  readonly heads: readonly string[];
  readonly changes: readonly EntryChange[];
  readonly leftOut: readonly LeftOut[];
};

/** Promise: a function of the set of entries; their order and repetitions leave no trace. */
export function documentOfEntries(doc: DocId, entries: Iterable<SignedEntry>): DocumentPlan {
  const changes = new EntryChanges(doc);
  changes.add(entries);
  return planOf(changes);
}

export function planOf(changes: EntryChanges): DocumentPlan {
  const inOrder = changes.all().toSorted((a, b) => a.op - b.op || (a.id < b.id ? -1 : 1));
  return { heads: changes.heads(), changes: inOrder, leftOut: changes.leftOut() };
}

/** The caller frees it (`free`): Automerge's memory is not JavaScript's, and runs out first. */
export function openDocument(plan: DocumentPlan): Doc<EntryDocument> {
  return load<EntryDocument>(fileOf(plan));
}

/** The file: one compact chunk. */
export function saveDocument(plan: DocumentPlan): Uint8Array {
  const document = openDocument(plan);
  try {
    return save(document);
  } finally {
    free(document);
  }
}

function fileOf(plan: DocumentPlan): Uint8Array {
  return Buffer.concat([genesisChange, ...plan.changes.map((change) => change.bytes)]);
}
