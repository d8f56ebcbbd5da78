import { spawn } from "node:child_process";
import { appendFileSync, createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { root, setupLog } from "./places.mjs";

const FRAMES = ["|", "/", "-", "\\"];
const FRAME_MS = 120;

/** A set-up step that did not work; the message is the one line that a person reads. */
export class SetupError extends Error {
  name = "SetupError";
}

export function beginLog() {
  mkdirSync(dirname(setupLog), { recursive: true });
  writeFileSync(setupLog, "");
}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs one program with its output in the log, showing what is done and for how long.
 *
 * @throws SetupError with the line that `explain` finds in the program's output.
 */
export async function step({ title, command, args, env = {}, explain }) {
  const progress = showProgress(title);
  appendFileSync(setupLog, `\n== ${title}\n`);
  const { code, output } = await run({ command, args, env });
  progress.end(code === 0);
  if (code !== 0) throw new SetupError(explain(output));
}

function run({ command, args, env }) {
  return new Promise((resolve) => {
    const log = createWriteStream(setupLog, { flags: "a" });
    const output = [];
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
    const keep = (bytes) => {
      log.write(bytes);
      output.push(bytes);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (fault) => keep(Buffer.from(`${command}: ${fault.message}\n`)));
    child.on("close", (code) => {
      log.end(() => resolve({ code, output: Buffer.concat(output).toString("utf8") }));
    });
  });
}

/** A turning sign with seconds on a terminal; elsewhere one line before and one after. */
function showProgress(title) {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  const closing = (worked) => `${title}: ${worked ? "done" : "failed"}, ${seconds()} s`;
  if (!process.stderr.isTTY) {
    say(`${title} ...`);
    return { end: (worked) => say(closing(worked)) };
  }
  let turn = 0;
  const draw = () => {
    turn += 1;
    process.stderr.write(`\r${FRAMES[turn % FRAMES.length]} ${title} ... ${seconds()} s`);
  };
  draw();
  const timer = setInterval(draw, FRAME_MS);
  return {
    end: (worked) => {
      clearInterval(timer);
      process.stderr.write(`\r\x1b[K${closing(worked)}\n`);
    },
  };
}
