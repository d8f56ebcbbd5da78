import { type Chunk, readChunks } from "@cardweave/shared/documents/chunks";
import { guarded } from "@cardweave/shared/documents/decoded-changes";
import { readSyncMessage } from "@cardweave/shared/documents/sync-message";
import {
  applyDraftChanges,
  type Draftable,
  draftAfter,
  draftChanges,
  draftHeads,
  openDraft,
  readDraft,
  shortDraft,
} from "@cardweave/shared/drafts/draft-document";
import { type NamedChange, namedChange } from "@cardweave/shared/drafts/named-change";
import { Malformed } from "@cardweave/shared/entries/wire";
import type { Draft } from "@cardweave/shared/protocol/http/campaign-life";
import type { DraftChange, DraftJournal, KeptDraft } from "./draft-journal.ts";

/** Characters of JSON; with id and version it still fits into an entry. */
export const longestDraft: number = 250_000;
/** From so many changes on, the history is kept in its short form. */
const longHistory = 200;
const mostWaiting = 1_000;
const mostOperations = 20_000;

export type Sender = { readonly user: string; readonly mayKeep: (draft: Draft) => boolean };

/**
 * One draft's document beside its journal.
 * Promise: Automerge sees bytes whose checksums are right; a change is on disk before it is handed
 * on; what a change comes to is known before it is kept.
 */
export class LiveDraft {
  readonly id: string;
  readonly #journal: DraftJournal;
  #document: Draftable | null = null;
  /** Changes that came before those they rest on. */
  #waiting: readonly NamedChange[] = [];
  #known = new Set<string>();

  constructor(id: string, journal: DraftJournal) {
    this.id = id;
    this.#journal = journal;
  }

  heads(): readonly string[] {
    return draftHeads(this.#open());
  }

  /** The whole history, for a document that is opened beside this one. */
  history(): readonly Uint8Array[] {
    this.#open();
    return this.#journal.changes(this.id);
  }

  /** Brings it to these values; the change it takes, null when nothing differs. */
  assign(
    draft: Draft,
    { user, seconds }: { user: string | null; seconds: number },
  ): Uint8Array | null {
    const before = this.#open();
    const { document, change } = draftAfter(before, { draft, user: user ?? "", seconds });
    const changes = change === null ? [] : [namedChange(change)];
    this.#keep(changes, { id: this.id, draft: readDraft(document), editor: user });
    this.#document = document;
    return change;
  }

  /**
   * Takes what is new in a sync message of this user, and says whether there was anything.
   * @throws Malformed for what no page of ours would send; nothing of it is kept.
   */
  take(message: Uint8Array, sender: Sender): boolean {
    const sent = readChunks(readSyncMessage(message).changes).flatMap(changesIn);
    if (sent.length === 0) return false;
    this.#open();
    const fresh = sent.filter(({ hash }) => !this.#known.has(hash));
    for (const change of fresh) checkChange(change, sender.user);
    const { ready, waiting } = inOrder([...this.#waiting, ...fresh], this.#known);
    if (waiting.length > mostWaiting) throw new Malformed("too many changes without their past");
    if (ready.length > 0) this.#apply(ready, sender);
    this.#waiting = waiting;
    return ready.length > 0;
  }

  /** What is not needed now; it is read again from the journal. */
  rest(): void {
    this.#document = null;
    this.#waiting = [];
    this.#known = new Set();
  }

  #apply(changes: readonly NamedChange[], { user, mayKeep }: Sender): void {
    const before = this.#open();
    try {
      const bytes = changes.map((change) => change.bytes);
      const document = guarded("changes", () => applyDraftChanges(before, bytes));
      const draft = guarded("draft", () => readDraft(document));
      checkDraftSize(draft);
      if (!mayKeep(draft)) throw new Malformed("a draft that is not theirs");
      this.#keep(changes, { id: this.id, draft, editor: user });
      this.#document = document;
    } catch (fault) {
      // Whatever the document has become by then, the journal has it as it was.
      this.rest();
      throw fault;
    }
  }

  #keep(changes: readonly DraftChange[], kept: KeptDraft): void {
    this.#journal.append({ kept, changes });
    for (const { hash } of changes) this.#known.add(hash);
  }

  #open(): Draftable {
    this.#document ??= this.#read();
    return this.#document;
  }

  #read(): Draftable {
    const changes = this.#journal.changes(this.id);
    const document = this.#sound(changes) ?? this.#anew();
    this.#known = new Set(document.hashes());
    if (changes.length > longHistory) this.#journal.replace(this.id, shortDraft(document));
    return document;
  }

  /** Undefined when there is nothing, or the disk has not kept what was written. */
  #sound(changes: readonly Uint8Array[]): Draftable | undefined {
    if (changes.length === 0) return undefined;
    try {
      for (const bytes of changes) readChunks(bytes);
      return guarded("journal", () => openDraft(changes));
    } catch (fault) {
      if (fault instanceof Malformed) return undefined;
      throw fault;
    }
  }

  /** Begins with the values as they were kept last: of an older hub, or when the history is lost. */
  #anew(): Draftable {
    const kept = this.#journal.one(this.id);
    const user = kept?.editor ?? "";
    const begun = draftAfter(openDraft([]), { draft: kept?.draft ?? {}, user, seconds: 0 });
    if (begun.change !== null) this.#journal.replace(this.id, namedChange(begun.change));
    return begun.document;
  }
}

/** A page that heard of nothing that both have sends its whole document; the rest is known here. */
function changesIn({ kind, bytes }: Chunk): readonly NamedChange[] {
  if (kind === "change") return [guarded("change", () => namedChange(bytes))];
  return guarded("document", () => draftChanges(bytes).map(namedChange));
}

function checkChange({ message, operations }: NamedChange, user: string): void {
  if (message !== user) throw new Malformed("a change in somebody else's name");
  if (operations > mostOperations) throw new Malformed("a change that is too large");
}

function checkDraftSize(draft: Draft): void {
  const { length } = JSON.stringify(draft);
  if (length > longestDraft) throw new Malformed(`more than ${longestDraft} characters`);
}

type Sorted = { readonly ready: readonly NamedChange[]; readonly waiting: readonly NamedChange[] };

/** Those whose past is there, each after those it rests on. */
function inOrder(changes: readonly NamedChange[], known: ReadonlySet<string>): Sorted {
  const held = new Set(known);
  const ready: NamedChange[] = [];
  let waiting = changes;
  for (let found = true; found; ) {
    const next = waiting.filter(({ deps }) => deps.every((hash) => held.has(hash)));
    found = next.length > 0;
    for (const change of next) held.add(change.hash);
    ready.push(...next);
    waiting = waiting.filter(({ hash }) => !held.has(hash));
  }
  return { ready, waiting };
}
