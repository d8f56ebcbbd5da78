import { cpSync, existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Child, runCommand, type Surroundings, startChild } from "./child.ts";

/** Where a hub or a node lives: its folder, its port, and what runs there now. */
export class Site {
  readonly name: string;
  folder: string;
  readonly #logPath: string;
  readonly #words: () => readonly string[];
  surroundings: Surroundings;
  port: number;
  #child: Child | null = null;
  #closed = false;

  constructor(at: {
    readonly name: string;
    readonly home: string;
    readonly port: number;
    /** What stands behind `--data` and `--port`. */
    readonly words: () => readonly string[];
    readonly surroundings?: Surroundings | undefined;
  }) {
    this.name = at.name;
    this.folder = join(at.home, at.name);
    this.#logPath = join(at.home, `${at.name}.log`);
    this.#words = at.words;
    this.port = at.port;
    this.surroundings = at.surroundings ?? {};
  }

  /** What is typed to start it. */
  commandAt(port: number): readonly string[] {
    const [command = "", ...rest] = this.#words();
    return [command, "--data", this.folder, "--port", `${port}`, ...rest];
  }

  get address(): string {
    return this.#child?.address ?? `http://127.0.0.1:${this.port}`;
  }

  get child(): Child {
    if (this.#child === null) throw new Error(`${this.name} does not run`);
    return this.#child;
  }

  get isFounded(): boolean {
    return existsSync(join(this.folder, "cardweave.json"));
  }

  /** On the same port as before, as a machine that was switched on again. */
  async start(): Promise<void> {
    if (this.#closed) throw new Error(`${this.name} is closed`);
    const { name, surroundings } = this;
    const words = this.commandAt(this.port);
    this.#child = await startChild({ name, words, logPath: this.#logPath, ...surroundings });
  }

  /** To another disk, while it does not run. */
  moveTo(home: string): void {
    const folder = join(home, this.name);
    cpSync(this.folder, folder, { recursive: true });
    this.folder = folder;
  }

  async kill(): Promise<void> {
    await this.#child?.kill();
    this.#child = null;
  }

  /** As `kill`, for ever: a test that ran out of time must not start it again. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.kill();
  }

  async stop(): Promise<number | null> {
    const ended = await this.#child?.stop();
    this.#child = null;
    return ended?.code ?? null;
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }
}

/** Below the range from which the system gives out ports, so that a restart finds it free. */
const lowestPort = 12_000;
const ports = 18_000;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowestPort + Math.floor(Math.random() * ports);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Runs a command that must succeed; the answer is what it printed. */
export async function must(
  words: readonly string[],
  surroundings: Surroundings = {},
): Promise<string> {
  const { code, stdout, stderr } = await runCommand(words, surroundings);
  if (code !== 0) throw new Error(`cardweave ${words[0]} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
}
