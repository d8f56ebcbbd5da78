import type Database from "better-sqlite3";
import type { Random } from "../ports/clock.ts";
import type { Batch, EntryStore, Feed, FeedPosition } from "../ports/entry-store.ts";
import { backUp } from "./sqlite-backup.ts";
import { SqliteCommit } from "./sqlite-commit.ts";
import { SqliteGuard, withFaults } from "./sqlite-faults.ts";
import { sqliteFeed } from "./sqlite-feed.ts";
import { noteClean, type OpenOptions, openDatabase } from "./sqlite-open.ts";
import { SqliteReads } from "./sqlite-reads.ts";

/** A store with an order of its entries: what a hub keeps. */
export type FeedStore = { readonly store: SqliteStore; readonly feed: Feed };

/** @throws StorageFault when the file is damaged, newer than this software, or no store at all. */
export function openSqliteStore(options: OpenOptions): SqliteStore {
  const db = openDatabase(options);
  return new SqliteStore(db, { feed: false, guard: new SqliteGuard(options.path) });
}

/** As {@link openSqliteStore}; every entry gets its place in the feed in the same transaction. */
export function openSqliteFeedStore(options: OpenOptions & { random: Random }): FeedStore {
  const db = openDatabase(options);
  try {
    const guard = new SqliteGuard(options.path);
    const feed = withFaults(options.path, () => sqliteFeed(db, { random: options.random, guard }));
    return { store: new SqliteStore(db, { feed: true, guard }), feed };
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

/**
 * The entry store on SQLite (WAL, synchronous=FULL).
 *
 * Promise: after a fault "io" or "corrupt" from SQLite everything is refused: the process must end
 * and open the file anew. "full" leaves the store usable: a commit works once there is room.
 */
export class SqliteStore implements EntryStore {
  readonly #db: Database.Database;
  readonly #guard: SqliteGuard;
  readonly #reads: SqliteReads;
  readonly #commit: SqliteCommit;

  constructor(db: Database.Database, options: { feed: boolean; guard: SqliteGuard }) {
    this.#db = db;
    this.#guard = options.guard;
    this.#reads = new SqliteReads(db);
    this.#commit = new SqliteCommit(db, options.feed);
  }

  async commit(batch: Batch): Promise<readonly FeedPosition[]> {
    return this.#guard.run(() => this.#commit.run(batch));
  }

  readonly get: EntryStore["get"] = async (id) => this.#ask((reads) => reads.get(id));
  readonly has: EntryStore["has"] = async (ids) => this.#ask((reads) => reads.has(ids));
  readonly account: EntryStore["account"] = async (doc) => this.#ask((reads) => reads.account(doc));
  readonly history: EntryStore["history"] = async (doc, page) =>
    this.#ask((reads) => reads.history(doc, page));
  readonly entriesOf: EntryStore["entriesOf"] = async (doc) =>
    this.#ask((reads) => reads.entriesOf(doc));
  readonly after: EntryStore["after"] = async (row, limit) =>
    this.#ask((reads) => reads.after(row, limit));
  readonly receipt: EntryStore["receipt"] = async (id) => this.#ask((reads) => reads.receipt(id));
  readonly receiptNumbered: EntryStore["receiptNumbered"] = async (till, number) =>
    this.#ask((reads) => reads.receiptNumbered(till, number));
  readonly answer: EntryStore["answer"] = async (key) => this.#ask((reads) => reads.answer(key));
  readonly idsAfter: EntryStore["idsAfter"] = async (row, limit) =>
    this.#ask((reads) => reads.idsAfter(row, limit));

  readonly unsent: EntryStore["unsent"] = async (device, afterSeq, limit) =>
    this.#ask((reads) => reads.unsent(device, afterSeq, limit));
  readonly unsentCount: EntryStore["unsentCount"] = async (device) =>
    this.#ask((reads) => reads.unsentCount(device));
  readonly chain: EntryStore["chain"] = async (device, afterSeq, limit) =>
    this.#ask((reads) => reads.chain(device, afterSeq, limit));
  readonly waitingFor: EntryStore["waitingFor"] = async (needs) =>
    this.#ask((reads) => reads.waitingFor(needs));
  readonly docsWith: EntryStore["docsWith"] = async (of) =>
    this.#ask((reads) => reads.docsWith(of));
  readonly needsOf: EntryStore["needsOf"] = async (id) => this.#ask((reads) => reads.needsOf(id));
  readonly position: EntryStore["position"] = async (device) =>
    this.#ask((reads) => reads.position(device));
  readonly positions: EntryStore["positions"] = async () => this.#ask((reads) => reads.positions());
  readonly docs: EntryStore["docs"] = async (page) => this.#ask((reads) => reads.docs(page));
  readonly totals: EntryStore["totals"] = async () => this.#ask((reads) => reads.totals());
  readonly counts: EntryStore["counts"] = async () => this.#ask((reads) => reads.counts());
  readonly aside: EntryStore["aside"] = async (limit) => this.#ask((reads) => reads.aside(limit));
  readonly cursor: EntryStore["cursor"] = async () => this.#ask((reads) => reads.cursor());
  readonly meta: EntryStore["meta"] = async (name) => this.#ask((reads) => reads.meta(name));

  /** A copy of one moment, on disk when this resolves; commits go on meanwhile. */
  async backupTo(path: string): Promise<void> {
    await backUp(this.#db, path);
  }

  async close(): Promise<void> {
    if (!this.#db.open) return;
    if (!this.#guard.broken && !this.#db.readonly) {
      this.#guard.run(() => noteClean(this.#db, true));
    }
    this.#guard.shut("io", "the store is closed");
    this.#db.close();
  }

  #ask<T>(question: (reads: SqliteReads) => T): T {
    return this.#guard.run(() => question(this.#reads));
  }
}
