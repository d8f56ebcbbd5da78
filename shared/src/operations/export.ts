import { encode } from "cborg";
import { documentOfEntries, saveDocument } from "../documents/document-of-entries.ts";
import type { Directory } from "../domain/directory.ts";
import { type DocId, isControl } from "../domain/ids.ts";
import type { RawEntry, StoreAudit } from "../ports/store-audit.ts";
import { type BundleFile, bundleOf, type Chunks } from "./bundle.ts";
import { docsOf } from "./refold.ts";
import { soundOnes } from "./sound-entries.ts";

/** A document as files: what can be shown as an Automerge document, and what still waits. */
export type ExportedDocument = {
  readonly entries: number;
  /** An Automerge file; nothing when all of its entries wait. */
  readonly file: Uint8Array | null;
  /** Entries whose cited history is not here, as a CBOR sequence of byte strings (RFC 8742). */
  readonly waiting: Uint8Array | null;
};

/** One card's account, or another document; nothing when it has no entries. */
export async function exportDocument(
  audit: StoreAudit,
  doc: DocId,
): Promise<ExportedDocument | undefined> {
  const rows = await audit.entriesOf(doc);
  return rows.length === 0 ? undefined : exported(doc, rows);
}

function exported(doc: DocId, rows: readonly RawEntry[]): ExportedDocument {
  const entries = soundOnes(rows).map(({ signed }) => signed);
  const plan = documentOfEntries(doc, entries);
  const leftOut = new Set(plan.leftOut.map((one) => one.id));
  const waiting = entries.filter((one) => leftOut.has(one.id));
  return {
    entries: entries.length,
    file: plan.changes.length === 0 ? null : saveDocument(plan),
    waiting: waiting.length === 0 ? null : sequenceOf(waiting.map((one) => one.bytes)),
  };
}

function sequenceOf(entries: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(entries.map((bytes) => encode(bytes))));
}

export type Exported = { documents: number; entries: number };

export type ExportRequest = {
  readonly audit: StoreAudit;
  /** The accounts on which this branch has booked; all documents when it is not given. */
  readonly branch?: { readonly id: string; readonly directory: Directory };
  /** Counted while the bundle is written. */
  readonly count: Exported;
};

/**
 * The bundle of a branch or of everything: each document as a file of its own, control documents
 * first, so that whoever reads it can check every signature from the root on.
 */
export function exportBundle(request: ExportRequest): Chunks {
  return bundleOf(filesOf(request));
}

async function* filesOf({ audit, branch, count }: ExportRequest): AsyncGenerator<BundleFile> {
  for await (const doc of docsOf(audit)) {
    const rows = await audit.entriesOf(doc);
    const isWanted = isControl(doc) || branch === undefined || rows.some(isOf(branch));
    if (!isWanted) continue;
    const { entries, file, waiting } = exported(doc, rows);
    count.documents++;
    count.entries += entries;
    const folder = isControl(doc) ? "control" : "accounts";
    if (file !== null) yield { name: `${folder}/${doc}.automerge`, bytes: file };
    if (waiting !== null) yield { name: `waiting/${doc}.cborseq`, bytes: waiting };
  }
}

function isOf({ id, directory }: { readonly id: string; readonly directory: Directory }) {
  return (row: RawEntry): boolean => directory.branchOf(row.device) === id;
}
