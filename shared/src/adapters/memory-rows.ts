import { parseEntry } from "../entries/codec.ts";
import type { NewEntry, StoredEntry } from "../ports/entry-store.ts";
import { StorageFault } from "../ports/entry-store.ts";

/** A stored entry as it would lie on disk: bytes, columns, and nothing that a caller still holds. */
export type MemoryRow = {
  readonly row: number;
  readonly id: StoredEntry["id"];
  readonly bytes: Uint8Array;
  readonly receipt: StoredEntry["receipt"];
  readonly storedAt: number;
  readonly doc: StoredEntry["entry"]["doc"];
  readonly device: StoredEntry["entry"]["device"];
  readonly seq: number;
  readonly own: boolean;
  verdict: StoredEntry["verdict"];
  reason: string | null;
  needs: readonly string[];
  /** Parsed at the first reading and frozen, since every reader gets the same one. */
  parsed: StoredEntry["entry"] | null;
};

export function rowOf(entry: NewEntry, row: number): MemoryRow {
  return {
    row,
    id: entry.id,
    bytes: new Uint8Array(entry.bytes),
    receipt: entry.receipt,
    storedAt: entry.storedAt,
    doc: entry.entry.doc,
    device: entry.entry.device,
    seq: entry.entry.seq,
    own: !entry.sent,
    verdict: entry.verdict,
    reason: entry.reason,
    needs: [...new Set(entry.needs)].toSorted(),
    parsed: null,
  };
}

export function readRow(row: MemoryRow, acked: number): StoredEntry {
  row.parsed ??= parsedOf(row);
  return {
    id: row.id,
    bytes: new Uint8Array(row.bytes),
    entry: row.parsed,
    verdict: row.verdict,
    reason: row.reason,
    receipt: row.receipt,
    sent: !row.own || row.seq <= acked,
    storedAt: row.storedAt,
    row: row.row,
  };
}

function parsedOf(row: MemoryRow): StoredEntry["entry"] {
  const parsed = parseEntry(row.bytes);
  if (!parsed.ok || parsed.value.id !== row.id || !agrees(row, parsed.value.entry)) {
    throw new StorageFault("corrupt", `entry ${row.id} in row ${row.row} is damaged`);
  }
  return frozen(parsed.value.entry);
}

function agrees(row: MemoryRow, entry: StoredEntry["entry"]): boolean {
  return row.seq === entry.seq && row.doc === entry.doc && row.device === entry.device;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
