import type { Timers } from "@cardweave/shared/ports/clock";

type Alarm = { readonly at: number; readonly act: () => void };

/** Timers that a test moves by hand. */
export class ManualTimers implements Timers {
  #now = 0;
  #alarms: Alarm[] = [];

  after(ms: number, act: () => void): () => void {
    const alarm = { at: this.#now + ms, act };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  waiting(): number {
    return this.#alarms.length;
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#due(until); next !== undefined; next = this.#due(until)) {
      this.#now = Math.max(this.#now, next.at);
      this.#alarms.splice(this.#alarms.indexOf(next), 1);
      next.act();
    }
    this.#now = until;
  }

  #due(until: number): Alarm | undefined {
    const [first] = this.#alarms.toSorted((a, b) => a.at - b.at);
    return first !== undefined && first.at <= until ? first : undefined;
  }
}

/** Lets real sockets and timers of 0 ms do their work until something holds. */
export async function until(timers: ManualTimers, holds: () => boolean): Promise<void> {
  while (!holds()) {
    timers.advance(0);
    await new Promise((done) => setTimeout(done, 1));
  }
}
