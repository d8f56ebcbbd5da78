import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evdevScanner } from "@cardweave/hardware/adapters/evdev-scanner";
import { plainKeys, shiftedKeys } from "@cardweave/hardware/evdev-keys";
import { systemTimers } from "@cardweave/shared/adapters/system-clock";
import type { ReaderLab, Sample } from "../contract/card-reader.contract.ts";
import { pause } from "../process/wait-for.ts";
import { LabClock } from "./lab-clock.ts";

const key = 1;
const shift = 42;
const control = 29;
const enter = 28;
const rightBracket = 27;

function event(type: number, code: number, value: number): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeBigInt64LE(1_800_000_000n, 0);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}

const settled = event(0, 0, 0);
const tap = (code: number): Buffer[] => [
  event(key, code, 1),
  settled,
  event(key, code, 0),
  settled,
];
const held = (by: number, code: number): Buffer[] => [
  event(key, by, 1),
  ...tap(code),
  event(key, by, 0),
];

function codeOf(keys: ReadonlyMap<number, string>, character: string): number | undefined {
  return [...keys].find(([, one]) => one === character)?.[0];
}

function typedCharacter(character: string): Buffer[] {
  if (character === "\u001d") return held(control, rightBracket);
  const plain = codeOf(plainKeys, character);
  return plain === undefined ? held(shift, codeOf(shiftedKeys, character) ?? 0) : tap(plain);
}

/** The events of a scanner that types a code, as the kernel hands them out. */
export function typed(text: string): Buffer {
  return Buffer.concat([...[...text].flatMap(typedCharacter), ...tap(enter)]);
}

/** The kernel lost some of them. */
const overrun = Buffer.concat([typed("LOST").subarray(0, 96), event(0, 3, 0), typed("REST")]);

/** A named pipe, which the scanner's process opens as it would the device. */
export class InputPipe {
  readonly #folder = mkdtempSync(join(tmpdir(), "cardweave-evdev-"));
  readonly path: string = join(this.#folder, "event0");
  #device: FileHandle | null = null;

  async plug(): Promise<void> {
    execFileSync("mkfifo", [this.path]);
    this.#device = await open(this.path, "r+");
  }

  async unplug(): Promise<void> {
    rmSync(this.path, { force: true });
    await this.#device?.close();
    this.#device = null;
  }

  async send(bytes: Buffer): Promise<void> {
    await this.#device?.write(bytes.subarray(0, 31));
    await pause(20);
    await this.#device?.write(bytes.subarray(31));
  }

  async dispose(): Promise<void> {
    await this.unplug();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export async function evdevLab(samples: readonly [Sample, Sample]): Promise<ReaderLab> {
  const clock = new LabClock();
  const pipe = new InputPipe();
  const { path } = pipe;
  await pipe.plug();
  return {
    samples,
    open: () =>
      evdevScanner({ path, exclusive: false }, { name: "lab", clock, timers: systemTimers }),
    show: (sample) => pipe.send(typed(sample.data)),
    garbage: () => pipe.send(overrun),
    unplug: () => pipe.unplug(),
    replug: () => pipe.plug(),
    pass: (ms) => clock.pass(ms),
    dispose: () => pipe.dispose(),
  };
}
