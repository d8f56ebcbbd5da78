import type Database from "better-sqlite3";
import type { StoreAudit, StoreRebuild } from "../ports/store-audit.ts";
import { sqliteAudit } from "./sqlite-audit.ts";
import { withFaults } from "./sqlite-faults.ts";
import { noteClean, openDatabase } from "./sqlite-open.ts";
import { accountCrc, blob } from "./sqlite-rows.ts";

/** A store that is read and computed anew by one hand; nobody else may have it open. */
export type OpenRebuild = {
  readonly audit: StoreAudit;
  readonly rebuild: StoreRebuild;
  close(): void;
};

/** @throws StorageFault */
export function openSqliteRebuild(path: string): OpenRebuild {
  const db = openDatabase({ path });
  return {
    audit: sqliteAudit(db, path),
    rebuild: sqliteRebuild(db, path),
    close: () => {
      noteClean(db, true);
      db.close();
    },
  };
}

function prepare(db: Database.Database) {
  return {
    account: db.prepare<[Buffer, string, number]>("INSERT INTO accounts VALUES (?, ?, ?)"),
    verdict: db.prepare<[string, string | null, number]>(
      "UPDATE entries SET verdict = ?, reason = ? WHERE row = ?",
    ),
    dropNeeds: db.prepare<[number]>("DELETE FROM needs WHERE row = ?"),
    need: db.prepare<[string, number]>("INSERT OR IGNORE INTO needs VALUES (?, ?)"),
    total: db.prepare<[string, number]>("INSERT INTO totals VALUES (?, ?)"),
    device: db.prepare<[Buffer, number, Buffer | null, number, number]>(
      `INSERT INTO devices (id, seq, head, count, unsent) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
        seq = excluded.seq, head = excluded.head, count = excluded.count, unsent = excluded.unsent`,
    ),
    meta: db.prepare<[string, string]>("INSERT OR REPLACE INTO meta VALUES (?, ?)"),
  };
}

/** One transaction from `begin` to `finish`: a crash in between leaves the old projections. */
function sqliteRebuild(db: Database.Database, path: string): StoreRebuild {
  const write = prepare(db);
  const doing = async (work: () => void): Promise<void> => withFaults(path, work);
  return {
    begin: () =>
      doing(() => {
        db.exec("BEGIN IMMEDIATE; DELETE FROM accounts; DELETE FROM totals");
      }),
    put: ({ accounts, verdicts }) =>
      doing(() => {
        for (const { doc, state } of accounts) {
          const text = JSON.stringify(state);
          write.account.run(blob(doc), text, accountCrc(doc, text));
        }
        for (const { row, verdict, reason, needs } of verdicts) {
          write.verdict.run(verdict, reason, row);
          write.dropNeeds.run(row);
          for (const need of needs) write.need.run(need, row);
        }
      }),
    finish: (rest) =>
      doing(() => {
        putRest(db, write, rest);
        db.exec("COMMIT");
      }),
    abandon: () =>
      doing(() => {
        if (db.inTransaction) db.exec("ROLLBACK");
      }),
  };
}

type Rest = Parameters<StoreRebuild["finish"]>[0];

function putRest(
  db: Database.Database,
  write: ReturnType<typeof prepare>,
  { totals, devices, meta }: Rest,
): void {
  for (const [purse, balance] of Object.entries(totals)) write.total.run(purse, balance);
  db.exec("UPDATE devices SET seq = 0, head = NULL, count = 0, unsent = 0");
  for (const { device, seq, head, count, unsent } of devices) {
    write.device.run(blob(device), seq, head === null ? null : blob(head), count, unsent);
  }
  db.exec("DELETE FROM needs WHERE row NOT IN (SELECT row FROM entries)");
  for (const [name, value] of Object.entries(meta)) write.meta.run(name, value);
}
