import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import type { DeskDatabase, DeskRow, DeskStep } from "../ports/desk-database.ts";
import { StorageFault } from "../ports/entry-store.ts";
import { SqliteGuard, withFaults } from "./sqlite-faults.ts";

/** "CWd1": tells a desk's file from a store's. */
const applicationId = 0x43576431;
const statementsKept = 256;

export type DeskOptions = {
  /** `:memory:` is a desk that nobody keeps, for tests. */
  readonly path: string;
  readonly steps: readonly DeskStep[];
};

/** Opens the hub's desk and brings its tables to the newest form. @throws StorageFault */
export function openSqliteDesk({ path, steps }: DeskOptions): DeskDatabase {
  return withFaults(path, () => {
    const db = new Database(path);
    try {
      configure(db);
      claim(db);
      for (const step of steps) take(db, step);
    } catch (thrown) {
      db.close();
      throw thrown;
    }
    return deskOf(db);
  });
}

/** A copy of one moment, beside the process that writes; nothing where there is no desk yet. */
export async function copySqliteDesk(path: string, copy: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const db = withFaults(path, () => new Database(path, { readonly: true }));
  try {
    // An open read keeps the moment: without it each commit beside would begin the copy anew.
    db.exec("BEGIN; SELECT count(*) FROM steps");
    await db.backup(copy);
  } finally {
    db.close();
  }
  return true;
}

function configure(db: Database.Database): void {
  db.pragma("trusted_schema = OFF");
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  // What was erased must not be readable in the file's free pages.
  db.pragma("secure_delete = ON");
}

/** @throws StorageFault when the file is somebody else's. */
function claim(db: Database.Database): void {
  const isNew = db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() === 0;
  if (isNew) db.pragma(`application_id = ${applicationId}`);
  if (db.pragma("application_id", { simple: true }) !== applicationId) {
    throw new StorageFault("corrupt", `${db.name}: not a Cardweave desk`);
  }
  db.exec("CREATE TABLE IF NOT EXISTS steps (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID");
}

function take(db: Database.Database, { name, sql }: DeskStep): void {
  db.transaction(() => {
    if (db.prepare("SELECT 1 FROM steps WHERE name = ?").get(name) !== undefined) return;
    db.exec(sql);
    db.prepare("INSERT INTO steps VALUES (?)").run(name);
  }).immediate();
}

function deskOf(db: Database.Database): DeskDatabase {
  const guard = new SqliteGuard(db.name);
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    if (prepared.size >= statementsKept) prepared.clear();
    const made = db.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    run: (sql, ...values) => guard.run(() => statement(sql).run(...values).changes),
    rows: (sql, ...values) => guard.run(() => statement(sql).all(...values) as DeskRow[]),
    transaction: (work) => guard.run(() => db.transaction(work).immediate()),
    close: () => db.close(),
  };
}
