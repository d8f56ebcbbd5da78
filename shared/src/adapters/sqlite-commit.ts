import type Database from "better-sqlite3";
import type { AccountState } from "../domain/account.ts";
import { assert } from "../domain/assert.ts";
import type { Batch, FeedPosition } from "../ports/entry-store.ts";
import { SqliteAppend } from "./sqlite-append.ts";
import { SqliteAside } from "./sqlite-aside.ts";
import { accountCrc, blob } from "./sqlite-rows.ts";

function prepare(db: Database.Database) {
  return {
    begin: db.prepare<[]>("BEGIN IMMEDIATE"),
    end: db.prepare<[]>("COMMIT"),
    rollback: db.prepare<[]>("ROLLBACK"),
    account: db.prepare<[Buffer, string, number]>(
      `INSERT INTO accounts VALUES (?, ?, ?)
        ON CONFLICT (doc) DO UPDATE SET state = excluded.state, crc = excluded.crc`,
    ),
    total: db
      .prepare<[string, number], number>(
        `INSERT INTO totals VALUES (?, ?)
          ON CONFLICT (purse) DO UPDATE SET balance = balance + excluded.balance
          RETURNING balance`,
      )
      .pluck(),
    answer: db.prepare<[string, string, string, number, string]>(
      "INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?)",
    ),
    cursor: db.prepare<[string]>("INSERT OR REPLACE INTO internal VALUES ('cursor', ?)"),
    meta: db.prepare<[string, string]>("INSERT OR REPLACE INTO meta VALUES (?, ?)"),
  };
}

/** One batch is one transaction: on disk (fsync) when `run` returns, or nothing of it is. */
export class SqliteCommit {
  readonly #database: Database.Database;
  readonly #db: ReturnType<typeof prepare>;
  readonly #append: SqliteAppend;
  readonly #aside: SqliteAside;

  constructor(db: Database.Database, feed: boolean) {
    this.#database = db;
    this.#db = prepare(db);
    this.#append = new SqliteAppend(db, feed);
    this.#aside = new SqliteAside(db);
  }

  run(batch: Batch): readonly FeedPosition[] {
    this.#db.begin.run();
    try {
      const positions = this.#append.append(batch.entries ?? []);
      this.#append.judge(batch.judged ?? []);
      this.#projections(batch);
      this.#bookkeeping(batch);
      this.#aside.change(batch.aside ?? [], batch.removeAside ?? []);
      this.#db.end.run();
      return positions;
    } catch (thrown) {
      // SQLite has rolled back by itself after some faults.
      if (this.#database.inTransaction) this.#db.rollback.run();
      throw thrown;
    }
  }

  #projections(batch: Batch): void {
    for (const state of batch.accounts ?? []) this.#account(state);
    for (const [purse, change] of Object.entries(batch.totals ?? {})) {
      const total = this.#db.total.get(purse, change);
      assert(Number.isSafeInteger(total), `a total stays exact: ${purse} ${total}`);
    }
  }

  #account(state: AccountState): void {
    const text = JSON.stringify(state);
    this.#db.account.run(blob(state.doc), text, accountCrc(state.doc, text));
  }

  #bookkeeping(batch: Batch): void {
    for (const { key, request, status, body } of batch.answers ?? []) {
      this.#db.answer.run(key.till, key.id, request, status, body);
    }
    if (batch.sentUpTo) this.#append.acknowledge(batch.sentUpTo.device, batch.sentUpTo.seq);
    if (batch.cursor) this.#db.cursor.run(JSON.stringify(batch.cursor));
    for (const [name, value] of Object.entries(batch.meta ?? {})) this.#db.meta.run(name, value);
  }
}
