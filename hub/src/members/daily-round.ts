import { dayIn } from "@cardweave/shared/domain/time";
import type { Replica } from "@cardweave/shared/replica/replica";

/** Often enough that a day's work is done soon after midnight, whatever the zone. */
const lookMs = 15 * 60_000;

export type RoundParts = {
  readonly replica: Replica;
  readonly work: () => Promise<void>;
  /** Why this hub must not sign now; null when it may. */
  readonly objection: () => object | null;
  readonly fatal: (fault: unknown) => void;
};

/** Does its work at the start and once on every day of the network's zone, never twice at a time. */
export class DailyRound {
  readonly #parts: RoundParts;
  #day = "";
  #last: Promise<void> = Promise.resolve();
  #cancel: () => void = () => undefined;
  #isStopped = false;

  constructor(parts: RoundParts) {
    this.#parts = parts;
    this.#look();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  /** Resolves when nothing is at work. */
  idle(): Promise<void> {
    return this.#last;
  }

  /** Works now, whatever the day; what is done already is not done again. */
  again(): Promise<void> {
    const { work, fatal, objection } = this.#parts;
    this.#last = this.#last.then(async () => {
      if (!this.#isStopped && objection() === null) await work().catch(fatal);
    });
    return this.#last;
  }

  #look(): void {
    const { replica, objection } = this.#parts;
    const { clock, timers } = replica.ports;
    this.#cancel = timers.after(lookMs, () => this.#look());
    const today = dayIn(replica.directory.network?.zone ?? "UTC", clock.now());
    if (today === this.#day || objection() !== null) return;
    this.#day = today;
    void this.again();
  }
}
