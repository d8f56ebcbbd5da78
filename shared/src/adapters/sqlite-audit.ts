import type Database from "better-sqlite3";
import type { DocId, EntryId } from "../domain/ids.ts";
import type {
  ChainPlace,
  RawAccount,
  RawAnswer,
  RawAside,
  RawDevice,
  RawEntry,
  RawPlace,
  StoreAudit,
} from "../ports/store-audit.ts";
import { withFaults } from "./sqlite-faults.ts";
import { checkFile, openDatabase } from "./sqlite-open.ts";
import { accountCrc, blob, plain } from "./sqlite-rows.ts";

type Db = Database.Database;
type Blobs<T, K extends keyof T> = Omit<T, K> & { readonly [N in K]: Buffer | null };
type EntryBlobs = Blobs<Omit<RawEntry, "own">, "id" | "doc" | "device" | "receipt">;
type EntryRow = EntryBlobs & { readonly own: number };
type DeviceRow = Blobs<RawDevice, "device" | "head">;

const columns =
  "row, id, doc, device, seq, receipt, verdict, reason, own, stored_at AS storedAt, bytes";

/** Damaged values of another type become a text that agrees with nothing. */
function hexOf(value: Buffer | null): string {
  return Buffer.isBuffer(value) ? value.toString("hex") : String(value);
}

function entryOf(row: EntryRow): RawEntry {
  return {
    ...row,
    id: hexOf(row.id) as RawEntry["id"],
    doc: hexOf(row.doc) as RawEntry["doc"],
    device: hexOf(row.device) as RawEntry["device"],
    receipt: row.receipt === null ? null : (hexOf(row.receipt) as RawEntry["receipt"]),
    own: row.own !== 0,
    bytes: plain(row.bytes as Buffer),
  };
}

function deviceOf(row: DeviceRow): RawDevice {
  return {
    ...row,
    device: hexOf(row.device) as RawDevice["device"],
    head: row.head === null ? null : (hexOf(row.head) as RawDevice["head"]),
  };
}

type AccountRow = { readonly doc: Buffer; readonly state: string; readonly crc: number };

function accountOf(row: AccountRow): RawAccount {
  const doc = hexOf(row.doc) as DocId;
  return { doc, state: row.state, intact: accountCrc(doc, row.state) === row.crc };
}

function prepareEntries(db: Db) {
  const entries = <P extends unknown[]>(where: string) =>
    db.prepare<P, EntryRow>(`SELECT ${columns} FROM entries WHERE ${where}`);
  return {
    byDevice: entries<[Buffer, number, number, number]>(
      "(device, seq, row) > (?, ?, ?) ORDER BY device, seq, row LIMIT ?",
    ),
    ofDoc: entries<[Buffer]>("doc = ? ORDER BY row"),
    byId: entries<[Buffer]>("id = ?"),
    ofReceipt: entries<[Buffer]>("receipt = ? ORDER BY row"),
    places: db.prepare<[number, number], Blobs<RawPlace, "id" | "doc">>(
      `SELECT row, id, doc, verdict, shard, fseq AS seq FROM entries NOT INDEXED
        WHERE row > ? ORDER BY row LIMIT ?`,
    ),
    docs: db
      .prepare<[Buffer, number], Buffer>(
        "SELECT DISTINCT doc FROM entries WHERE doc > ? ORDER BY doc LIMIT ?",
      )
      .pluck(),
    needs: db.prepare<[number], string>("SELECT need FROM needs WHERE row = ?").pluck(),
    strayNeeds: db.prepare<[number], { need: string; row: number }>(
      `SELECT needs.need, needs.row FROM needs LEFT JOIN entries ON entries.row = needs.row
        WHERE entries.verdict IS NULL OR entries.verdict <> 'pending' LIMIT ?`,
    ),
  };
}

