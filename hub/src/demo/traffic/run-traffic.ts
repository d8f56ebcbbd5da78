import type { Timers } from "@cardweave/shared/ports/clock";
import type { Traffic } from "./traffic.ts";

export type TrafficRun = {
  readonly traffic: Pick<Traffic, "step" | "line" | "stop">;
  readonly timers: Timers;
  /** Between two customers, ms. */
  readonly paceMs: number;
  readonly say: (line: string) => void;
  /** What nobody expected: the demo says so and goes on without traffic. */
  readonly failed: (fault: unknown) => void;
};

/** Keeps customers coming until it is switched off, never two at once. */
export class TrafficSwitch {
  readonly #run: TrafficRun;
  #callOff: (() => void) | null = null;
  #isOn = false;
  /** Whoever came before it was switched off brings nobody after him. */
  #round = 0;

  constructor(run: TrafficRun) {
    this.#run = run;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  turn(on: boolean): void {
    if (on === this.#isOn) return;
    this.#isOn = on;
    this.#round += 1;
    if (on) this.#next(this.#round);
    else {
      this.#callOff?.();
      this.#run.traffic.stop();
    }
  }

  #next(round: number): void {
    const { timers, paceMs, traffic, failed } = this.#run;
    this.#callOff = timers.after(paceMs, () => {
      traffic.step().then(() => this.#stepped(round), failed);
    });
  }

  #stepped(round: number): void {
    if (round !== this.#round) return;
    this.#run.say(this.#run.traffic.line());
    this.#next(round);
  }
}
