import type Database from "better-sqlite3";
import { StorageFault } from "../ports/entry-store.ts";

/** "CWv1": tells our files from everybody else's. */
const applicationId = 0x43577631;

/**
 * Every step that ever changed the schema, oldest first; `PRAGMA user_version` counts those done.
 * Append only: a step that has been released is never edited.
 *
 * `entries` holds the truth (`bytes`) and the columns that lookups need. Rows are never deleted,
 * so the highest `row` is the number of entries. `devices.unsent` counts own entries beyond `acked`.
 * `answers` are fat and come in random order of key: with a rowid they are appended, and only the
 * small index is written all over.
 * `(device, seq)` is not unique: a forked chain is evidence and is kept.
 * `receipt_numbers` is not unique either: two tills may bear one name in a forked network.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE entries (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    doc BLOB NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    receipt BLOB,
    verdict TEXT NOT NULL,
    reason TEXT,
    own INTEGER NOT NULL,
    stored_at INTEGER NOT NULL,
    shard TEXT,
    fseq INTEGER,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_doc ON entries (doc);
  CREATE INDEX entries_by_device ON entries (device, seq);
  CREATE INDEX entries_by_receipt ON entries (receipt) WHERE receipt IS NOT NULL;
  CREATE INDEX entries_unsettled ON entries (verdict) WHERE verdict <> 'valid';
  CREATE UNIQUE INDEX entries_by_feed ON entries (shard, fseq) WHERE shard IS NOT NULL;
  CREATE TABLE needs (
    need TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (need, row)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX needs_by_row ON needs (row);
  CREATE TABLE devices (
    id BLOB PRIMARY KEY,
    seq INTEGER NOT NULL DEFAULT 0,
    head BLOB,
    count INTEGER NOT NULL DEFAULT 0,
    acked INTEGER NOT NULL DEFAULT 0,
    unsent INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE accounts (
    doc BLOB PRIMARY KEY,
    state TEXT NOT NULL,
    crc INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE totals (purse TEXT PRIMARY KEY, balance INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE answers (
    till TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (till, key)
  ) STRICT;
  CREATE TABLE aside (
    place INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    reason TEXT NOT NULL,
    sender TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE internal (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO internal VALUES ('aside-kept', 0), ('aside-bytes', 0), ('aside-dropped', 0);
  `,
  `
  CREATE TABLE receipt_numbers (
    till TEXT NOT NULL,
    number TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (till, number, row)
  ) STRICT, WITHOUT ROWID;
  `,
];

/** True for a file that nobody has written to yet. */
function isNew(db: Database.Database): boolean {
  return db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() === 0;
}

/** @throws StorageFault when the file is not a store, or one of a newer version. */
export function checkSchema(db: Database.Database): void {
  const id = db.pragma("application_id", { simple: true });
  if (id !== applicationId) {
    throw new StorageFault("corrupt", `${db.name}: not a Cardweave store`);
  }
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version > migrations.length) {
    const text = `made by a newer version (schema ${version}, this one knows ${migrations.length})`;
    throw new StorageFault("corrupt", `${db.name}: ${text}`);
  }
}

/** Brings the file to the newest schema, each step whole or not at all. */
export function migrate(db: Database.Database): void {
  if (isNew(db)) db.pragma(`application_id = ${applicationId}`);
  checkSchema(db);
  const done = Number(db.pragma("user_version", { simple: true }));
  migrations.slice(done).forEach((sql, at) => {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${done + at + 1}`);
    }).immediate();
  });
}
