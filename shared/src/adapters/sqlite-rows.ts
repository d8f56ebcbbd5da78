import { crc32 } from "node:zlib";
import type { AccountState } from "../domain/account.ts";
import { type Verdict, verdicts } from "../domain/entry.ts";
import type { DeviceId, DocId, EntryId, ReceiptId } from "../domain/ids.ts";
import { parseEntry } from "../entries/codec.ts";
import type { DevicePosition, StoredEntry } from "../ports/entry-store.ts";
import { StorageFault } from "../ports/entry-store.ts";

export type EntryRow = {
  readonly row: number;
  readonly id: Buffer;
  readonly doc: Buffer;
  readonly device: Buffer;
  readonly seq: number;
  readonly receipt: Buffer | null;
  readonly verdict: string;
  readonly reason: string | null;
  readonly sent: number;
  readonly storedAt: number;
  readonly bytes: Buffer;
};

/** Others' entries are never to be sent; an own one is sent once the hub acknowledged its seq. */
export const entryColumns: string =
  "e.row, e.id, e.doc, e.device, e.seq, e.receipt, e.verdict, e.reason, e.bytes, " +
  "e.stored_at AS storedAt, (e.own = 0 OR e.seq <= " +
  "coalesce((SELECT acked FROM devices WHERE devices.id = e.device), 0)) AS sent";

const knownVerdicts: ReadonlySet<string> = new Set(verdicts);

export function blob(hex: string): Buffer {
  return Buffer.from(hex, "hex");
}

/** The same bytes without Buffer's methods, of which some differ from Uint8Array's. */
export function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/**
 * Promise: what comes out is what was signed; the hash of the bytes is the id, and the columns agree.
 * @throws StorageFault when a row was damaged on disk.
 */
export function storedEntryOf(row: EntryRow): StoredEntry {
  const bytes = plain(row.bytes);
  const parsed = parseEntry(bytes);
  const id = row.id.toString("hex");
  if (!parsed.ok || parsed.value.id !== id || !agrees(row, parsed.value.entry)) {
    throw new StorageFault("corrupt", `entry ${id} in row ${row.row} is damaged`);
  }
  return {
    id: id as EntryId,
    bytes,
    entry: parsed.value.entry,
    verdict: row.verdict as Verdict,
    reason: row.reason,
    receipt: row.receipt === null ? null : (row.receipt.toString("hex") as ReceiptId),
    sent: row.sent === 1,
    storedAt: row.storedAt,
    row: row.row,
  };
}

function agrees(row: EntryRow, entry: StoredEntry["entry"]): boolean {
  return (
    knownVerdicts.has(row.verdict) &&
    row.seq === entry.seq &&
    row.doc.toString("hex") === entry.doc &&
    row.device.toString("hex") === entry.device
  );
}

export type AccountRow = { readonly state: string; readonly crc: number };

/** The document's name is in the sum: a state in the wrong row is found as well. */
export function accountCrc(doc: DocId, state: string): number {
  return crc32(state, crc32(doc));
}

/** @throws StorageFault when the projection was damaged on disk; it can be rebuilt from entries. */
export function accountOf(doc: DocId, row: AccountRow): AccountState {
  if (accountCrc(doc, row.state) !== row.crc) {
    throw new StorageFault("corrupt", `the state of account ${doc} is damaged`);
  }
  return JSON.parse(row.state) as AccountState;
}

export type DeviceRow = {
  readonly id: Buffer;
  readonly seq: number;
  readonly head: Buffer | null;
  readonly count: number;
};

export function positionOf(row: DeviceRow): DevicePosition {
  return {
    device: row.id.toString("hex") as DeviceId,
    seq: row.seq,
    head: row.head === null ? null : (row.head.toString("hex") as EntryId),
    count: row.count,
  };
}
