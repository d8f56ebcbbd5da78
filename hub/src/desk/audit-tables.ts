import type { DeskStep } from "@cardweave/shared/ports/desk-database";

/** Rows are added and never changed; the file's own triggers refuse anything else. */
export const auditTables: readonly DeskStep[] = [
  {
    name: "audit 1",
    sql: `
    CREATE TABLE audit (
      row INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      who TEXT,
      role TEXT NOT NULL,
      act TEXT NOT NULL,
      subject TEXT,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_subject ON audit (subject, row);
    CREATE TRIGGER audit_stays_1 BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_stays_2 BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    `,
  },
];
