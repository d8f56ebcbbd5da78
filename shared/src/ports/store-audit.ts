import type { DeviceId, DocId, EntryId, ReceiptId } from "../domain/ids.ts";

/** A stored entry as its columns say, before anybody asks whether they agree with the bytes. */
export type RawEntry = {
  readonly row: number;
  readonly id: EntryId;
  readonly doc: DocId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly receipt: ReceiptId | null;
  readonly verdict: string;
  readonly reason: string | null;
  /** Made here: to be sent until it is acknowledged. */
  readonly own: boolean;
  readonly storedAt: number;
  readonly bytes: Uint8Array;
};

/** The small columns of an entry, in the order of storing. */
export type RawPlace = {
  readonly row: number;
  readonly id: EntryId;
  readonly doc: DocId;
  readonly verdict: string;
  readonly shard: string | null;
  readonly seq: number | null;
};

export type RawDevice = {
  readonly device: DeviceId;
  readonly seq: number;
  readonly head: EntryId | null;
  readonly count: number;
  readonly acked: number;
  readonly unsent: number;
};

/** `state` is the JSON text; `intact` says whether its checksum is right. */
export type RawAccount = { readonly doc: DocId; readonly state: string; readonly intact: boolean };

export type RawAnswer = {
  readonly till: string;
  readonly key: string;
  readonly request: string;
  readonly status: number;
  readonly body: string;
};

export type RawAside = {
  readonly place: number;
  readonly hash: string;
  readonly bytes: Uint8Array;
};

/** Where a chain stands that is read device by device. */
export type ChainPlace = { readonly device: string; readonly seq: number; readonly row: number };

/**
 * Everything that a store holds, as it is, for whoever checks it or computes it anew.
 * Promise: nothing is left out or refused for being damaged, and all of it is of one moment.
 * @throws StorageFault when the disk or the file's structure is broken.
 */
export interface StoreAudit {
  /** What is wrong with the file's structure; nothing when all is well. */
  structure(): Promise<readonly string[]>;
  places(afterRow: number, limit: number): Promise<readonly RawPlace[]>;
  /** All entries by device, seq and row. */
  chains(after: ChainPlace, limit: number): Promise<readonly RawEntry[]>;
  docs(after: DocId | null, limit: number): Promise<readonly DocId[]>;
  /** A document's entries in the order of storing. */
  entriesOf(doc: DocId): Promise<readonly RawEntry[]>;
  entry(id: EntryId): Promise<RawEntry | undefined>;
  receipt(id: ReceiptId): Promise<readonly RawEntry[]>;
  needsOf(row: number): Promise<readonly string[]>;
  /** Needs of entries that wait for nothing or are not there. */
  strayNeeds(limit: number): Promise<readonly { readonly need: string; readonly row: number }[]>;
  accounts(after: DocId | null, limit: number): Promise<readonly RawAccount[]>;
  account(doc: DocId): Promise<RawAccount | undefined>;
  devices(): Promise<readonly RawDevice[]>;
  totals(): Promise<Readonly<Record<string, number>>>;
  answers(after: { till: string; key: string }, limit: number): Promise<readonly RawAnswer[]>;
  answer(till: string, key: string): Promise<RawAnswer | undefined>;
  aside(afterPlace: number, limit: number): Promise<readonly RawAside[]>;
  asideCounts(): Promise<{ readonly kept: number; readonly bytes: number }>;
  meta(name: string): Promise<string | undefined>;
  cursor(): Promise<string | undefined>;
}

/** What entries make that is stored beside them. */
export type Projection = {
  readonly accounts: readonly { readonly doc: DocId; readonly state: object }[];
  readonly verdicts: readonly {
    readonly row: number;
    readonly verdict: string;
    readonly reason: string | null;
    readonly needs: readonly string[];
  }[];
};

/**
 * Puts new projections in the place of all old ones.
 * Promise: until `finish` resolves, whoever opens the store finds the old ones, whole.
 */
export interface StoreRebuild {
  begin(): Promise<void>;
  put(part: Projection): Promise<void>;
  finish(rest: {
    readonly totals: Readonly<Record<string, number>>;
    readonly devices: readonly Omit<RawDevice, "acked">[];
    readonly meta: Readonly<Record<string, string>>;
  }): Promise<void>;
  abandon(): Promise<void>;
}
