import { type Instant, instant } from "@cardweave/shared/domain/measure";
import type { Clock } from "@cardweave/shared/ports/clock";
import type { Schedule } from "./schedule.ts";

/** A machine's wall clock: off by an offset, too fast or too slow, and now and then set anew. */
export class SimClock implements Clock {
  readonly #schedule: Schedule;
  readonly #wall: { readonly start: number; leapt: number };
  #offset = 0;
  /** Milliseconds gained in a second. */
  #drift = 0;
  /** The latest time it has ever shown: no entry may claim to be far beyond it. */
  latest = 0;

  constructor(schedule: Schedule, wall: { readonly start: number; leapt: number }) {
    this.#schedule = schedule;
    this.#wall = wall;
  }

  now(): Instant {
    const { now } = this.#schedule;
    const drifted = Math.floor((now * this.#drift) / 1_000);
    const shown = this.#wall.start + this.#wall.leapt + now + drifted + this.#offset;
    const time = Math.floor(shown);
    if (time > this.latest) this.latest = time;
    return instant(time);
  }

  set(change: { readonly offset?: number; readonly drift?: number }): void {
    this.#offset = change.offset ?? this.#offset;
    this.#drift = change.drift ?? this.#drift;
  }

  jump(by: number): void {
    this.#offset += by;
  }

  /** As if set by the network's time. */
  heal(): void {
    this.#offset = 0;
    this.#drift = 0;
  }
}
