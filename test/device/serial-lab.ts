import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SerialSettings } from "@cardweave/hardware/adapters/serial-port";
import type { ReaderPorts } from "@cardweave/hardware/supervised-reader";
import { systemTimers } from "@cardweave/shared/adapters/system-clock";
import type { CardReader } from "@cardweave/shared/ports/card-reader";
import type { ReaderLab, Sample } from "../contract/card-reader.contract.ts";
import { pause, waitFor } from "../process/wait-for.ts";
import { LabClock } from "./lab-clock.ts";

export type SerialDevice = {
  readonly make: (settings: SerialSettings, ports: ReaderPorts) => CardReader;
  readonly samples: readonly [Sample, Sample];
  /** The bytes of a medium; sent in two portions. */
  readonly bytesOf: (sample: Sample) => Buffer;
  readonly noise: Buffer;
};

/** Two ends of a serial line: the reader's and the device's. */
export class SerialCable {
  readonly #folder = mkdtempSync(join(tmpdir(), "cardweave-serial-"));
  readonly path: string = join(this.#folder, "till");
  readonly #device = join(this.#folder, "device");
  #socat: ChildProcess | null = null;

  async plug(): Promise<void> {
    const end = (path: string): string => `pty,raw,echo=0,link=${path}`;
    this.#socat = spawn("socat", [end(this.path), end(this.#device)], { stdio: "ignore" });
    const isThere = (): boolean => existsSync(this.path) && existsSync(this.#device);
    await waitFor("the serial line", async () => (isThere() ? true : undefined));
  }

  async unplug(): Promise<void> {
    const socat = this.#socat;
    if (socat === null || socat.exitCode !== null) return;
    const gone = new Promise((resolve) => socat.once("exit", resolve));
    socat.kill();
    await gone;
  }

  async send(bytes: Buffer): Promise<void> {
    const half = Math.ceil(bytes.length / 2);
    await appendFile(this.#device, bytes.subarray(0, half));
    await pause(20);
    await appendFile(this.#device, bytes.subarray(half));
  }

  async dispose(): Promise<void> {
    await this.unplug();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A device on a serial line of the operating system; the plug is pulled by ending the line. */
export async function serialLab(device: SerialDevice): Promise<ReaderLab> {
  const clock = new LabClock();
  const cable = new SerialCable();
  await cable.plug();
  return {
    samples: device.samples,
    open: () =>
      device.make({ path: cable.path, baud: 9600 }, { name: "lab", clock, timers: systemTimers }),
    show: (sample) => cable.send(device.bytesOf(sample)),
    garbage: () => cable.send(device.noise),
    unplug: () => cable.unplug(),
    replug: () => cable.plug(),
    pass: (ms) => clock.pass(ms),
    dispose: () => cable.dispose(),
  };
}

/** A frame as RDM6300 sends it. */
export function em4100Frame(tag: string): Buffer {
  const sum = Buffer.from(tag, "hex").reduce((all, byte) => all ^ byte, 0);
  const check = sum.toString(16).padStart(2, "0").toUpperCase();
  return Buffer.from(`\u0002${tag}${check}\u0003`, "latin1");
}
