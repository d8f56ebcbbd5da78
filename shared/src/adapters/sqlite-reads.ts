import type Database from "better-sqlite3";
import type { AccountState } from "../domain/account.ts";
import { assert } from "../domain/assert.ts";
import type { ActionKey, Verdict } from "../domain/entry.ts";
import type { DeviceId, DocId, EntryId, PurseId, ReceiptId } from "../domain/ids.ts";
import { toHex } from "../entries/hex.ts";
import type {
  Answer,
  AsideEntry,
  Cursor,
  DevicePosition,
  EntryStore,
  Page,
  StoredEntry,
} from "../ports/entry-store.ts";
import {
  type AccountRow,
  accountOf,
  blob,
  type DeviceRow,
  type EntryRow,
  entryColumns,
  plain,
  positionOf,
  storedEntryOf,
} from "./sqlite-rows.ts";

type Counts = Awaited<ReturnType<EntryStore["counts"]>>;
type Db = Database.Database;

const entriesWhere = (rest: string): string =>
  `SELECT ${entryColumns} FROM entries e WHERE ${rest}`;

function prepareEntryReads(db: Db) {
  const entries = <P extends unknown[]>(rest: string): Database.Statement<P, EntryRow> =>
    db.prepare<P, EntryRow>(entriesWhere(rest));
  return {
    byId: entries<[Buffer]>("e.id = ?"),
    history: entries<[Buffer, number, number]>(
      "e.doc = ? AND e.row < ? ORDER BY e.row DESC LIMIT ?",
    ),
    ofDoc: entries<[Buffer]>("e.doc = ? ORDER BY e.row"),
    after: entries<[number, number]>("e.row > ? ORDER BY e.row LIMIT ?"),
    ofReceipt: entries<[Buffer]>("e.receipt = ? ORDER BY e.row"),
    numbered: entries<[string, string]>(
      "e.row IN (SELECT row FROM receipt_numbers WHERE till = ? AND number = ?) ORDER BY e.row",
    ),
    chain: entries<[Buffer, number, number]>(
      "e.device = ? AND e.seq > ? ORDER BY e.seq, e.row LIMIT ?",
    ),
    unsent: entries<[Buffer, number, Buffer, number]>(
      "e.device = ? AND e.seq > max(?, coalesce((SELECT acked FROM devices WHERE id = ?), 0)) " +
        "AND e.own = 1 ORDER BY e.seq, e.row LIMIT ?",
    ),
    waiting: entries<[string]>(
      "e.row IN (SELECT row FROM needs WHERE need IN (SELECT value FROM json_each(?))) " +
        "ORDER BY e.row",
    ),
  };
}

function prepareOtherReads(db: Db) {
  const device = "SELECT id, seq, head, count FROM devices";
  return {
    has: db.prepare<[Buffer], number>("SELECT 1 FROM entries WHERE id = ?").pluck(),
    needs: db
      .prepare<[Buffer], string>(
        "SELECT need FROM needs WHERE row = (SELECT row FROM entries WHERE id = ?) ORDER BY need",
      )
      .pluck(),
    account: db.prepare<[Buffer], AccountRow>("SELECT state, crc FROM accounts WHERE doc = ?"),
    answer: db.prepare<[string, string], Omit<Answer, "key">>(
      "SELECT request, status, body FROM answers WHERE till = ? AND key = ?",
    ),
    unsentCount: db.prepare<[Buffer], { count: number; acked: number }>(
      "SELECT unsent AS count, acked FROM devices WHERE id = ?",
    ),
    oldestUnsent: db
      .prepare<[Buffer, number], number>(
        "SELECT stored_at FROM entries WHERE device = ? AND seq > ? AND own = 1 ORDER BY seq LIMIT 1",
      )
      .pluck(),
    position: db.prepare<[Buffer], DeviceRow>(`${device} WHERE id = ?`),
    positions: db.prepare<[], DeviceRow>(`${device} WHERE count > 0 ORDER BY id`),
    idsAfter: db.prepare<[number, number], { id: Buffer; doc: Buffer; row: number }>(
      "SELECT id, doc, row FROM entries WHERE row > ? ORDER BY row LIMIT ?",
    ),
    docs: db
      .prepare<[Buffer, number], Buffer>(
        "SELECT DISTINCT doc FROM entries WHERE doc > ? ORDER BY doc LIMIT ?",
      )
      .pluck(),
    totals: db
      .prepare<[], [PurseId, number]>("SELECT purse, balance FROM totals WHERE balance <> 0")
      .raw(),
    // `<> 'valid'` is there for the planner: without it the partial index is not used.
    docsWith: db
      .prepare<[string, Buffer], Buffer>(
        `SELECT DISTINCT doc FROM entries WHERE verdict <> 'valid' AND verdict = ? AND device = ?
          ORDER BY doc`,
      )
      .pluck(),
    counts: db.prepare<[], Counts>(
      `SELECT coalesce((SELECT max(row) FROM entries), 0) AS entries,
        (SELECT count(*) FROM entries WHERE verdict <> 'valid' AND verdict = 'pending') AS pending,
        (SELECT count(*) FROM entries WHERE verdict <> 'valid' AND verdict = 'invalid') AS invalid,
        (SELECT sum(value) FROM internal WHERE name IN ('aside-kept', 'aside-dropped')) AS aside`,
    ),
    aside: db.prepare<[number], Omit<AsideEntry, "bytes"> & { bytes: Buffer }>(
      'SELECT hash, bytes, reason, sender AS "from", at FROM aside ORDER BY place DESC LIMIT ?',
    ),
    cursor: db.prepare<[], string>("SELECT value FROM internal WHERE name = 'cursor'").pluck(),
    meta: db.prepare<[string], string>("SELECT value FROM meta WHERE name = ?").pluck(),
  };
}

