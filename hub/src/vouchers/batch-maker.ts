import type { Credit } from "@cardweave/shared/domain/bodies";
import { ownNumber } from "@cardweave/shared/domain/card";
import type { DeviceId, DocId, PurseId } from "@cardweave/shared/domain/ids";
import type { LotAttributes } from "@cardweave/shared/domain/lot";
import { accountDocOf } from "@cardweave/shared/entries/doc-ids";
import { write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import type { Batch, BatchBook } from "./batch-book.ts";

/** What each account of a batch starts with. */
export type BatchContent = {
  readonly scheme: string;
  readonly purse: PurseId;
  readonly reason: string;
  readonly parts: readonly { readonly lot: LotAttributes; readonly amount: number }[];
  readonly holderOf: (step: Step, doc: DocId) => Promise<DeviceId>;
};

export type MakerParts = {
  readonly replica: Replica;
  readonly secret: Uint8Array;
  readonly book: BatchBook;
  readonly contentOf: (batch: Batch) => BatchContent;
};

/** Accounts made in one step: other bookings wait no longer than some tenths of a second. */
const accountsInStep = 100;

/**
 * Makes the accounts of batches, one batch after the other.
 * Promise: each number of a batch gets its credits once, however often it is broken off: numbers
 * are kept first, and an account that has entries already is left alone.
 */
export class BatchMaker {
  readonly #parts: MakerParts;
  #last: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: MakerParts) {
    this.#parts = parts;
  }

  /** Resolves when the batch is whole. */
  make(batch: Batch): Promise<void> {
    const made = this.#last.then(() => this.#make(batch));
    // A fault is told to who asked for this batch; the next one begins all the same.
    this.#last = made.catch(() => undefined);
    return made;
  }

  /** What a process that ended has left unfinished. */
  async resume(): Promise<void> {
    for (const batch of this.#parts.book.unfinished()) await this.make(batch);
  }

  /** After the step that is under way. */
  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#last;
  }

  async #make(batch: Batch): Promise<void> {
    const { book, replica } = this.#parts;
    const content = this.#parts.contentOf(batch);
    const { timers } = replica.ports;
    for (let { made } = batch; made < batch.count && !this.#isStopped; ) {
      const count = Math.min(accountsInStep, batch.count - made);
      const numbers = book.ensured(batch.id, { from: made, count }, () => this.#number());
      await replica.step((step) => this.#credit(step, numbers, content));
      made += count;
      book.noteMade(batch.id, made);
      await new Promise<void>((resolve) => timers.after(0, resolve));
    }
  }

  #number(): string {
    return ownNumber(this.#parts.replica.ports.random.bytes(10));
  }

  async #credit(step: Step, numbers: readonly string[], content: BatchContent): Promise<void> {
    const { scheme, purse, reason } = content;
    let minted = step.chain.minted[purse] ?? 0;
    const bodies: { doc: DocId; body: Credit }[] = [];
    for (const number of numbers) {
      const doc = accountDocOf(this.#parts.secret, scheme, number);
      const { count } = await step.workspace.account(doc);
      if (count > 0) continue;
      const holder = await content.holderOf(step, doc);
      for (const { lot, amount } of content.parts) {
        minted += amount;
        const rest = { reason, holder, minted, receipt: null, campaign: null };
        bodies.push({ doc, body: { kind: "credit", purse, lot, amount, ...rest } });
      }
    }
    await write(this.#parts.replica, step, { author: { by: null, key: null }, bodies });
  }
}
