import type { DeskStep } from "@cardweave/shared/ports/desk-database";

/**
 * What is still being written, as JSON; what was approved is signed and lies in the entries.
 * `editor` changed it last.
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
];
