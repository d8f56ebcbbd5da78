import type { CardReader } from "@cardweave/shared/ports/card-reader";
import type { Clock } from "@cardweave/shared/ports/clock";
import { ReadGate, type Shown } from "./read-gate.ts";

/** A reader whose cards are shown by a program: for demonstrations and tests. */
export class ScriptedReader implements CardReader {
  readonly #gate: ReadGate;
  #isThere = true;

  constructor(name: string, clock: Clock) {
    this.#gate = new ReadGate(name, clock);
    this.#gate.tell("ready");
  }

  get reads$(): CardReader["reads$"] {
    return this.#gate.reads$;
  }

  get state$(): CardReader["state$"] {
    return this.#gate.state$;
  }

  show(shown: Shown): void {
    if (this.#isThere) this.#gate.read(shown);
  }

  unplug(): void {
    this.#isThere = false;
    this.#gate.tell("away", "unplugged");
  }

  replug(): void {
    this.#isThere = true;
    this.#gate.tell("ready");
  }

  async stop(): Promise<void> {
    this.#isThere = false;
    this.#gate.end();
  }
}
