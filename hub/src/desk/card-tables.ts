import type { DeskStep } from "@cardweave/shared/ports/desk-database";

/**
 * `mark` is a keyed hash of scheme and number, so that no number is printed on two cards and none
 * can be read here. `card_batches.checked` counts the cards whose codes were read back.
 */
export const cardTables: readonly DeskStep[] = [
  {
    name: "cards 1",
    sql: `
    CREATE TABLE card_pictures (
      id TEXT PRIMARY KEY,
      media TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE card_designs (
      id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      design TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE card_batches (
      id TEXT PRIMARY KEY,
      author TEXT NOT NULL,
      key TEXT NOT NULL,
      request TEXT NOT NULL,
      terms TEXT NOT NULL,
      count INTEGER NOT NULL,
      checked INTEGER NOT NULL DEFAULT 0,
      unreadable INTEGER,
      printed INTEGER NOT NULL DEFAULT 0,
      released INTEGER,
      at INTEGER NOT NULL,
      UNIQUE (author, key)
    ) STRICT;
    CREATE TABLE printed_cards (
      batch TEXT NOT NULL REFERENCES card_batches (id),
      place INTEGER NOT NULL,
      mark BLOB NOT NULL UNIQUE,
      sealed BLOB NOT NULL,
      spoilt INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (batch, place)
    ) STRICT, WITHOUT ROWID;
    `,
  },
];
