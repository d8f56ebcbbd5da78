import type { Entry, SignedEntry } from "../domain/entry.ts";
import type { DocId, EntryId } from "../domain/ids.ts";
import { entryVersion } from "../entries/codec.ts";
import { changeOfEntry, type EntryChange } from "./change-of-entry.ts";
import { type ChangePlace, genesisPlace } from "./genesis.ts";

/** An entry that is not in the document, and why. `missing` is the cited entry it waits for. */
export type LeftOut = { readonly id: EntryId } & (
  | { readonly reason: "history-missing"; readonly missing: EntryId }
  | { readonly reason: "unreadable" | "another-document" }
);

/**
 * The changes of one document's entries, in an order in which each follows what it cites.
 * Entries wait here until all that they cite, by `after` and `own`, has come.
 */
export class EntryChanges {
  readonly #doc: DocId;
  readonly #made = new Map<EntryId, EntryChange>();
  readonly #hashes = new Set<string>([genesisPlace.hash]);
  readonly #heads = new Set<string>([genesisPlace.hash]);
  readonly #leftOut = new Map<EntryId, LeftOut>();
  readonly #waiting = new Map<EntryId, SignedEntry[]>();

  constructor(doc: DocId) {
    this.#doc = doc;
  }

  get(id: EntryId): EntryChange | undefined {
    return this.#made.get(id);
  }

  has(id: EntryId): boolean {
    return this.#made.has(id) || this.#leftOut.has(id);
  }

  hasChange(hash: string): boolean {
    return this.#hashes.has(hash);
  }

  all(): readonly EntryChange[] {
    return [...this.#made.values()];
  }

  /** The document's heads: what no change rests on yet. */
  heads(): readonly string[] {
    return [...this.#heads].toSorted();
  }

  leftOut(): readonly LeftOut[] {
    return [...this.#leftOut.values()];
  }

  /** The changes that could be made now, those of entries that had waited included. */
  add(entries: Iterable<SignedEntry>): readonly EntryChange[] {
    const fresh: EntryChange[] = [];
    const ready = [...entries].filter((signed) => !this.has(signed.id));
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      const change = this.#make(next);
      if (change === undefined) continue;
      fresh.push(change);
      for (const waiter of this.#waiting.get(next.id) ?? []) ready.push(waiter);
      this.#waiting.delete(next.id);
    }
    return fresh;
  }

  #make(signed: SignedEntry): EntryChange | undefined {
    const { id, entry } = signed;
    if (this.#made.has(id)) return undefined;
    if (hasUnreadHeader(entry)) return this.#leave({ id, reason: "unreadable" });
    if (entry.doc !== this.#doc) return this.#leave({ id, reason: "another-document" });
    const missing = citedBy(signed).find((cited) => !this.#made.has(cited));
    if (missing !== undefined) return this.#wait(signed, missing);
    this.#leftOut.delete(id);
    const change = changeOfEntry(signed, this.#places(entry.after));
    this.#made.set(id, change);
    this.#hashes.add(change.hash);
    this.#heads.add(change.hash);
    for (const dep of change.deps) this.#heads.delete(dep);
    return change;
  }

  #leave(left: LeftOut): undefined {
    this.#leftOut.set(left.id, left);
  }

  #wait(signed: SignedEntry, missing: EntryId): undefined {
    const known = this.#leftOut.get(signed.id);
    this.#leave({ id: signed.id, reason: "history-missing", missing });
    if (known?.reason === "history-missing" && known.missing === missing) return;
    const waiters = this.#waiting.get(missing) ?? [];
    waiters.push(signed);
    this.#waiting.set(missing, waiters);
  }

  #places(ids: readonly EntryId[]): readonly ChangePlace[] {
    return ids.flatMap((id) => this.#made.get(id) ?? []);
  }
}

/** What a later version cites is not known here, so neither is its change. */
function hasUnreadHeader({ body }: Entry): boolean {
  return body.kind === "unknown" && body.version !== entryVersion;
}

function citedBy(signed: SignedEntry): readonly EntryId[] {
  const { after, own } = signed.entry;
  return own === null ? after : [...after, own];
}
