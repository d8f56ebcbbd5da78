import { hash } from "node:crypto";
import type Database from "better-sqlite3";
import type { EntryId } from "../domain/ids.ts";
import { toHex } from "../entries/hex.ts";
import type { Random } from "../ports/clock.ts";
import type { Feed, FeedEntry, FeedPosition } from "../ports/entry-store.ts";
import { StorageFault } from "../ports/entry-store.ts";
import type { SqliteGuard } from "./sqlite-faults.ts";
import { plain } from "./sqlite-rows.ts";

type FeedRow = { readonly seq: number; readonly id: Buffer; readonly bytes: Buffer };

/** The name under which a feed's epoch is kept; a backup does not carry it. */
export const epochName = "feed-epoch";

/** The epoch of this file, made at its first opening as a feed. */
function epochOf(db: Database.Database, random: Random): string {
  const read = db.prepare<[string], string>("SELECT value FROM meta WHERE name = ?").pluck();
  const held = read.get(epochName);
  if (held !== undefined) return held;
  if (db.prepare("SELECT 1 FROM entries WHERE shard IS NULL LIMIT 1").get() !== undefined) {
    throw new StorageFault("corrupt", `${db.name}: a node's store; its entries have no feed order`);
  }
  const epoch = toHex(random.bytes(16));
  db.prepare("INSERT INTO meta VALUES (?, ?)").run(epochName, epoch);
  return epoch;
}

type FeedOptions = { readonly random: Random; readonly guard: SqliteGuard };

/** Reads the order that commits of the same store have given. */
export function sqliteFeed(db: Database.Database, { random, guard }: FeedOptions): Feed {
  const page = db.prepare<[string, number, number], FeedRow>(
    "SELECT fseq AS seq, id, bytes FROM entries WHERE shard = ? AND fseq > ? ORDER BY fseq LIMIT ?",
  );
  // From shard to shard by the index: 257 look-ups, however many entries there are.
  const bounds = db
    .prepare<[], [string, number]>(
      `WITH RECURSIVE shards (shard) AS (
        SELECT min(shard) FROM entries WHERE shard IS NOT NULL
        UNION ALL
        SELECT (SELECT min(e.shard) FROM entries e WHERE e.shard > shards.shard)
        FROM shards WHERE shards.shard IS NOT NULL)
      SELECT shard, (SELECT max(e.fseq) FROM entries e WHERE e.shard = shards.shard)
      FROM shards WHERE shard IS NOT NULL`,
    )
    .raw();
  const place = db.prepare<[Buffer], FeedPosition>(
    "SELECT shard, fseq AS seq FROM entries WHERE id = ? AND shard IS NOT NULL",
  );
  return {
    epoch: epochOf(db, random),
    read: async (shard, after, limit) =>
      guard.run(() => page.all(shard, after, limit).map((row) => feedEntryOf(shard, row))),
    bounds: async () => guard.run(() => Object.fromEntries(bounds.all())),
    positionOf: async (id) => guard.run(() => place.get(Buffer.from(id, "hex"))),
  };
}

function feedEntryOf(shard: string, row: FeedRow): FeedEntry {
  const id = row.id.toString("hex");
  if (hash("sha256", row.bytes, "hex") !== id) {
    throw new StorageFault("corrupt", `entry ${id} at ${shard}/${row.seq} of the feed is damaged`);
  }
  return { shard, seq: row.seq, id: id as EntryId, bytes: plain(row.bytes) };
}
