import type { DeskApi } from "../api/desk-api.ts";
import type { Json } from "../api/readers.ts";
import type { Answer } from "../api/shapes.ts";
import { type Errand, type ErrandState, isOnErrand, noErrand } from "./errand.ts";
import { type KeptAttempts, keptAttempts } from "./kept-attempts.ts";
import { isLastWord, retryMs } from "./patience.ts";

export interface ErrandPorts {
  readonly api: Pick<DeskApi, "run">;
  readonly disk: Storage;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onSignedOut: () => void;
  /** An errand has come to its end, whichever it is. */
  readonly onEnd: () => void;
}

/**
 * Runs one errand at a time and asks until it is answered.
 * Promise: an errand counts once, however often it was asked for and whatever was reloaded.
 */
export class ErrandRunner {
  private current: ErrandState = noErrand;
  private readonly listeners = new Set<() => void>();
  private readonly kept: KeptAttempts<Errand>;
  private callOff: () => void = () => undefined;
  private stopped = false;
  private readonly ports: ErrandPorts;
  private readonly till: string;

  constructor(ports: ErrandPorts, till: string) {
    this.ports = ports;
    this.till = till;
    this.kept = keptAttempts(ports.disk, { prefix: "cardweave.errand.", mark: "path" });
    this.resume();
  }

  readonly state = (): ErrandState => this.current;

  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly isBusy = (): boolean => isOnErrand(this.current);

  readonly send = (errand: Errand): void => {
    if (this.stopped || this.isBusy()) return;
    // Without its new PIN there is nothing to ask again.
    if (errand.kind !== "pin") this.kept.keep(errand);
    this.become({ step: "sending", errand, done: null });
    void this.ask(errand);
  };

  /** Takes what was said last off the page; what is under way goes on. */
  readonly clear = (): void => {
    if (!this.isBusy() && this.current !== noErrand) this.become(noErrand);
  };

  /** The node can be reached again: do not wait for the next turn. */
  readonly wake = (): void => {
    if (this.current.step === "unsure") this.askAfter(this.current.errand, 0);
  };

  readonly stop = (): void => {
    this.stopped = true;
    this.callOff();
  };

  private resume(): void {
    const errand = this.kept.oldest(this.till);
    if (errand === null) return;
    this.become({ step: "unsure", errand, tries: 0, done: null });
    this.askAfter(errand, 0);
  }

  private askAfter(errand: Errand, ms: number): void {
    this.callOff();
    this.callOff = this.ports.after(ms, () => void this.ask(errand));
  }

  private async ask(errand: Errand): Promise<void> {
    const answer = await this.ports.api.run(errand);
    if (this.stopped) return;
    if (answer.kind === "refused" && answer.problem.status === 401) this.ports.onSignedOut();
    else this.hear(errand, answer);
  }

  private hear(errand: Errand, answer: Answer<Json>): void {
    const before = this.current;
    if (!("errand" in before) || before.errand.key !== errand.key) return;
    const tries = before.step === "unsure" ? before.tries + 1 : 0;
    if (answer.kind === "done") {
      const isLate = before.step === "unsure";
      const done = { errand, answer: answer.value, isLate, at: this.ports.now() };
      this.end({ step: "rest", done });
    } else if (answer.kind === "refused" && isLastWord(answer.problem, tries)) {
      this.end({ step: "refused", errand, problem: answer.problem, done: null });
    } else {
      this.become({ step: "unsure", errand, tries: Math.max(1, tries), done: null });
      this.askAfter(errand, retryMs(tries));
    }
  }

  private end(state: ErrandState): void {
    this.callOff();
    if ("errand" in this.current) this.kept.drop(this.current.errand);
    this.become(state);
    this.ports.onEnd();
  }

  private become(state: ErrandState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
