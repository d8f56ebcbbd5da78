import type { AccountState } from "../domain/account.ts";
import { Directory } from "../domain/directory.ts";
import { type DeviceId, type DocId, docKinds, type EntryId, isControl } from "../domain/ids.ts";
import { instant } from "../domain/measure.ts";
import { parseEntry } from "../entries/codec.ts";
import type { NewEntry, StoredEntry } from "../ports/entry-store.ts";
import type { RawEntry, StoreAudit } from "../ports/store-audit.ts";
import { Histories } from "../replica/cited-history.ts";
import { clockNeed } from "../replica/needs.ts";
import { type Held, Workspace } from "../replica/workspace.ts";
import { type SoundEntry, soundOnes } from "./sound-entries.ts";

/** What some documents' entries make, from nothing but the entries. */
export type Refolded = {
  readonly entries: ReadonlyMap<EntryId, NewEntry>;
  readonly accounts: readonly AccountState[];
  /** Pending since the clock of their device was ahead; whether they still are, only time says. */
  readonly ahead: ReadonlySet<EntryId>;
};

/** Told of every entry right after it was put in, with its account as it stands then. */
export type Watcher = (sound: SoundEntry, account: AccountState) => Promise<void>;

/** No clock is ahead of this one: what waits for the clock is left out by hand. */
const endOfTime = instant(Number.MAX_SAFE_INTEGER);
const nobody = "" as DeviceId;
const docsPage = 500;

/**
 * Computes accounts, verdicts and needs anew, with the replica's own rules, document by document.
 * Control documents come first and together: all others are judged by what they say.
 */
export class Refold {
  readonly #audit: StoreAudit;
  readonly directory: Directory;
  #control: ReadonlyMap<EntryId, NewEntry> = new Map();

  constructor(audit: StoreAudit, root: DeviceId) {
    this.#audit = audit;
    this.directory = new Directory(root);
  }

  async control(): Promise<Refolded & { readonly raw: readonly RawEntry[] }> {
    const raw: RawEntry[] = [];
    for await (const doc of docsOf(this.#audit)) {
      if (!doc.startsWith(docKinds.control)) break;
      raw.push(...(await this.#audit.entriesOf(doc)));
    }
    const inOrder = soundOnes(raw.toSorted((a, b) => a.row - b.row));
    const get = (id: EntryId) => this.#beside(id, (doc) => isControl(doc));
    const folded = await this.#fold(inOrder, { get });
    this.#control = folded.entries;
    return { ...folded, raw };
  }

  /** One account, or another document that is no control document. */
  async document(doc: DocId, rows: readonly RawEntry[], watch?: Watcher): Promise<Refolded> {
    const get = async (id: EntryId) => {
      const control = this.#control.get(id);
      if (control !== undefined) return { ...control, row: 0 };
      return this.#beside(id, (other) => other === doc);
    };
    return this.#fold(soundOnes(rows), { get, ...(watch === undefined ? {} : { watch }) });
  }

  /** An entry of another document, which makes a citation wrong; those at hand come by themselves. */
  async #beside(id: EntryId, isAtHand: (doc: DocId) => boolean): Promise<StoredEntry | undefined> {
    const raw = await this.#audit.entry(id);
    return raw === undefined || isAtHand(raw.doc) ? undefined : storedOf(raw);
  }

  async #fold(
    entries: readonly SoundEntry[],
    from: { readonly get: Held["get"]; readonly watch?: Watcher },
  ): Promise<Refolded> {
    const held: Held = {
      get: from.get,
      account: async () => undefined,
      answer: async () => undefined,
      meta: async () => undefined,
      needsOf: async () => [],
      waitingFor: async () => [],
      chain: async () => [],
      docsWith: async () => [],
      entriesOf: async () => [],
    };
    const workspace = new Workspace(held, this.directory, {
      now: endOfTime,
      own: nobody,
      histories: new Histories(),
    });
    const ahead = new Set<EntryId>();
    for (const sound of entries) {
      const { raw, signed } = sound;
      if (await this.#waitsForClock(raw)) {
        ahead.add(raw.id);
        continue;
      }
      const { id, bytes, entry } = signed;
      await workspace.integrate({ id, bytes, entry }, { sent: true, storedAt: raw.storedAt });
      await from.watch?.(sound, await workspace.account(raw.doc));
    }
    const batch = workspace.batch();
    const folded = new Map((batch.entries ?? []).map((entry) => [entry.id, entry]));
    return { entries: folded, accounts: batch.accounts ?? [], ahead };
  }

  async #waitsForClock(raw: RawEntry): Promise<boolean> {
    if (raw.verdict !== "pending") return false;
    return (await this.#audit.needsOf(raw.row)).includes(clockNeed);
  }
}

/** All documents in byte order, which is control documents first. */
export async function* docsOf(audit: StoreAudit): AsyncGenerator<DocId> {
  for (let after: DocId | null = null; ; ) {
    const page: readonly DocId[] = await audit.docs(after, docsPage);
    yield* page;
    after = page.at(-1) ?? null;
    if (page.length < docsPage) return;
  }
}

function storedOf(raw: RawEntry): StoredEntry | undefined {
  const parsed = parseEntry(raw.bytes);
  if (!parsed.ok) return undefined;
  const verdict = raw.verdict as StoredEntry["verdict"];
  return { ...raw, entry: parsed.value.entry, verdict, sent: !raw.own };
}
