import type { DeskStep } from "@cardweave/shared/ports/desk-database";

/**
 * Numbers carry value, so they lie here, sealed, and in no entry. `batches.made` counts those
 * whose entries are durable: a batch that was broken off is completed from what lies here.
 */
export const voucherTables: readonly DeskStep[] = [
  {
    name: "vouchers 1",
    sql: `
    CREATE TABLE batches (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      author TEXT NOT NULL,
      key TEXT NOT NULL,
      request TEXT NOT NULL,
      details TEXT NOT NULL,
      count INTEGER NOT NULL,
      made INTEGER NOT NULL DEFAULT 0,
      at INTEGER NOT NULL,
      UNIQUE (author, key)
    ) STRICT;
    CREATE TABLE numbers (
      batch TEXT NOT NULL REFERENCES batches (id),
      place INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (batch, place)
    ) STRICT, WITHOUT ROWID;
    `,
  },
];
