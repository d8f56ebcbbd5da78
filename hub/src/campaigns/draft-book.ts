import type { Clock } from "@cardweave/shared/ports/clock";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import { type Observable, Subject } from "rxjs";
import { DraftJournal, type KeptDraft } from "./live/draft-journal.ts";
import { LiveDraft } from "./live/live-draft.ts";

/** A change that did not come from one of those who have the draft open. */
export type OutsideChange = { readonly id: string; readonly change: Uint8Array };

/** Drafts in the hub's own tables; each is a document that several people can edit at once. */
export class DraftBook {
  readonly #journal: DraftJournal;
  readonly #clock: Clock;
  readonly #live = new Map<string, LiveDraft>();
  readonly #outside = new Subject<OutsideChange>();
  readonly outside$: Observable<OutsideChange> = this.#outside.asObservable();

  constructor(desk: DeskDatabase, clock: Clock) {
    this.#journal = new DraftJournal(desk);
    this.#clock = clock;
  }

  all(): readonly KeptDraft[] {
    return this.#journal.all();
  }

  one(id: string): KeptDraft | undefined {
    return this.#journal.one(id);
  }

  put({ id, draft, editor }: KeptDraft): void {
    const isOpen = this.#live.has(id);
    const seconds = Math.floor(this.#clock.now() / 1000);
    const change = this.live(id).assign(draft, { user: editor, seconds });
    if (!isOpen) this.rest(id);
    else if (change !== null) this.#outside.next({ id, change });
  }

  /** The document behind a draft, held until it may rest. */
  live(id: string): LiveDraft {
    const held = this.#live.get(id) ?? new LiveDraft(id, this.#journal);
    this.#live.set(id, held);
    return held;
  }

  /** Nobody has it open any more. */
  rest(id: string): void {
    this.#live.get(id)?.rest();
    this.#live.delete(id);
  }
}
