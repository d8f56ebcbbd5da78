import type { Entry, Verdict } from "../domain/entry.ts";
import type { DocId, EntryId } from "../domain/ids.ts";
import type { EntryStore } from "../ports/entry-store.ts";
import type { Replica } from "./replica.ts";
import type { Settled } from "./workspace.ts";

export type RecentEntry = {
  readonly id: EntryId;
  readonly entry: Entry;
  readonly verdict: Verdict;
};

const perAccount = 20;
const mostAccounts = 2_000;

/** The newest entries of the accounts in use, so that a booking's answer reads no history. */
export class RecentEntries {
  readonly #store: EntryStore;
  /** Those being read now; true once something of them became durable meanwhile. */
  readonly #loading = new Map<DocId, boolean>();
  readonly #byDoc = new Map<DocId, readonly RecentEntry[]>();

  constructor(replica: Replica) {
    this.#store = replica.ports.store;
    replica.changes$.subscribe(({ settled }) => this.#follow(settled));
  }

  /** Newest first; `pending` are settled entries of a step that is not durable yet. */
  async of(doc: DocId, pending: readonly Settled[] = []): Promise<readonly RecentEntry[]> {
    const known = this.#byDoc.get(doc) ?? (await this.#load(doc));
    return merged(
      known,
      pending.filter((one) => one.signed.entry.doc === doc),
    );
  }

  /** Read anew when something became durable while it was read. */
  async #load(doc: DocId): Promise<readonly RecentEntry[]> {
    this.#loading.set(doc, false);
    const { items } = await this.#store.history(doc, { limit: perAccount });
    if (this.#loading.get(doc) === true) return this.#load(doc);
    this.#loading.delete(doc);
    const recent = items.map(({ id, entry, verdict }) => ({ id, entry, verdict }));
    this.#byDoc.set(doc, recent);
    this.#forgetOldest();
    return recent;
  }

  #follow(settled: readonly Settled[]): void {
    for (const doc of new Set(settled.map((one) => one.signed.entry.doc))) {
      const known = this.#byDoc.get(doc);
      if (this.#loading.has(doc)) this.#loading.set(doc, true);
      if (known === undefined) continue;
      const news = settled.filter((one) => one.signed.entry.doc === doc);
      this.#byDoc.set(doc, merged(known, news));
    }
  }

  #forgetOldest(): void {
    const oldest = this.#byDoc.keys().next();
    if (this.#byDoc.size > mostAccounts && oldest.done !== true) this.#byDoc.delete(oldest.value);
  }
}

function merged(known: readonly RecentEntry[], news: readonly Settled[]): readonly RecentEntry[] {
  if (news.length === 0) return known;
  const newest = news.toReversed().map(({ signed: { id, entry }, verdict }) => ({
    id,
    entry,
    verdict,
  }));
  const ids = new Set(newest.map((one) => one.id));
  return [...newest, ...known.filter((one) => !ids.has(one.id))].slice(0, perAccount);
}
