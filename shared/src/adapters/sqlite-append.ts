import type Database from "better-sqlite3";
import { assert } from "../domain/assert.ts";
import type { DeviceId } from "../domain/ids.ts";
import {
  type FeedPosition,
  type Judgement,
  type NewEntry,
  receiptNumberOf,
} from "../ports/entry-store.ts";
import { shardOf } from "../protocol/shards.ts";
import { blob } from "./sqlite-rows.ts";

type DevicePlace = {
  readonly id: Buffer;
  seq: number;
  head: Buffer | null;
  count: number;
  acked: number;
  unsent: number;
};

type EntryValues = [
  id: Buffer,
  doc: Buffer,
  device: Buffer,
  seq: number,
  receipt: Buffer | null,
  verdict: string,
  reason: string | null,
  own: number,
  storedAt: number,
  shard: string | null,
  fseq: number | null,
  bytes: Uint8Array,
];

function prepare(db: Database.Database) {
  return {
    insert: db.prepare<EntryValues>(
      `INSERT INTO entries
        (id, doc, device, seq, receipt, verdict, reason, own, stored_at, shard, fseq, bytes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    ),
    need: db.prepare<[string, number | bigint]>("INSERT OR IGNORE INTO needs VALUES (?, ?)"),
    number: db.prepare<[string, string, number | bigint]>(
      "INSERT INTO receipt_numbers VALUES (?, ?, ?)",
    ),
    device: db.prepare<[Buffer], DevicePlace>("SELECT * FROM devices WHERE id = ?"),
    saveDevice: db.prepare<[DevicePlace]>(
      "INSERT OR REPLACE INTO devices VALUES (@id, @seq, @head, @count, @acked, @unsent)",
    ),
    firstAt: db
      .prepare<[Buffer, number], Buffer>(
        "SELECT id FROM entries WHERE device = ? AND seq = ? ORDER BY row LIMIT 1",
      )
      .pluck(),
    ownBetween: db
      .prepare<[Buffer, number, number], number>(
        "SELECT count(*) FROM entries WHERE device = ? AND seq > ? AND seq <= ? AND own = 1",
      )
      .pluck(),
    shardHead: db
      .prepare<[string], number | null>("SELECT max(fseq) FROM entries WHERE shard = ?")
      .pluck(),
    settle: db.prepare<[string, string | null, Buffer], { row: number }>(
      "UPDATE entries SET verdict = ?, reason = ? WHERE id = ? RETURNING row",
    ),
    dropNeeds: db.prepare<[number]>("DELETE FROM needs WHERE row = ?"),
  };
}

/** Writes entries, the places of their devices and, on a hub, their positions in the feed. */
export class SqliteAppend {
  readonly #db: ReturnType<typeof prepare>;
  readonly #feed: boolean;

  constructor(db: Database.Database, feed: boolean) {
    this.#db = prepare(db);
    this.#feed = feed;
  }

  append(entries: readonly NewEntry[]): readonly FeedPosition[] {
    const devices = new Map<DeviceId, DevicePlace>();
    const heads = new Map<string, number>();
    const positions: FeedPosition[] = [];
    for (const entry of entries) {
      const position = this.#feed ? this.#nextPosition(entry, heads) : null;
      const stored = this.#insert(entry, position);
      if (stored === null) continue;
      this.#index(entry, stored);
      this.#place(entry, devices);
      if (position === null) continue;
      heads.set(position.shard, position.seq);
      positions.push(position);
    }
    for (const device of devices.values()) this.#db.saveDevice.run(device);
    return positions;
  }

  judge(judged: readonly Judgement[]): void {
    for (const { id, verdict, reason } of judged) {
      const settled = this.#db.settle.get(verdict, reason, blob(id));
      assert(settled, `only a stored entry is judged: ${id}`);
      this.#db.dropNeeds.run(settled.row);
    }
  }

  acknowledge(device: DeviceId, seq: number): void {
    const place = this.#placeOf(device);
    if (seq <= place.acked) return;
    place.unsent -= this.#db.ownBetween.get(place.id, place.acked, seq) ?? 0;
    place.acked = seq;
    this.#db.saveDevice.run(place);
  }

  #nextPosition(entry: NewEntry, heads: ReadonlyMap<string, number>): FeedPosition {
    const shard = shardOf(entry.entry.doc);
    const head = heads.get(shard) ?? this.#db.shardHead.get(shard) ?? 0;
    return { shard, seq: head + 1 };
  }

  /** The row, or null when the entry is held already. */
  #insert(entry: NewEntry, position: FeedPosition | null): number | bigint | null {
    const done = this.#db.insert.run(
      blob(entry.id),
      blob(entry.entry.doc),
      blob(entry.entry.device),
      entry.entry.seq,
      entry.receipt === null ? null : blob(entry.receipt),
      entry.verdict,
      entry.reason,
      entry.sent ? 0 : 1,
      entry.storedAt,
      position === null ? null : position.shard,
      position === null ? null : position.seq,
      entry.bytes,
    );
    return done.changes === 0 ? null : done.lastInsertRowid;
  }

  #index({ entry, needs }: NewEntry, row: number | bigint): void {
    for (const need of needs) this.#db.need.run(need, row);
    const named = receiptNumberOf(entry);
    if (named !== null) this.#db.number.run(named.till, named.number, row);
  }

  #placeOf(device: DeviceId): DevicePlace {
    const id = blob(device);
    return this.#db.device.get(id) ?? { id, seq: 0, head: null, count: 0, acked: 0, unsent: 0 };
  }

  /** Counts the entry and moves on over every gap that it closes. */
  #place(entry: NewEntry, devices: Map<DeviceId, DevicePlace>): void {
    const { device, seq } = entry.entry;
    const place = devices.get(device) ?? this.#placeOf(device);
    devices.set(device, place);
    place.count++;
    if (!entry.sent && seq > place.acked) place.unsent++;
    if (seq !== place.seq + 1) return;
    place.seq = seq;
    place.head = blob(entry.id);
    // With as many entries as the position says there is none beyond it.
    while (place.count > place.seq) {
      const next = this.#db.firstAt.get(place.id, place.seq + 1);
      if (next === undefined) return;
      place.seq++;
      place.head = next;
    }
  }
}
