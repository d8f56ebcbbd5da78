import type { DeskStep } from "@cardweave/shared/ports/desk-database";

/**
 * Who is told of what happens, what there is to tell, and what of it has arrived. `webhook_place`
 * is the store's row up to which entries have been made events: both change in one transaction.
 */
export const webhookTables: readonly DeskStep[] = [
  {
    name: "webhooks 1",
    sql: `
    CREATE TABLE webhooks (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      url TEXT NOT NULL,
      events TEXT NOT NULL,
      active INTEGER NOT NULL,
      secret BLOB NOT NULL,
      old_secret BLOB,
      old_until INTEGER,
      made_at INTEGER NOT NULL,
      failing_since INTEGER,
      disabled TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE webhook_events (
      n INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      type TEXT NOT NULL,
      at INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE webhook_deliveries (
      n INTEGER PRIMARY KEY AUTOINCREMENT,
      webhook TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
      event INTEGER NOT NULL REFERENCES webhook_events (n),
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      first_at INTEGER,
      next_at INTEGER NOT NULL,
      ended_at INTEGER,
      status INTEGER,
      fault TEXT
    ) STRICT;
    CREATE INDEX webhook_due ON webhook_deliveries (webhook, next_at) WHERE state = 'waiting';
    CREATE INDEX webhook_told ON webhook_deliveries (webhook, n);
    CREATE INDEX webhook_of ON webhook_deliveries (event);
    CREATE TABLE webhook_place (
      only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
      row INTEGER NOT NULL
    ) STRICT;
    `,
  },
];
