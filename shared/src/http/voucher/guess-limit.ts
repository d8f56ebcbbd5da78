import type { Refusal, Result } from "../../domain/result.ts";
import type { Clock } from "../../ports/clock.ts";

type Window = { from: number; misses: number };

const windowMs = 60_000;
const mostCallers = 10_000;

/** What somebody who types may get wrong in a minute; far from what guessing 80 bits takes. */
export const missesPerMinute = 10;

/**
 * Counts the numbers that a caller asked for and nobody has.
 * Promise: after ten of them in a minute that caller hears `too-many` until the minute is over,
 * whether the next number is a good one or not.
 */
export class GuessLimit {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts an answer that says the number is unknown. */
  async watch<T>(caller: string, ask: () => Promise<Result<T>>): Promise<Result<T>> {
    const why = this.#objection(caller);
    if (why !== null) return { ok: false, error: why };
    const answer = await ask();
    if (!answer.ok && answer.error.code === "not-found") this.#miss(caller);
    return answer;
  }

  #objection(caller: string): Refusal | null {
    const window = this.#current(caller);
    if (window === undefined || window.misses < missesPerMinute) return null;
    const leftMs = window.from + windowMs - this.#clock.now();
    return { code: "too-many", retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1_000)) };
  }

  #current(caller: string): Window | undefined {
    const window = this.#windows.get(caller);
    return window !== undefined && this.#clock.now() - window.from < windowMs ? window : undefined;
  }

  #miss(caller: string): void {
    const window = this.#current(caller) ?? { from: this.#clock.now(), misses: 0 };
    this.#windows.delete(caller);
    this.#windows.set(caller, { ...window, misses: window.misses + 1 });
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > mostCallers && oldest !== undefined) this.#windows.delete(oldest);
  }
}
