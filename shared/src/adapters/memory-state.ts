import { assert } from "../domain/assert.ts";
import type { DeviceId, DocId, EntryId, PurseId } from "../domain/ids.ts";
import {
  type AsideEntry,
  type Batch,
  type FeedPosition,
  type NewEntry,
  receiptNumberOf,
} from "../ports/entry-store.ts";
import { shardOf } from "../protocol/shards.ts";
import { asideLimits } from "./aside-limits.ts";
import { type MemoryRow, rowOf } from "./memory-rows.ts";

export type MemoryDevice = {
  seq: number;
  head: EntryId | null;
  acked: number;
  /** In chain order; of a fork, the one that was stored first comes first. */
  readonly rows: MemoryRow[];
  readonly firstAt: Map<number, EntryId>;
};

/** What a memory store holds; texts where SQLite holds texts, so that both give back the same. */
export class MemoryState {
  readonly rows: MemoryRow[] = [];
  readonly byId: Map<EntryId, MemoryRow> = new Map();
  readonly byDoc: Map<DocId, MemoryRow[]> = new Map();
  readonly byNumber: Map<string, MemoryRow[]> = new Map();
  readonly devices: Map<DeviceId, MemoryDevice> = new Map();
  readonly pending: Set<MemoryRow> = new Set();
  readonly accounts: Map<DocId, string> = new Map();
  readonly totals: Map<PurseId, number> = new Map();
  readonly answers: Map<string, string> = new Map();
  readonly aside: Map<string, AsideEntry> = new Map();
  readonly meta: Map<string, string> = new Map();
  readonly shards: Map<string, MemoryRow[]> = new Map();
  readonly #feed: boolean;
  cursor: string | null = null;
  asideBytes = 0;
  asideDropped = 0;

  constructor(feed: boolean) {
    this.#feed = feed;
  }

  /** Whatever could fail is found before the first change: a batch is stored whole or not at all. */
  apply(batch: Batch): readonly FeedPosition[] {
    this.#check(batch);
    const positions = (batch.entries ?? []).flatMap((entry) => this.#append(entry));
    this.#judge(batch);
    for (const state of batch.accounts ?? []) this.accounts.set(state.doc, JSON.stringify(state));
    for (const [purse, total] of this.#newTotals(batch)) this.totals.set(purse, total);
    this.#bookkeeping(batch);
    this.#changeAside(batch);
    return positions;
  }

  #bookkeeping(batch: Batch): void {
    for (const answer of batch.answers ?? []) {
      const name = answerName(answer.key);
      if (!this.answers.has(name)) this.answers.set(name, JSON.stringify(answer));
    }
    this.#acknowledge(batch);
    if (batch.cursor) this.cursor = JSON.stringify(batch.cursor);
    for (const [name, value] of Object.entries(batch.meta ?? {})) this.meta.set(name, value);
  }

  #check(batch: Batch): void {
    const added = new Set((batch.entries ?? []).map((entry) => entry.id));
    for (const { id } of batch.judged ?? []) {
      assert(added.has(id) || this.byId.has(id), `only a stored entry is judged: ${id}`);
    }
    for (const [purse, total] of this.#newTotals(batch)) {
      assert(Number.isSafeInteger(total), `a total stays exact: ${purse} ${total}`);
    }
  }

  #newTotals(batch: Batch): readonly (readonly [PurseId, number])[] {
    const changes = Object.entries(batch.totals ?? {}) as [PurseId, number][];
    return changes.map(([purse, change]) => [purse, (this.totals.get(purse) ?? 0) + change]);
  }

  #append(entry: NewEntry): readonly FeedPosition[] {
    if (this.byId.has(entry.id)) return [];
    const row = rowOf(entry, this.rows.length + 1);
    this.rows.push(row);
    this.byId.set(row.id, row);
    listIn(this.byDoc, row.doc).push(row);
    const named = receiptNumberOf(entry.entry);
    if (named !== null) listIn(this.byNumber, numberName(named.till, named.number)).push(row);
    if (row.verdict === "pending" || row.needs.length > 0) this.pending.add(row);
    this.#place(row);
    if (!this.#feed) return [];
    const shard = shardOf(row.doc);
    return [{ shard, seq: listIn(this.shards, shard).push(row) }];
  }

  #place(row: MemoryRow): void {
    const device = this.device(row.device);
    insertBySeq(device.rows, row);
    if (!device.firstAt.has(row.seq)) device.firstAt.set(row.seq, row.id);
    for (let head = device.firstAt.get(device.seq + 1); head !== undefined; ) {
      device.seq++;
      device.head = head;
      head = device.firstAt.get(device.seq + 1);
    }
  }

  device(id: DeviceId): MemoryDevice {
    const held = this.devices.get(id);
    if (held !== undefined) return held;
    const device: MemoryDevice = {
      seq: 0,
      head: null,
      acked: 0,
      rows: [],
      firstAt: new Map(),
    };
    this.devices.set(id, device);
    return device;
  }

  #judge(batch: Batch): void {
    for (const { id, verdict, reason } of batch.judged ?? []) {
      const row = this.byId.get(id);
      assert(row, "checked before");
      row.verdict = verdict;
      row.reason = reason;
      row.needs = [];
      this.pending.delete(row);
      if (verdict === "pending") this.pending.add(row);
    }
  }

  #acknowledge({ sentUpTo }: Batch): void {
    if (sentUpTo === undefined) return;
    const device = this.device(sentUpTo.device);
    device.acked = Math.max(device.acked, sentUpTo.seq);
  }

  #changeAside(batch: Batch): void {
    for (const hash of batch.removeAside ?? []) this.#dropAside(hash);
    for (const one of batch.aside ?? []) {
      if (this.aside.has(one.hash)) continue;
      this.aside.set(one.hash, { ...one, bytes: new Uint8Array(one.bytes) });
      this.asideBytes += one.bytes.length;
    }
    while (this.#asideIsFull()) {
      const [oldest = ""] = this.aside.keys();
      this.#dropAside(oldest);
      this.asideDropped++;
    }
  }

  #asideIsFull(): boolean {
    const kept = this.aside.size;
    return kept > asideLimits.entries || (this.asideBytes > asideLimits.bytes && kept > 1);
  }

  #dropAside(hash: string): void {
    this.asideBytes -= this.aside.get(hash)?.bytes.length ?? 0;
    this.aside.delete(hash);
  }
}

export function answerName(key: { readonly till: string; readonly id: string }): string {
  return JSON.stringify([key.till, key.id]);
}

export function numberName(till: string, number: string): string {
  return JSON.stringify([till, number]);
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const held = lists.get(key);
  if (held !== undefined) return held;
  const list: V[] = [];
  lists.set(key, list);
  return list;
}

/** Entries mostly come in the order of their chain: the search from the end is short. */
function insertBySeq(rows: MemoryRow[], row: MemoryRow): void {
  let at = rows.length;
  while (at > 0 && (rows[at - 1]?.seq ?? 0) > row.seq) at--;
  rows.splice(at, 0, row);
}
