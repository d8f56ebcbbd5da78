import { instant } from "@cardweave/shared/domain/measure";
import type { Clock } from "@cardweave/shared/ports/clock";

/** A clock that stands until it is moved. */
export class LabClock implements Clock {
  #now = 1_800_000_000_000;

  now(): ReturnType<Clock["now"]> {
    return instant(this.#now);
  }

  pass(ms: number): void {
    this.#now += ms;
  }
}
