import { instant } from "../domain/measure.ts";
import type { Clock, Timers } from "../ports/clock.ts";

export const systemClock: Clock = { now: () => instant(Date.now()) };

/** The longest that Node waits; beyond it a timer would fire at once. */
const longestWaitMs = 2 ** 31 - 1;

export const systemTimers: Timers = {
  after: (ms, act) => {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number): void => {
      const stepMs = Math.min(Math.max(leftMs, 0), longestWaitMs);
      timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : act()), stepMs);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
