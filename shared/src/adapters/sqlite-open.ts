import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { StorageFault } from "../ports/entry-store.ts";
import { withFaults } from "./sqlite-faults.ts";
import { checkSchema, migrate } from "./sqlite-schema.ts";

export type OpenOptions = {
  readonly path: string;
  /** Beside a running process, for `check` and `export`; commits are refused by SQLite. */
  readonly readOnly?: boolean;
  /** Upper bound of the file in pages of 4 KiB; beyond it a commit is refused as "full". */
  readonly largestPages?: number;
};

/** Below this the whole file is read through at every start; it takes some tens of ms. */
const checkedBelowBytes = 64 * 1024 * 1024;
/** 16 MiB of WAL between checkpoints: pages written often are copied once, with one fsync. */
const checkpointPages = 4_000;
const walKeptBytes = 64 * 1024 * 1024;
const cacheKib = 32 * 1024;

function configure(db: Database.Database, options: OpenOptions): void {
  db.pragma("trusted_schema = OFF");
  db.pragma("cell_size_check = ON");
  db.pragma(`cache_size = -${cacheKib}`);
  if (options.readOnly === true) return;
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  db.pragma(`journal_size_limit = ${walKeptBytes}`);
  if (options.largestPages !== undefined) {
    db.pragma(`max_page_count = ${options.largestPages}`);
  }
}

/**
 * Reads every page and says what is wrong with the structure, nothing when all is well.
 * Needs a connection of its own; may run in a worker thread beside a running store.
 */
export function checkFile(path: string): readonly string[] {
  return withFaults(path, () => {
    const db = new Database(path, { readonly: true });
    try {
      return quickCheck(db);
    } finally {
      db.close();
    }
  });
}

function quickCheck(db: Database.Database): readonly string[] {
  try {
    const lines = db.prepare("PRAGMA quick_check").pluck().all() as string[];
    return lines.length === 1 && lines[0] === "ok" ? [] : lines;
  } catch (thrown) {
    // So damaged that SQLite gives up in the middle of the check.
    if (!(thrown instanceof Database.SqliteError)) throw thrown;
    if (!thrown.code.startsWith("SQLITE_CORRUPT")) throw thrown;
    return [thrown.message];
  }
}

/** Checks what may be damaged: small files always, large ones when the last end was not orderly. */
function checkAtStart(db: Database.Database): void {
  const clean = db.prepare("SELECT value FROM internal WHERE name = 'clean'").pluck().get() === 1;
  if (clean && statSync(db.name).size >= checkedBelowBytes) return;
  const [first, ...more] = quickCheck(db);
  if (first === undefined) return;
  const what = first.replace(/^\*\*\*.*\n/, "").replaceAll("\n", "; ");
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  throw new StorageFault("corrupt", `${db.name} is damaged, restore a backup: ${what}${others}`);
}

/** Noted before the file is closed in order; taken back as soon as it is open again. */
export function noteClean(db: Database.Database, clean: boolean): void {
  const sql = "INSERT OR REPLACE INTO internal VALUES ('clean', ?)";
  db.prepare(sql).run(clean ? 1 : 0);
}

/** Opens, migrates and checks a store's file. @throws StorageFault */
export function openDatabase(options: OpenOptions): Database.Database {
  const { path } = options;
  if (!existsSync(dirname(path))) throw new StorageFault("io", `${path}: there is no such folder`);
  return withFaults(path, () => {
    const readonly = options.readOnly === true;
    const db = new Database(path, { readonly, fileMustExist: readonly });
    try {
      configure(db, options);
      if (readonly) {
        checkSchema(db);
      } else {
        migrate(db);
        checkAtStart(db);
        noteClean(db, false);
      }
      return db;
    } catch (thrown) {
      db.close();
      throw thrown;
    }
  });
}
