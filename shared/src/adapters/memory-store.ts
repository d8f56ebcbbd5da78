import type { AccountState } from "../domain/account.ts";
import type { DeviceId, PurseId } from "../domain/ids.ts";
import { toHex } from "../entries/hex.ts";
import type { Random } from "../ports/clock.ts";
import type {
  Answer,
  Batch,
  Cursor,
  EntryStore,
  Feed,
  FeedPosition,
  Page,
  StoredEntry,
} from "../ports/entry-store.ts";
import { StorageFault } from "../ports/entry-store.ts";
import { type MemoryRow, readRow } from "./memory-rows.ts";
import { answerName, type MemoryDevice, MemoryState, numberName } from "./memory-state.ts";

/** For tests and the simulator: behaves as the SQLite store does, and forgets with the process. */
export function memoryStore(): EntryStore {
  return new MemoryStore(new MemoryState(false));
}

/** A {@link memoryStore} with a feed, as a hub needs it. */
export function memoryFeedStore(random: Random): { store: EntryStore; feed: Feed } {
  const state = new MemoryState(true);
  const feed: Feed = {
    epoch: toHex(random.bytes(16)),
    read: async (shard, after, limit) => {
      const rows = state.shards.get(shard)?.slice(after, after + limit) ?? [];
      return rows.map((row, at) => {
        return { shard, seq: after + at + 1, id: row.id, bytes: new Uint8Array(row.bytes) };
      });
    },
    bounds: async () =>
      Object.fromEntries([...state.shards].map(([shard, rows]) => [shard, rows.length])),
    positionOf: async (id) => {
      for (const [shard, rows] of state.shards) {
        const at = rows.findIndex((row) => row.id === id);
        if (at >= 0) return { shard, seq: at + 1 };
      }
      return undefined;
    },
  };
  return { store: new MemoryStore(state), feed };
}

