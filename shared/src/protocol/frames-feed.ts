import type { DocId } from "../domain/ids.ts";
import { docId, name } from "../entries/body-formats.ts";
import { type Field, flag, list, record, whole } from "../entries/wire.ts";
import type { Cursor, FeedPosition } from "../ports/entry-store.ts";
import {
  batchLimits,
  batchWanted,
  checked,
  cursor,
  entryBatch,
  entryBytes,
  isBatch,
  shard,
} from "./frames-fields.ts";
import { shardOf } from "./shards.ts";

/** An entry and where it stands in the hub's feed. */
export type PlacedEntry = FeedPosition & { readonly bytes: Uint8Array };

/** Entries on their way to the hub, in chain order. */
export type Push = { readonly type: "push"; readonly entries: readonly Uint8Array[] };

/** The replica asks for one page after its cursor; it asks again when it has stored it. */
export type Pull = { readonly type: "pull"; readonly cursor: Cursor; readonly limit: number };

/**
 * The answer to a pull. Once its entries are stored, the shards that `cursor` names are held up
 * to there; of shards it does not name it says nothing.
 */
export type FeedPage = {
  readonly type: "page";
  readonly entries: readonly PlacedEntry[];
  readonly cursor: Cursor;
  readonly more: boolean;
};

/** Entries from the tail, unasked. Its cursor names only the shards of its entries. */
export type Live = Omit<FeedPage, "type" | "more"> & { readonly type: "live" };

/** Asks for all entries of one document. */
export type Fetch = { readonly type: "fetch"; readonly id: string; readonly doc: DocId };

/**
 * A document's entries, in as many frames as they take. `position`: its shard's, up to which the
 * document is complete after the last frame.
 */
export type Fetched = {
  readonly type: "fetched";
  readonly id: string;
  readonly doc: DocId;
  readonly entries: readonly Uint8Array[];
  readonly position: FeedPosition;
  readonly more: boolean;
};

const placedEntries: Field<readonly PlacedEntry[]> = checked(
  list(record<PlacedEntry>({ shard, seq: whole(1), bytes: entryBytes }), batchLimits.entries),
  (entries) => isBatch(entries.map(({ bytes }) => bytes)),
  batchWanted,
);

export const push: Field<Omit<Push, "type">> = record<Omit<Push, "type">>({
  entries: checked(entryBatch, (entries) => entries.length > 0, "at least one entry"),
});

export const pull: Field<Omit<Pull, "type">> = record<Omit<Pull, "type">>({
  cursor,
  limit: checked(whole(1), (limit) => limit <= batchLimits.entries, "no more than a frame carries"),
});

export const page: Field<Omit<FeedPage, "type">> = record<Omit<FeedPage, "type">>({
  entries: placedEntries,
  cursor,
  more: flag,
});

export const live: Field<Omit<Live, "type">> = record<Omit<Live, "type">>({
  entries: placedEntries,
  cursor,
});

export const fetch: Field<Omit<Fetch, "type">> = record<Omit<Fetch, "type">>({
  id: name,
  doc: docId,
});

/** A position in another shard than the document's own would move a cursor it must not move. */
export const fetched: Field<Omit<Fetched, "type">> = checked(
  record<Omit<Fetched, "type">>({
    id: name,
    doc: docId,
    entries: entryBatch,
    position: record<FeedPosition>({ shard, seq: whole() }),
    more: flag,
  }),
  ({ doc, position }) => position.shard === shardOf(doc),
  "a position in the document's own shard",
);
