import { memoryLine } from "@cardweave/shared/adapters/memory-line";
import { type Connection, type Dialer, LineFault } from "@cardweave/shared/ports/line";
import { never, type Process } from "./process.ts";
import type { Rng } from "./rng.ts";
import type { Schedule } from "./schedule.ts";

/** What a machine's cable is like at the moment. */
export type Cable = {
  /** Nothing gets through and nobody is told. */
  isApart: boolean;
  /** Added to every frame's way, ms. */
  clogMs: number;
  readonly rng: Rng;
};

export type Line = {
  readonly from: Cable;
  readonly nodeEnd: End;
  readonly hubEnd: End;
  readonly startedAt: number;
  cut(): void;
  hush(): void;
  isOver: boolean;
};

export type NetOptions = {
  readonly schedule: Schedule;
  readonly latencyMs: number;
  /** Sees every frame that leaves a machine. */
  readonly leaving: (frame: Uint8Array, process: Process) => void;
};

/** A clogged machine's send buffer, as a socket would report it. */
const clogBytes = 5 * 1024 * 1024;

/** One end of a line in a process; deaf: what it sends is lost from then on, and it is not told. */
export class End implements Connection {
  readonly #inner: Connection;
  readonly #process: Process;
  readonly #leaving: NetOptions["leaving"];
  readonly #cable: Cable;
  isDeaf = false;

  constructor(
    inner: Connection,
    process: Process,
    net: { readonly cable: Cable; readonly leaving: NetOptions["leaving"] },
  ) {
    this.#inner = inner;
    this.#process = process;
    this.#cable = net.cable;
    this.#leaving = net.leaving;
  }

  get process(): Process {
    return this.#process;
  }

  send(frame: Uint8Array): void {
    if (!this.#process.isAlive) return;
    this.#leaving(frame, this.#process);
    if (!this.isDeaf) this.#inner.send(frame);
  }

  buffered(): number {
    const real = this.#inner.buffered();
    return real > 0 && this.#cable.clogMs > 0 ? real + clogBytes : real;
  }

  close(...args: Parameters<Connection["close"]>): void {
    if (this.#process.isAlive) this.#inner.close(...args);
  }

  receive(listener: Parameters<Connection["receive"]>[0]): void {
    const whenAlive =
      <T>(act: (value: T) => void) =>
      (value: T): void => {
        if (this.#process.isAlive) act(value);
      };
    this.#inner.receive({ frame: whenAlive(listener.frame), ended: whenAlive(listener.ended) });
  }
}

/** The machines' network: lines to the hub that are late, break, go silent or get stuck. */
export class SimNet {
  readonly #options: NetOptions;
  readonly lines: Line[] = [];
  #hub: { readonly process: Process; readonly accept: (end: Connection) => void } | null = null;

  constructor(options: NetOptions) {
    this.#options = options;
  }

  listen(process: Process, accept: (end: Connection) => void): void {
    this.#hub = { process, accept };
  }

  dialer(process: Process, cable: Cable): Dialer {
    return { dial: () => this.#dial(process, cable) };
  }

  async #dial(process: Process, cable: Cable): Promise<Connection> {
    const { schedule, latencyMs } = this.#options;
    await schedule.sleep(cable.rng.around(latencyMs) + cable.clogMs);
    if (!process.isAlive) return never();
    const hub = this.#hub;
    if (hub === null || !hub.process.isAlive) throw new LineFault("sim: nobody listens");
    if (cable.isApart) throw new LineFault("sim: no way to the hub");
    const line = this.#join(process, cable, hub.process);
    hub.accept(line.hubEnd);
    return line.nodeEnd;
  }

  #join(process: Process, cable: Cable, hub: Process): Line {
    const { schedule, latencyMs, leaving } = this.#options;
    const delayMs = (): number => cable.rng.around(latencyMs) + cable.clogMs;
    const wire = memoryLine({ timers: schedule.timers, delayMs });
    const line: Line = {
      from: cable,
      nodeEnd: new End(wire.left, process, { cable, leaving }),
      hubEnd: new End(wire.right, hub, { cable, leaving }),
      startedAt: schedule.now,
      cut: () => {
        line.isOver = true;
        wire.cut();
      },
      hush: () => {
        line.isOver = true;
        wire.hush();
      },
      isOver: false,
    };
    this.lines.push(line);
    return line;
  }

  /** Lines that nobody has broken and whose processes live. */
  open(): readonly Line[] {
    return this.lines.filter(
      ({ isOver, nodeEnd, hubEnd }) => !isOver && nodeEnd.process.isAlive && hubEnd.process.isAlive,
    );
  }

  /** A process is gone: its peers are told at once, or find out by the silence. */
  ended(process: Process, silently: boolean): void {
    for (const line of this.lines) {
      const isIts = line.nodeEnd.process === process || line.hubEnd.process === process;
      if (!isIts || line.isOver) continue;
      if (silently) line.hush();
      else line.cut();
    }
  }
}