class MemoryStore implements EntryStore {
  readonly #state: MemoryState;
  #closed = false;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async commit(batch: Batch): Promise<readonly FeedPosition[]> {
    return this.#open().apply(batch);
  }

  readonly get: EntryStore["get"] = async (id) => {
    const row = this.#open().byId.get(id);
    return row === undefined ? undefined : this.#read(row);
  };

  readonly has: EntryStore["has"] = async (ids) => {
    const { byId } = this.#open();
    return new Set(ids.filter((id) => byId.has(id)));
  };

  readonly account: EntryStore["account"] = async (doc) => {
    const text = this.#open().accounts.get(doc);
    return text === undefined ? undefined : (JSON.parse(text) as AccountState);
  };

  readonly history: EntryStore["history"] = async (doc, { before, limit }) => {
    const rows = this.#open().byDoc.get(doc) ?? [];
    const older = before === undefined ? rows : rows.filter((row) => row.row < before);
    return this.#page(older.toReversed(), limit);
  };

  readonly entriesOf: EntryStore["entriesOf"] = async (doc) =>
    (this.#open().byDoc.get(doc) ?? []).map((row) => this.#read(row));

  readonly after: EntryStore["after"] = async (row, limit) =>
    this.#page(this.#open().rows.slice(Math.max(row, 0)), limit);

  readonly receipt: EntryStore["receipt"] = async (id) =>
    this.#open()
      .rows.filter((row) => row.receipt === id)
      .map((row) => this.#read(row));

  readonly receiptNumbered: EntryStore["receiptNumbered"] = async (till, number) =>
    (this.#open().byNumber.get(numberName(till, number)) ?? []).map((row) => this.#read(row));

  readonly answer: EntryStore["answer"] = async (key) => {
    const text = this.#open().answers.get(answerName(key));
    return text === undefined ? undefined : (JSON.parse(text) as Answer);
  };

  readonly idsAfter: EntryStore["idsAfter"] = async (after, limit) =>
    this.#open()
      .rows.slice(after, after + limit)
      .map(({ id, doc, row }) => ({ id, doc, row }));

  readonly unsent: EntryStore["unsent"] = async (device, afterSeq, limit) =>
    this.#unsentRows(device)
      .filter((row) => row.seq > afterSeq)
      .slice(0, limit)
      .map((row) => this.#read(row));

  readonly unsentCount: EntryStore["unsentCount"] = async (device) => {
    const rows = this.#unsentRows(device);
    return { count: rows.length, oldestAt: rows[0]?.storedAt ?? null };
  };

  readonly chain: EntryStore["chain"] = async (device, afterSeq, limit) =>
    (this.#open().devices.get(device)?.rows ?? [])
      .filter((row) => row.seq > afterSeq)
      .slice(0, limit)
      .map((row) => this.#read(row));

  readonly waitingFor: EntryStore["waitingFor"] = async (needs) => {
    const wanted = new Set(needs);
    const rows = [...this.#open().pending].filter((row) => row.needs.some((n) => wanted.has(n)));
    return rows.toSorted((a, b) => a.row - b.row).map((row) => this.#read(row));
  };

  readonly needsOf: EntryStore["needsOf"] = async (id) => [
    ...(this.#open().byId.get(id)?.needs ?? []),
  ];

  readonly docsWith: EntryStore["docsWith"] = async ({ device, verdict }) => {
    const rows = this.#open().devices.get(device)?.rows ?? [];
    return [
      ...new Set(rows.filter((row) => row.verdict === verdict).map((row) => row.doc)),
    ].toSorted();
  };

  readonly position: EntryStore["position"] = async (device) =>
    positionOf(device, this.#open().devices.get(device));

  readonly positions: EntryStore["positions"] = async () => {
    const held = [...this.#open().devices].filter(([, device]) => device.rows.length > 0);
    return held.toSorted(byName).map(([id, device]) => positionOf(id, device));
  };

  readonly docs: EntryStore["docs"] = async ({ after = "", limit }) => {
    const docs = [...this.#open().byDoc.keys()].filter((doc) => doc > after);
    return docs.toSorted().slice(0, limit);
  };

  readonly totals: EntryStore["totals"] = async () => {
    const totals = [...this.#open().totals].filter(([, balance]) => balance !== 0);
    return Object.fromEntries(totals) as Record<PurseId, number>;
  };

  readonly counts: EntryStore["counts"] = async () => {
    const { rows, aside, asideDropped } = this.#open();
    const of = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
    return {
      entries: rows.length,
      pending: of("pending"),
      invalid: of("invalid"),
      aside: aside.size + asideDropped,
    };
  };

  readonly aside: EntryStore["aside"] = async (limit) => {
    const newest = [...this.#open().aside.values()].toReversed().slice(0, limit);
    return newest.map((one) => ({ ...one, bytes: new Uint8Array(one.bytes) }));
  };

  readonly cursor: EntryStore["cursor"] = async () => {
    const text = this.#open().cursor;
    return text === null ? undefined : (JSON.parse(text) as Cursor);
  };

  readonly meta: EntryStore["meta"] = async (name) => this.#open().meta.get(name);

  async close(): Promise<void> {
    this.#closed = true;
  }

  #open(): MemoryState {
    if (this.#closed) throw new StorageFault("io", "memory: the store is closed");
    return this.#state;
  }

  #read(row: MemoryRow): StoredEntry {
    return readRow(row, this.#state.devices.get(row.device)?.acked ?? 0);
  }

  #page(rows: readonly MemoryRow[], limit: number): Page<StoredEntry> {
    const items = rows.slice(0, limit).map((row) => this.#read(row));
    return { items, next: rows.length > limit ? (items.at(-1)?.row ?? null) : null };
  }

  #unsentRows(device: DeviceId): readonly MemoryRow[] {
    const held = this.#open().devices.get(device);
    return (held?.rows ?? []).filter((row) => row.own && row.seq > (held?.acked ?? 0));
  }
}

function positionOf(device: DeviceId, held: MemoryDevice | undefined) {
  return {
    device,
    seq: held?.seq ?? 0,
    head: held?.head ?? null,
    count: held?.rows.length ?? 0,
  };
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
