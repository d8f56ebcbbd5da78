import {
  applyChanges,
  type DecodedChange,
  type Doc,
  decodeSyncMessage,
  encodeSyncMessage,
  free,
  generateSyncMessage,
  initSyncState,
  receiveSyncMessage,
  type SyncState,
} from "@automerge/automerge";
import type { SignedEntry } from "../domain/entry.ts";
import type { DocId } from "../domain/ids.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import { Malformed } from "../entries/wire.ts";
import { readChunks } from "./chunks.ts";
import { decodeChunks, guarded } from "./decoded-changes.ts";
import { type EntryDocument, openDocument, planOf } from "./document-of-entries.ts";
import { refusingMalformed } from "./entries-of-document.ts";
import { EntryChanges } from "./entry-changes.ts";
import { type Alarm, compareChanges, type Gleaned, glean, type Insert, sift } from "./harvest.ts";
import { readSyncMessage } from "./sync-message.ts";

/** What came by one message: entries that were taken in, and alarms about the peer. */
export type Received = {
  readonly taken: readonly SignedEntry[];
  readonly alarms: readonly Alarm[];
};

export type SyncPeerOptions = {
  readonly doc: DocId;
  readonly entries: Iterable<SignedEntry>;
  /** Checks signatures, stores, and answers with those that are held now. */
  readonly takeIn: (entries: readonly SignedEntry[]) => Promise<readonly SignedEntry[]>;
};

/**
 * One document's session with a peer that speaks Automerge's sync protocol.
 * Promise: the peer's changes never reach our document; its entries do, as our own changes. A
 * change that is not ours ends the session. Messages are handled one after another.
 */
export class SyncPeer {
  readonly #doc: DocId;
  readonly #takeIn: SyncPeerOptions["takeIn"];
  readonly #changes: EntryChanges;
  #document: Doc<EntryDocument>;
  #state: SyncState = initSyncState();
  #ended: string | null = null;
  /** A peer's changes whose entries' history has not come yet, by hash. */
  readonly #undecided = new Map<string, Insert>();
  #sent: Uint8Array | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ doc, entries, takeIn }: SyncPeerOptions) {
    this.#doc = doc;
    this.#takeIn = takeIn;
    this.#changes = new EntryChanges(doc);
    this.#changes.add(entries);
    this.#document = openDocument(planOf(this.#changes));
  }

  /** Why the session is over; null while it is not. */
  get ended(): string | null {
    return this.#ended;
  }

  heads(): readonly string[] {
    return this.#changes.heads();
  }

  /** Entries that came by another way while the session is open. */
  add(entries: Iterable<SignedEntry>): void {
    if (this.#ended !== null) return;
    const fresh = this.#changes.add(entries);
    if (fresh.length === 0) return;
    const bytes = fresh.map((change) => change.bytes);
    [this.#document] = applyChanges(this.#document, bytes);
  }

  /**
   * The next message for the peer; null when there is nothing to say. A message is not said twice:
   * a peer with an entry that we do not take in would answer each time, for ever.
   */
  next(): Uint8Array | null {
    if (this.#ended !== null) return null;
    const [state, generated] = generateSyncMessage(this.#document, this.#state);
    this.#state = state;
    const message = generated === null ? null : this.#askingForHistory(generated);
    if (message === null || sameBytes(message, this.#sent)) return null;
    this.#sent = message;
    return message;
  }

  /** A refusal, or a foreign change among the alarms, ends the session. */
  receive(message: Uint8Array): Promise<Result<Received>> {
    const turn = this.#last.then(() => this.#receive(message));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Frees the document; the session can do nothing any more. */
  end(reason: string): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    free(this.#document);
  }

  async #receive(message: Uint8Array): Promise<Result<Received>> {
    if (this.#ended !== null) return refused("conflict", { reason: this.#ended });
    const read = refusingMalformed(() => readOffer(message));
    if (!read.ok) return this.#refuse(read);
    const { changes, gleaned, withoutChanges } = read.value;
    const { entries, alarms } = sift(gleaned.inserts, this.#doc);
    const taken = await this.#takeIn(entries.filter(({ id }) => !this.#changes.has(id)));
    this.add(taken);
    const heard = refusingMalformed(() => this.#hear(withoutChanges));
    if (!heard.ok) return this.#refuse(heard);
    const foreign = this.#foreignAmong(changes, gleaned.inserts);
    const [first] = foreign;
    if (first !== undefined) this.end(`foreign change ${first.change}`);
    return ok({ taken, alarms: [...gleaned.alarms, ...alarms, ...foreign] });
  }

  /** Earlier changes, whose entries waited for history, are looked at again. */
  #foreignAmong(changes: readonly DecodedChange[], inserts: readonly Insert[]): readonly Alarm[] {
    const { foreign, undecided } = compareChanges(changes, inserts, this.#changes);
    const late: Alarm[] = [];
    for (const { signed, change } of this.#undecided.values()) {
      const own = this.#changes.get(signed.id);
      if (own === undefined) continue;
      this.#undecided.delete(change.hash);
      if (own.hash !== change.hash) {
        late.push({ kind: "foreign-change", change: change.hash, key: null });
      }
    }
    for (const insert of undecided) this.#undecided.set(insert.change.hash, insert);
    return [...late, ...foreign];
  }

  /**
   * The peer's Bloom filter errs now and then, and a change comes without those it rests on.
   * Automerge would keep it and ask for them; we keep its entry, so we ask ourselves.
   */
  #askingForHistory(message: Uint8Array): Uint8Array {
    const need = [...this.#undecided.values()]
      .flatMap(({ change }) => change.deps)
      .filter((hash) => !this.#changes.hasChange(hash) && !this.#undecided.has(hash));
    if (need.length === 0) return message;
    return encodeSyncMessage({ ...decodeSyncMessage(message), need: [...new Set(need)], have: [] });
  }

  #hear(withoutChanges: Uint8Array): void {
    // `end` may have been called while entries were taken in.
    if (this.#ended !== null) throw new Malformed(this.#ended);
    const heard = guarded("sync message", () =>
      receiveSyncMessage(this.#document, this.#state, withoutChanges),
    );
    [this.#document, this.#state] = heard;
  }

  #refuse<T extends { readonly error: { readonly [detail: string]: unknown } }>(refusal: T): T {
    this.end(String(refusal.error["reason"]));
    return refusal;
  }
}

type Offer = {
  readonly changes: readonly DecodedChange[];
  readonly gleaned: Gleaned;
  readonly withoutChanges: Uint8Array;
};

function readOffer(message: Uint8Array): Offer {
  const parts = readSyncMessage(message);
  const changes = decodeChunks(readChunks(parts.changes));
  return { changes, gleaned: glean(changes), withoutChanges: parts.withoutChanges };
}

function sameBytes(a: Uint8Array, b: Uint8Array | null): boolean {
  return b !== null && Buffer.compare(a, b) === 0;
}
