import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Child } from "../demo/child.ts";

/** The launcher, so that every part of the demo runs as an operator would run it. */
const launcher = fileURLToPath(new URL("../../../shared/bin/cardweave.mjs", import.meta.url));

/** Runs a command to its end; the answer is what it printed. */
export async function runCommand(words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [launcher, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  let complained = "";
  child.stdout.on("data", (part: Buffer) => {
    printed += part.toString();
  });
  child.stderr.on("data", (part: Buffer) => {
    complained += part.toString();
  });
  const code = await endOf(child);
  if (code !== 0) throw new Error(`cardweave ${words[0]}: ${complained.trim() || `exit ${code}`}`);
  return printed;
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("close", (code) => resolve(code)));
}

/** Starts a hub or a node and waits until it says where it listens; its log goes to a file. */
export async function startChild(
  name: string,
  words: readonly string[],
  logPath: string,
): Promise<Child> {
  const child = spawn(process.execPath, [launcher, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = createWriteStream(logPath, { flags: "a", mode: 0o600 });
  child.stderr.pipe(log, { end: false });
  const ended = endOf(child).finally(() => log.end());
  const lines = createInterface({ input: child.stdout });
  const address = new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      log.write(`${line}\n`);
      const found = addressIn(line);
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`${name} ended with ${code}; see ${logPath}`)));
  });
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    await ended;
  };
  return { name, address: await address, pid: child.pid ?? 0, ended, stop };
}

function addressIn(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  const { address } = JSON.parse(line) as { address?: string };
  return address;
}