function prepareOthers(db: Db) {
  const accounts = "SELECT doc, state, crc FROM accounts WHERE";
  const answers = "SELECT till, key, request, status, body FROM answers WHERE";
  return {
    accounts: db.prepare<[Buffer, number], AccountRow>(`${accounts} doc > ? ORDER BY doc LIMIT ?`),
    account: db.prepare<[Buffer], AccountRow>(`${accounts} doc = ?`),
    devices: db.prepare<[], DeviceRow>(
      "SELECT id AS device, seq, head, count, acked, unsent FROM devices ORDER BY id",
    ),
    totals: db.prepare<[], [string, number]>("SELECT purse, balance FROM totals").raw(),
    answers: db.prepare<[string, string, number], RawAnswer>(
      `${answers} (till, key) > (?, ?) ORDER BY till, key LIMIT ?`,
    ),
    answer: db.prepare<[string, string], RawAnswer>(`${answers} till = ? AND key = ?`),
    aside: db.prepare<[number, number], Omit<RawAside, "bytes"> & { bytes: Buffer }>(
      "SELECT place, hash, bytes FROM aside WHERE place > ? ORDER BY place LIMIT ?",
    ),
    internal: db
      .prepare<[string], string | number>("SELECT value FROM internal WHERE name = ?")
      .pluck(),
    meta: db.prepare<[string], string>("SELECT value FROM meta WHERE name = ?").pluck(),
  };
}

/** A {@link StoreAudit} with the file behind it, which may be another process's at work. */
export type OpenAudit = { readonly audit: StoreAudit; close(): void };

/** Reads one moment of a store, also beside the process that writes to it. @throws StorageFault */
export function openSqliteAudit(path: string): OpenAudit {
  const db = openDatabase({ path, readOnly: true });
  return withFaults(path, () => {
    // The first read pins the moment that all others see.
    db.exec("BEGIN; SELECT count(*) FROM meta");
    return { audit: sqliteAudit(db, path), close: () => db.close() };
  });
}

export function sqliteAudit(db: Db, path: string): StoreAudit {
  const ask = prepareEntries(db);
  const others = prepareOthers(db);
  const reading = async <T>(question: () => T): Promise<T> => withFaults(path, question);
  return {
    structure: () => reading(() => checkFile(path)),
    places: (row, limit) =>
      reading(() =>
        ask.places.all(row, limit).map((one) => ({
          ...one,
          id: hexOf(one.id) as EntryId,
          doc: hexOf(one.doc) as DocId,
        })),
      ),
    chains: (after: ChainPlace, limit) =>
      reading(() => {
        const device = blob(after.device);
        return ask.byDevice.all(device, after.seq, after.row, limit).map(entryOf);
      }),
    docs: (after, limit) =>
      reading(() => ask.docs.all(blob(after ?? ""), limit).map((doc) => hexOf(doc) as DocId)),
    entriesOf: (doc) => reading(() => ask.ofDoc.all(blob(doc)).map(entryOf)),
    entry: (id) => reading(() => ask.byId.all(blob(id)).map(entryOf)[0]),
    receipt: (id) => reading(() => ask.ofReceipt.all(blob(id)).map(entryOf)),
    needsOf: (row) => reading(() => ask.needs.all(row)),
    strayNeeds: (limit) => reading(() => ask.strayNeeds.all(limit)),
    accounts: (after, limit) =>
      reading(() => others.accounts.all(blob(after ?? ""), limit).map(accountOf)),
    account: (doc) => reading(() => others.account.all(blob(doc)).map(accountOf)[0]),
    devices: () => reading(() => others.devices.all().map(deviceOf)),
    totals: () => reading(() => Object.fromEntries(others.totals.all())),
    answers: ({ till, key }, limit) => reading(() => others.answers.all(till, key, limit)),
    answer: (till, key) => reading(() => others.answer.get(till, key)),
    aside: (place, limit) =>
      reading(() =>
        others.aside.all(place, limit).map((one) => ({ ...one, bytes: plain(one.bytes) })),
      ),
    asideCounts: () =>
      reading(() => ({
        kept: Number(others.internal.get("aside-kept")),
        bytes: Number(others.internal.get("aside-bytes")),
      })),
    meta: (name) => reading(() => others.meta.get(name)),
    cursor: () => reading(() => others.internal.get("cursor")?.toString()),
  };
}
