import type { AccountState } from "../domain/account.ts";
import { seenOf } from "../domain/account.ts";
import type { Entry, Verdict } from "../domain/entry.ts";
import { hlcZero } from "../domain/hlc.ts";
import type { EntryId } from "../domain/ids.ts";
import { type CitedHistory, joined, withEntry } from "../domain/seen.ts";

/** Reads an entry that is held; what an entry cites is held before the entry is judged. */
export type Find = (
  id: EntryId,
) => Promise<{ readonly entry: Entry; readonly verdict: Verdict } | undefined>;

/** All that an entry rests on and that must be held before it. */
export function cited(entry: Entry): ReadonlySet<EntryId> {
  return new Set([...entry.after, ...entry.policy, ...(entry.own === null ? [] : [entry.own])]);
}

/** The part of it that is in the entry's own document. */
export function citedHere({ after, own }: Entry): readonly EntryId[] {
  return own === null ? after : [...after, own];
}

const kept = 50_000;

/** What entries' cited histories hold; remembered, since others will cite the same entries. */
export class Histories {
  readonly #known = new Map<EntryId, CitedHistory>();

  /** Usually an entry cites all that is here; else its history is walked, up to what is known. */
  async of(entry: Entry, account: AccountState, find: Find): Promise<CitedHistory> {
    const here = new Set(citedHere(entry));
    const isWhole = account.heads.every((head) => here.has(head));
    return isWhole ? { seen: seenOf(account), hlc: account.hlc } : this.#walk(entry, find);
  }

  /** After the entry has been applied. */
  remember(id: EntryId, entry: Entry, history: CitedHistory): void {
    this.#known.set(id, withEntry(history, entry));
    const oldest = this.#known.keys().next();
    if (this.#known.size > kept && oldest.done !== true) this.#known.delete(oldest.value);
  }

  /** Something of what is known here is not held any more. */
  forget(): void {
    this.#known.clear();
  }

  async #walk(entry: Entry, find: Find): Promise<CitedHistory> {
    let found: CitedHistory = { seen: {}, hlc: hlcZero };
    const open = new Set(citedHere(entry));
    for (const id of open) {
      const known = this.#known.get(id);
      const held = known === undefined ? await find(id) : undefined;
      if (known !== undefined) found = joined(found, known);
      if (held === undefined) continue;
      found = withEntry(found, held.entry);
      for (const cited of citedHere(held.entry)) open.add(cited);
    }
    return found;
  }
}
