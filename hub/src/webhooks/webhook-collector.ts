import type { Replica } from "@cardweave/shared/replica/replica";
import type { Subscription } from "rxjs";
import { eventsOf } from "./entry-events.ts";
import type { WebhookBook } from "./webhook-book.ts";

export type CollectorParts = {
  readonly replica: Replica;
  readonly book: WebhookBook;
  /** There may be something to send. */
  readonly collected: () => void;
  readonly fatal: (fault: unknown) => void;
};

const pageSize = 100;

/**
 * Makes events of what the store holds, in the order of storing.
 * Promise: the place up to which that is done moves in the same transaction in which the events
 * are noted, so that whatever was stored is told at least once, whenever the process ends.
 */
export class WebhookCollector {
  readonly #parts: CollectorParts;
  #following: Subscription | null = null;
  #last: Promise<void> = Promise.resolve();
  #isAsked = false;
  #isStopped = false;

  constructor(parts: CollectorParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#following = this.#parts.replica.changes$.subscribe(() => this.#look());
    this.#look();
  }

  /** Events begin with what is stored from now on. */
  async begin(): Promise<void> {
    const { book, replica } = this.#parts;
    if (book.place() !== null) return;
    const { entries: row } = await replica.ports.store.counts();
    if (book.place() === null) book.setPlace(row);
  }

  close(): void {
    this.#isStopped = true;
    this.#following?.unsubscribe();
  }

  idle(): Promise<void> {
    return this.#last;
  }

  #look(): void {
    if (this.#isAsked || this.#isStopped) return;
    this.#isAsked = true;
    this.#last = this.#last.then(() => this.#collect()).catch(this.#parts.fatal);
  }

  async #collect(): Promise<void> {
    this.#isAsked = false;
    const { book, replica, collected } = this.#parts;
    const { store, timers } = replica.ports;
    for (let row = await this.#place(); row !== null && !this.#isStopped; ) {
      const page = await store.after(row, pageSize);
      const last = page.items.at(-1);
      if (last === undefined) return;
      const events = page.items.flatMap((one) => eventsOf(one, replica.directory));
      book.transaction(() => {
        if (book.all().length > 0) book.note(events, replica.ports.clock.now());
        book.setPlace(last.row);
      });
      if (events.length > 0) collected();
      if (page.next === null) return;
      row = last.row;
      await new Promise<void>((resolve) => void timers.after(0, resolve));
    }
  }

  /** A store that was restored to an earlier day ends before the place. */
  async #place(): Promise<number | null> {
    const { book, replica } = this.#parts;
    const place = book.place();
    if (place === null) return null;
    const { entries } = await replica.ports.store.counts();
    return Math.min(place, entries);
  }
}
