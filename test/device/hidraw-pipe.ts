import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { reportsOf } from "./hid-lab.ts";

const source = fileURLToPath(new URL("./hidraw-pipe.c", import.meta.url));

/** A named pipe that node-hid opens as it would the device; a report is what is written to it. */
export class HidrawPipe {
  readonly #folder = mkdtempSync(join(tmpdir(), "cardweave-hidraw-"));
  readonly path: string = join(this.#folder, "hidraw0");
  readonly #shim = join(this.#folder, "hidraw-pipe.so");

  /** The library is there from the start on, as a node takes it in when it begins. */
  constructor() {
    execFileSync("cc", ["-shared", "-fPIC", "-o", this.#shim, source]);
  }

  get env(): Readonly<Record<string, string>> {
    return { LD_PRELOAD: this.#shim };
  }

  async plug(): Promise<void> {
    execFileSync("mkfifo", [this.path]);
  }

  /** Only while a node holds the other end: without it, a pipe makes its writer wait. */
  async scan(data: string): Promise<void> {
    await appendFile(this.path, Buffer.concat(reportsOf(data)));
  }

  async dispose(): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
