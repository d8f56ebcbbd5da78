import type { DeskStep } from "@cardweave/shared/ports/desk-database";

/**
 * What is still being written, as JSON; what was approved is signed and lies in the entries.
 * `editor` changed it last.
 * Each draft is a document that several people edit at once: `draft_changes` are what it is made
 * of, `campaign_drafts` what that comes to.
 */
export const campaignTables: readonly DeskStep[] = [
  {
    name: "campaigns 1",
    sql: `
    CREATE TABLE campaign_drafts (
      id TEXT PRIMARY KEY,
      draft TEXT NOT NULL,
      editor TEXT
    ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: "campaigns 2",
    sql: `
    CREATE TABLE draft_changes (
      n INTEGER PRIMARY KEY,
      campaign TEXT NOT NULL,
      hash TEXT NOT NULL,
      bytes BLOB NOT NULL,
      UNIQUE (campaign, hash)
    ) STRICT;
    `,
  },
];
