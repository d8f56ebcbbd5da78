import type { Replica } from "@cardweave/shared/replica/replica";
import type { CardPrinter } from "./card-printer.ts";
import type { PrintBatch, PrintBook } from "./print-book.ts";

export type CheckerParts = {
  readonly replica: Replica;
  readonly book: PrintBook;
  readonly printer: CardPrinter;
};

/** Cards read back between two notes; other work waits for one card at most. */
const cardsInTurn = 20;

/**
 * Reads the codes of every card back before anybody may print it, one batch after the other.
 * A process that ends in between goes on where its last note was.
 */
export class PrintChecker {
  readonly #parts: CheckerParts;
  #last: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: CheckerParts) {
    this.#parts = parts;
  }

  /** Resolves when every card of the batch was read back, or one could not be. */
  check(id: string): Promise<void> {
    const checked = this.#last.then(() => this.#check(id));
    // A fault is told to who asked for this batch; the next one begins all the same.
    this.#last = checked.catch(() => undefined);
    return checked;
  }

  async resume(): Promise<void> {
    for (const { id } of this.#parts.book.unchecked()) await this.check(id);
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#last;
  }

  async #check(id: string): Promise<void> {
    const { book, replica } = this.#parts;
    for (;;) {
      const batch = book.batch(id);
      if (batch === undefined || batch.unreadable !== null || this.#isStopped) return;
      if (batch.checked >= batch.count) return;
      await this.#checkSome(batch);
      await new Promise<void>((resolve) => void replica.ports.timers.after(0, resolve));
    }
  }

  async #checkSome(batch: PrintBatch): Promise<void> {
    const { book, printer } = this.#parts;
    const part = { from: batch.checked + 1, count: cardsInTurn };
    for (const card of book.cards(batch, part)) {
      if (await printer.readsBack(card, batch.terms)) continue;
      book.noteUnreadable(batch.id, card.place);
      return;
    }
    book.noteChecked(batch.id, Math.min(batch.checked + cardsInTurn, batch.count));
  }
}
