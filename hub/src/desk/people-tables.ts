import type { DeskStep } from "@cardweave/shared/ports/desk-database";

/**
 * People, readable only with their keys, and the keys, readable only with the hub's `people.key`.
 * `noted` is 0 until the cards' accounts say in an entry that they are somebody's.
 */
export const peopleTables: readonly DeskStep[] = [
  {
    name: "people 1",
    sql: `
    CREATE TABLE people (
      id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      noted INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE person_keys (
      id TEXT PRIMARY KEY,
      sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    `,
  },
];
