import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The launcher, so that every part runs as an operator would run it. */
const launcher = fileURLToPath(new URL("../../shared/bin/cardweave.mjs", import.meta.url));

export type Ended = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** `within`: a command in front, such as `ip netns exec name`, which must exec. */
export type Surroundings = {
  readonly within?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** A server that ended before it said where it listens. */
class EndedEarly extends Error {
  override readonly name = "EndedEarly" as const;
  readonly ended: Ended;
  constructor(name: string, ended: Ended) {
    super(`${name} ended with ${ended.code}: ${ended.stderr}${ended.stdout.slice(-2_000)}`);
    this.ended = ended;
  }
}

export type Child = {
  readonly address: string;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** An orderly end. */
  stop(): Promise<Ended>;
  pause(): void;
  resume(): void;
};

const running = new Set<ChildProcess>();

process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

type Begun = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

function begin(words: readonly string[], { within = [], env = {} }: Surroundings): Begun {
  const [command = "", ...args] = [...within, process.execPath, launcher, ...words];
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  running.add(child);
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (part: Buffer) => {
    said.stdout = (said.stdout + part.toString()).slice(-100_000);
  });
  child.stderr.on("data", (part: Buffer) => {
    said.stderr = (said.stderr + part.toString()).slice(-100_000);
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code, ...said });
    });
  });
  return { child, ended };
}

/** Runs a command to its end. */
export function runCommand(
  words: readonly string[],
  surroundings: Surroundings = {},
): Promise<Ended> {
  return begin(words, surroundings).ended;
}

/** Starts a command that can be killed before it has ended. */
export function startCommand(words: readonly string[]): {
  readonly kill: () => void;
  readonly ended: Promise<Ended>;
} {
  const { child, ended } = begin(words, {});
  return { kill: () => void child.kill("SIGKILL"), ended };
}

export type Start = Surroundings & {
  readonly name: string;
  readonly words: readonly string[];
  readonly logPath: string;
};

/** Starts a hub or a node and waits until it says where it listens. @throws EndedEarly */
export async function startChild(start: Start): Promise<Child> {
  const { child, ended } = begin(start.words, start);
  const log = openSync(start.logPath, "a");
  child.once("close", () => closeSync(log));
  for (const said of [child.stdout, child.stderr]) {
    said?.on("data", (part: Buffer) => writeSync(log, part));
  }
  const address = await listening(child, ended, start.name);
  const signal = async (name: NodeJS.Signals): Promise<Ended> => {
    child.kill(name);
    return ended;
  };
  return {
    address,
    pid: child.pid ?? 0,
    ended,
    kill: async () => {
      await signal("SIGKILL");
    },
    stop: () => signal("SIGTERM"),
    pause: () => child.kill("SIGSTOP"),
    resume: () => child.kill("SIGCONT"),
  };
}

function listening(child: ChildProcess, ended: Promise<Ended>, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    void ended.then((end) => reject(new EndedEarly(name, end)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /"address":"(https?:[^"]+)"/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

/** Memory that a process holds, in MiB. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
