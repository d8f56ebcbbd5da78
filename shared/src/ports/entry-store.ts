import type { AccountState } from "../domain/account.ts";
import type { ActionKey, Entry, Verdict } from "../domain/entry.ts";
import type { DeviceId, DocId, EntryId, PurseId, ReceiptId } from "../domain/ids.ts";

/** A replica's place in a hub's feed: everything up to `seqs[shard]` of that epoch is held. */
export type Cursor = { readonly epoch: string; readonly seqs: Readonly<Record<string, number>> };

/** Where an entry stands in the feed. Dense from 1 within epoch and shard. */
export type FeedPosition = { readonly shard: string; readonly seq: number };

export type StoredEntry = {
  readonly id: EntryId;
  readonly bytes: Uint8Array;
  readonly entry: Entry;
  readonly verdict: Verdict;
  /** Why it is pending or invalid. */
  readonly reason: string | null;
  readonly receipt: ReceiptId | null;
  /** False until the hub has acknowledged this device's own entry as durable; true for others'. */
  readonly sent: boolean;
  /** When this replica stored it, ms; never used in rules. */
  readonly storedAt: number;
  /** Rising in the order of storing; the position for {@link EntryStore.after}. */
  readonly row: number;
};

/** An entry to store. `needs` are the cited entries that are missing: it waits for them. */
export type NewEntry = Omit<StoredEntry, "row"> & { readonly needs: readonly string[] };

export type Judgement = {
  readonly id: EntryId;
  readonly verdict: Verdict;
  readonly reason: string | null;
};

/** The first answer to an idempotency key, kept with the booking. */
export type Answer = {
  readonly key: ActionKey;
  /** SHA-256 of the canonical request, hex: the same key with another request is refused. */
  readonly request: string;
  readonly status: number;
  readonly body: string;
};

/** Bytes that are not an acceptable entry; kept, counted, shown. */
export type AsideEntry = {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly reason: string;
  readonly from: string;
  readonly at: number;
};

/** Highest gap-free position of a device's chain, and how many of its entries are held at all. */
export type DevicePosition = {
  readonly device: DeviceId;
  readonly seq: number;
  readonly head: EntryId | null;
  readonly count: number;
};

/** The till's own number of a receipt, by which it is looked up. */
export function receiptNumberOf({ key, body }: Entry): { till: string; number: string } | null {
  if (body.kind !== "receipt" || body.number === null || key === null) return null;
  return { till: key.till, number: body.number };
}

/** Everything of one step, stored together or not at all. */
export type Batch = {
  readonly entries?: readonly NewEntry[];
  /** Earlier pending entries whose verdict is settled now; their needs are removed. */
  readonly judged?: readonly Judgement[];
  readonly accounts?: readonly AccountState[];
  /** Change of the balance over all accounts, by purse. */
  readonly totals?: Readonly<Record<PurseId, number>>;
  readonly answers?: readonly Answer[];
  /** Own entries up to this position are acknowledged by the hub. */
  readonly sentUpTo?: { readonly device: DeviceId; readonly seq: number };
  readonly cursor?: Cursor;
  readonly aside?: readonly AsideEntry[];
  readonly removeAside?: readonly string[];
  readonly meta?: Readonly<Record<string, string>>;
};

export type Page<T> = { readonly items: readonly T[]; readonly next: number | null };

/**
 * A replica's durable memory. `commit` has fsynced when it resolves; it is all or nothing.
 * Storing an entry that is held already changes nothing. One process at a time.
 * @throws StorageFault when the disk fails; the process must then end, unless it is only full.
 */
export interface EntryStore {
  commit(batch: Batch): Promise<readonly FeedPosition[]>;
  get(id: EntryId): Promise<StoredEntry | undefined>;
  has(ids: readonly EntryId[]): Promise<ReadonlySet<EntryId>>;
  account(doc: DocId): Promise<AccountState | undefined>;
  /** A document's entries, newest stored first; `before` is the row to go on from. */
  history(doc: DocId, page: { before?: number; limit: number }): Promise<Page<StoredEntry>>;
  /** All entries of a document in the order of storing. */
  entriesOf(doc: DocId): Promise<readonly StoredEntry[]>;
  /** All entries in the order of storing, from a row on (exclusive). */
  after(row: number, limit: number): Promise<Page<StoredEntry>>;
  /** As {@link EntryStore.after}, without reading the entries. */
  idsAfter(
    row: number,
    limit: number,
  ): Promise<readonly { readonly id: EntryId; readonly doc: DocId; readonly row: number }[]>;
  receipt(id: ReceiptId): Promise<readonly StoredEntry[]>;
  /** Receipts that bear a till's own number, of whatever device, in the order of storing. */
  receiptNumbered(till: string, number: string): Promise<readonly StoredEntry[]>;
  answer(key: ActionKey): Promise<Answer | undefined>;
  /** Own entries that the hub has not acknowledged, in chain order, from a seq on (exclusive). */
  unsent(device: DeviceId, afterSeq: number, limit: number): Promise<readonly StoredEntry[]>;
  unsentCount(device: DeviceId): Promise<{ count: number; oldestAt: number | null }>;
  /** A device's entries in chain order, from a seq on (exclusive). */
  chain(device: DeviceId, afterSeq: number, limit: number): Promise<readonly StoredEntry[]>;
  /** Pending entries that wait for one of these (entry ids, or the word of another need). */
  waitingFor(needs: readonly string[]): Promise<readonly StoredEntry[]>;
  needsOf(id: EntryId): Promise<readonly string[]>;
  /** The documents in which entries of a device have this verdict, in byte order. */
  docsWith(of: { device: DeviceId; verdict: Verdict }): Promise<readonly DocId[]>;
  position(device: DeviceId): Promise<DevicePosition>;
  positions(): Promise<readonly DevicePosition[]>;
  docs(page: { after?: DocId; limit: number }): Promise<readonly DocId[]>;
  totals(): Promise<Readonly<Record<PurseId, number>>>;
  counts(): Promise<{ entries: number; pending: number; invalid: number; aside: number }>;
  aside(limit: number): Promise<readonly AsideEntry[]>;
  cursor(): Promise<Cursor | undefined>;
  meta(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The hub's feed: the order in which entries became durable, by shard. */
export interface Feed {
  readonly epoch: string;
  read(shard: string, after: number, limit: number): Promise<readonly FeedEntry[]>;
  /** Highest position of every shard that has entries. */
  bounds(): Promise<Readonly<Record<string, number>>>;
  /** Where an entry stands; undefined for one that is not held. */
  positionOf(id: EntryId): Promise<FeedPosition | undefined>;
}

export type FeedEntry = FeedPosition & { readonly id: EntryId; readonly bytes: Uint8Array };

/** No fault of the process: it goes on, and a commit works once there is room. */
export function isFullDisk(fault: unknown): boolean {
  return fault instanceof StorageFault && fault.kind === "full";
}

/** The disk failed or is full: nothing of the batch is stored. */
export class StorageFault extends Error {
  override readonly name = "StorageFault" as const;
  readonly kind: "full" | "corrupt" | "locked" | "io";
  constructor(kind: "full" | "corrupt" | "locked" | "io", message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}
