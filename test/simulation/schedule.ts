import type { Timers } from "@cardweave/shared/ports/clock";

type Event = { readonly at: number; readonly order: number; act: (() => void) | null };

/** Many times what the busiest seed needs. */
const mostEvents = 200_000;

/** All promises that can go on have gone on: nothing here waits for anything outside. */
function drained(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Virtual time: one event after the other, and between two of them every promise runs as far as
 * it can. Events of the same moment run in the order in which they were made.
 */
export class Schedule {
  readonly #heap: Event[] = [];
  #now = 0;
  #made = 0;
  #ran = 0;

  /** Milliseconds since the beginning. */
  get now(): number {
    return this.#now;
  }

  get events(): number {
    return this.#ran;
  }

  readonly timers: Timers = { after: (ms, act) => this.after(ms, act) };

  after(ms: number, act: () => void): () => void {
    const event: Event = { at: this.#now + Math.max(0, ms), order: this.#made++, act };
    this.#push(event);
    return () => {
      event.act = null;
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Runs until then, or until `done` says so. */
  async run(until: number, done: () => boolean = () => false): Promise<void> {
    await drained();
    while (!done()) {
      const next = this.#heap[0];
      if (next === undefined || next.at > until) {
        this.#now = Math.max(this.#now, until);
        return;
      }
      this.#pop();
      if (next.act === null) continue;
      this.#now = next.at;
      this.#ran += 1;
      if (this.#ran > mostEvents) throw new Error(`more than ${mostEvents} events: a storm`);
      next.act();
      await drained();
    }
  }

  /** Runs until a promise is settled; it must be within `withinMs` of virtual time. */
  async settle<T>(promise: Promise<T>, withinMs = 600_000): Promise<T> {
    let settled = false;
    const done = (): void => {
      settled = true;
    };
    promise.then(done, done);
    await this.run(this.#now + withinMs, () => settled);
    if (!settled) throw new Error(`nothing came of it within ${withinMs} ms`);
    return promise;
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(event, heap[parent] as Event)) break;
      heap[at] = heap[parent] as Event;
      at = parent;
    }
    heap[at] = event;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Event;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, heap[child] as Event)) child += 1;
      if (!isBefore(heap[child] as Event, last)) break;
      heap[at] = heap[child] as Event;
      at = child;
    }
    heap[at] = last;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
