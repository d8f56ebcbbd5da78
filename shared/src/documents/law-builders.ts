import * as A from "@automerge/automerge";
import type { SignedEntry } from "../domain/entry.ts";
import type { DocId } from "../domain/ids.ts";
import { documentOfEntries, openDocument } from "./document-of-entries.ts";
import { entriesOfDocument } from "./entries-of-document.ts";
import type { Alarm, Harvest } from "./harvest.ts";
import { SyncPeer } from "./sync-peer.ts";

/** For tests only. */

export function idsOf(entries: readonly SignedEntry[]): readonly string[] {
  return entries.map((signed) => signed.id).toSorted();
}

/** Credits less debits: all that the laws need to see that nothing counts twice or not at all. */
export function balanceOf(entries: readonly SignedEntry[]): number {
  return entries.reduce((sum, { entry: { body } }) => {
    if (body.kind === "credit") return sum + body.amount;
    return body.kind === "debit" ? sum - body.beyond : sum;
  }, 0);
}

/** @throws Error when the file is refused. */
export function harvested(file: Uint8Array, doc?: DocId): Harvest {
  const result = entriesOfDocument(file, doc);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Two sessions of ours talk until neither has anything to say. */
export async function converse(one: SyncPeer, other: SyncPeer): Promise<void> {
  for (let round = 0; round < 50; round++) {
    const messages = [one.next(), other.next()] as const;
    if (messages.every((message) => message === null)) return;
    if (messages[0] !== null) await other.receive(messages[0]);
    if (messages[1] !== null) await one.receive(messages[1]);
  }
  throw new Error("the sync does not come to rest");
}

type Draft = { v: number; entries: Record<string, unknown> };

type Entries = readonly SignedEntry[];

type SyncPairOptions = {
  readonly ours: Entries;
  readonly theirs: Entries;
  readonly verified?: (entries: Entries) => Entries;
};

/** A session of ours and an Automerge document that knows nothing of entries. */
export class SyncPair {
  readonly ours: SyncPeer;
  readonly alarms: Alarm[] = [];
  readonly #held: SignedEntry[];
  #theirs: A.Doc<Draft>;
  #state: A.SyncState = A.initSyncState();

  /** `verified` says which of the entries that came are taken in. */
  constructor(doc: DocId, { ours, theirs, verified = (entries) => entries }: SyncPairOptions) {
    this.#held = [...ours];
    const takeIn = async (entries: readonly SignedEntry[]) => {
      this.#held.push(...verified(entries));
      return verified(entries);
    };
    this.ours = new SyncPeer({ doc, entries: ours, takeIn });
    this.#theirs = openDocument(documentOfEntries(doc, theirs)) as A.Doc<Draft>;
  }

  held(): readonly SignedEntry[] {
    return this.#held;
  }

  theirHeads(): readonly string[] {
    return A.getHeads(this.#theirs).toSorted();
  }

  attack(change: (draft: Draft) => unknown): void {
    this.#theirs = A.change(this.#theirs, (draft) => void change(draft as Draft));
  }

  /** Until nobody has anything to say. */
  async run(): Promise<number> {
    for (let round = 0; round < 50; round++) {
      const fromUs = this.ours.next();
      if (fromUs !== null) this.#hear(fromUs);
      const fromThem = this.#say();
      if (fromThem !== null) await this.#deliver(fromThem);
      if (fromUs === null && fromThem === null) return round;
    }
    throw new Error("the sync does not come to rest");
  }

  end(): void {
    this.ours.end("the test is over");
    A.free(this.#theirs);
  }

  #hear(message: Uint8Array): void {
    [this.#theirs, this.#state] = A.receiveSyncMessage(this.#theirs, this.#state, message);
  }

  #say(): Uint8Array | null {
    const [state, message] = A.generateSyncMessage(this.#theirs, this.#state);
    this.#state = state;
    return message;
  }

  async #deliver(message: Uint8Array): Promise<void> {
    const received = await this.ours.receive(message);
    if (received.ok) this.alarms.push(...received.value.alarms);
  }
}
