import type { Timers } from "@cardweave/shared/ports/clock";
import type { Schedule } from "./schedule.ts";

/**
 * One life of a program. After its end nothing of it goes on: its timers are silent, its reads
 * never answer, nothing it sends leaves, nothing that arrives is heard.
 */
export class Process {
  #isAlive = true;
  readonly timers: Timers;

  constructor(schedule: Schedule) {
    this.timers = {
      after: (ms, act) =>
        schedule.after(ms, () => {
          if (this.#isAlive) act();
        }),
    };
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  end(): void {
    this.#isAlive = false;
  }
}

/** What a process that has ended waits for. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