/** Everything that is asked of the file; each answer is of one moment. */
export class SqliteReads {
  readonly #entries: ReturnType<typeof prepareEntryReads>;
  readonly #others: ReturnType<typeof prepareOtherReads>;

  constructor(db: Db) {
    this.#entries = prepareEntryReads(db);
    this.#others = prepareOtherReads(db);
  }

  get(id: EntryId): StoredEntry | undefined {
    const row = this.#entries.byId.get(blob(id));
    return row === undefined ? undefined : storedEntryOf(row);
  }

  has(ids: readonly EntryId[]): ReadonlySet<EntryId> {
    return new Set(ids.filter((id) => this.#others.has.get(blob(id)) === 1));
  }

  account(doc: DocId): AccountState | undefined {
    const row = this.#others.account.get(blob(doc));
    return row === undefined ? undefined : accountOf(doc, row);
  }

  history(doc: DocId, page: { before?: number; limit: number }): Page<StoredEntry> {
    const before = page.before ?? Number.MAX_SAFE_INTEGER;
    return pageOf(this.#entries.history.all(blob(doc), before, page.limit + 1), page.limit);
  }

  entriesOf(doc: DocId): readonly StoredEntry[] {
    return this.#entries.ofDoc.all(blob(doc)).map(storedEntryOf);
  }

  idsAfter(row: number, limit: number): readonly { id: EntryId; doc: DocId; row: number }[] {
    return this.#others.idsAfter.all(row, limit).map((one) => ({
      id: toHex(one.id) as EntryId,
      doc: toHex(one.doc) as DocId,
      row: one.row,
    }));
  }

  after(row: number, limit: number): Page<StoredEntry> {
    return pageOf(this.#entries.after.all(row, limit + 1), limit);
  }

  receipt(id: ReceiptId): readonly StoredEntry[] {
    return this.#entries.ofReceipt.all(blob(id)).map(storedEntryOf);
  }

  receiptNumbered(till: string, number: string): readonly StoredEntry[] {
    return this.#entries.numbered.all(till, number).map(storedEntryOf);
  }

  answer(key: ActionKey): Answer | undefined {
    const row = this.#others.answer.get(key.till, key.id);
    return row === undefined ? undefined : { key: { till: key.till, id: key.id }, ...row };
  }

  unsent(device: DeviceId, afterSeq: number, limit: number): readonly StoredEntry[] {
    const id = blob(device);
    return this.#entries.unsent.all(id, afterSeq, id, limit).map(storedEntryOf);
  }

  unsentCount(device: DeviceId): { count: number; oldestAt: number | null } {
    const id = blob(device);
    const row = this.#others.unsentCount.get(id);
    if (row === undefined || row.count === 0) return { count: 0, oldestAt: null };
    return { count: row.count, oldestAt: this.#others.oldestUnsent.get(id, row.acked) ?? null };
  }

  chain(device: DeviceId, afterSeq: number, limit: number): readonly StoredEntry[] {
    return this.#entries.chain.all(blob(device), afterSeq, limit).map(storedEntryOf);
  }

  waitingFor(needs: readonly string[]): readonly StoredEntry[] {
    return this.#entries.waiting.all(JSON.stringify(needs)).map(storedEntryOf);
  }

  /** By the index of what is not valid; nobody asks for what is. */
  docsWith({ device, verdict }: { device: DeviceId; verdict: Verdict }): readonly DocId[] {
    return this.#others.docsWith.all(verdict, blob(device)).map((doc) => toHex(doc) as DocId);
  }

  needsOf(id: EntryId): readonly string[] {
    return this.#others.needs.all(blob(id));
  }

  position(device: DeviceId): DevicePosition {
    const row = this.#others.position.get(blob(device));
    return row === undefined ? { device, seq: 0, head: null, count: 0 } : positionOf(row);
  }

  positions(): readonly DevicePosition[] {
    return this.#others.positions.all().map(positionOf);
  }

  docs(page: { after?: DocId; limit: number }): readonly DocId[] {
    const docs = this.#others.docs.all(blob(page.after ?? ""), page.limit);
    return docs.map((doc) => doc.toString("hex") as DocId);
  }

  totals(): Readonly<Record<PurseId, number>> {
    return Object.fromEntries(this.#others.totals.all()) as Record<PurseId, number>;
  }

  counts(): Counts {
    const counts = this.#others.counts.get();
    assert(counts, "a SELECT without FROM has one row");
    return counts;
  }

  aside(limit: number): readonly AsideEntry[] {
    return this.#others.aside.all(limit).map((row) => ({ ...row, bytes: plain(row.bytes) }));
  }

  cursor(): Cursor | undefined {
    const text = this.#others.cursor.get();
    return text === undefined ? undefined : (JSON.parse(text) as Cursor);
  }

  meta(name: string): string | undefined {
    return this.#others.meta.get(name);
  }
}

/** One row more than asked was read: it says whether there is a next page. */
function pageOf(rows: readonly EntryRow[], limit: number): Page<StoredEntry> {
  const items = rows.slice(0, limit).map(storedEntryOf);
  return { items, next: rows.length > limit ? (items.at(-1)?.row ?? null) : null };
}
