import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type PcscReader, pcscReader } from "@cardweave/hardware/adapters/pcsc-reader";
import { systemTimers } from "@cardweave/shared/adapters/system-clock";
import { LabClock } from "./lab-clock.ts";
import type { LabAnswer, LabOrder } from "./pcsc-lab-main.ts";
import type { CardPlan } from "./virtual-card.ts";

const loader = ["--conditions=cardweave-source", "--import", import.meta.resolve("tsx")];

/** A real service for chip readers with a virtual reader, away from those of this machine. */
export class PcscLab {
  readonly clock = new LabClock();
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async open(): Promise<PcscLab> {
    const program = fileURLToPath(new URL("./pcsc-lab-main.ts", import.meta.url));
    const words = ["--net", "--mount", process.execPath, ...loader, program];
    const child = spawn("unshare", words, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    await once(child, "message");
    const lab = new PcscLab(child);
    await lab.up();
    return lab;
  }

  /** Where the lab's service listens, seen through the lab's file system. */
  get socket(): string {
    return `/proc/${this.#child.pid}/root/run/pcscd/pcscd.comm`;
  }

  reader(settings: { readonly numbersOnly?: boolean } = {}): PcscReader {
    return pcscReader(
      { socket: this.socket, flags: loader, ...settings },
      { name: "lab", clock: this.clock, timers: systemTimers },
    );
  }

  up(): Promise<string> {
    return this.#order({ kind: "up" });
  }

  down(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<string> {
    return this.#order({ kind: "down", signal });
  }

  /** Shows a card until it is read; answers with the message that is on it then, hex. */
  show(card: CardPlan): Promise<string> {
    return this.#order({ kind: "show", card });
  }

  /** Pulls the card away after so many commands. */
  pull(card: CardPlan, pulledAfter: number): Promise<string> {
    return this.#order({ kind: "show", card, pulledAfter });
  }

  async close(): Promise<void> {
    await this.down("SIGKILL");
    const gone = once(this.#child, "exit");
    this.#child.disconnect();
    await gone;
  }

  async #order(order: LabOrder): Promise<string> {
    const answered = once(this.#child, "message");
    this.#child.send(order);
    const [answer] = (await answered) as [LabAnswer];
    if (answer.fault !== undefined) throw new Error(answer.fault);
    return answer.message;
  }
}
