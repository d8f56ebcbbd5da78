import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { addTo, inShort, missedGoals, type Tally } from "./coverage.ts";
import { keptLine } from "./kept-line.ts";
import { type Kind, runnerOf } from "./kinds.ts";
import { Progress } from "./progress.ts";
import { type Range, runRange, type Told } from "./sim-worker.ts";

const help = `Usage: cardweave sim [--seeds n] [--from s] [--policy | --full | --real] [--jobs n]

Runs whole networks on virtual time, with faults, and checks what they promise.

  --seeds n   how many (default 200)
  --from s    the first (default 1); a seed always does the same
  --policy    only the replicas and what they decide: no lines, disks, documents; fast
  --full      with documents, and one seed in ten with real Ed25519 signatures
  --real      with documents, all with real Ed25519 signatures
  --jobs n    in so many processes (default 1)
  --goals     also fail when something happened too seldom

A seed that fails is made small, and told as a line for kept-seeds.ts.
`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    jobs: { type: "string", default: "1" },
    full: { type: "boolean", default: false },
    real: { type: "boolean", default: false },
    policy: { type: "boolean", default: false },
    goals: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

const worker = fileURLToPath(new URL("./sim-worker.ts", import.meta.url));
const wrongUse = 2;
/** Making a seed small takes some hundred runs of it. */
const mostShrunk = 3;

const flags: Readonly<Record<Kind, string>> = {
  policy: " --policy",
  network: "",
  full: " --full",
  real: " --real",
};

if (values.help) process.stdout.write(help);
else if (![values.seeds, values.from, values.jobs].every(isWhole)) {
  process.stderr.write("cardweave: --seeds, --from and --jobs take whole numbers above 0\n");
  process.exitCode = wrongUse;
} else process.exitCode = await runAll(Number(values.from), Number(values.seeds));

function isWhole(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text);
}

function kindAsked(): Kind {
  if (values.policy) return "policy";
  if (values.real) return "real";
  return values.full ? "full" : "network";
}

async function runAll(from: number, seeds: number): Promise<number> {
  const kind = kindAsked();
  const sum: Tally = new Map();
  const progress = new Progress(seeds);
  const failed: Told[] = [];
  const tell = (told: Told): void => {
    addTo(sum, new Map(told.counts));
    if (told.violation !== null) failed.push(told);
    if (told.violation !== null) tellFailure(kind, told);
    progress.one();
  };
  await runJobs({ kind, from, until: from + seeds, step: 1 }, tell);
  progress.end();
  const missed = values.goals ? missedGoals(kind, sum, seeds) : [];
  for (const goal of missed) process.stdout.write(`too seldom: ${goal}\n`);
  process.stdout.write(`${seeds} ${kind} seeds from ${from}: ${failed.length} failed, `);
  process.stdout.write(`${progress.perMinute} seeds/min\n${inShort(kind, sum)}\n`);
  for (const one of failed.slice(0, mostShrunk)) await tellShrunk(kind, one);
  return failed.length + missed.length > 0 ? 1 : 0;
}

async function runJobs(range: Range, tell: (told: Told) => void): Promise<void> {
  const jobs = Number(values.jobs);
  if (jobs === 1) return runRange(range, tell);
  const parts = Array.from({ length: jobs }, (_, at) => {
    return { ...range, from: range.from + at, step: jobs };
  });
  await Promise.all(parts.map((part) => inProcess(part, tell)));
}

/** A process that ends before its last seed has failed in that one. */
function inProcess(range: Range, tell: (told: Told) => void): Promise<void> {
  return new Promise((done) => {
    let next = range.from;
    const child = fork(worker, ["--worker", JSON.stringify(range)]);
    child.on("message", (told) => {
      next += range.step;
      tell(told as Told);
    });
    child.on("exit", (code) => {
      const isDone = next >= range.until;
      if (!isDone) tell({ seed: next, counts: [], violation: `crash: it ended with ${code}` });
      done();
    });
  });
}

function tellFailure(kind: Kind, { seed, violation }: Told): void {
  process.stdout.write(`\nseed ${seed} FAILED: ${violation ?? ""}\n`);
  process.stdout.write(`  again: cardweave sim --from ${seed} --seeds 1${flags[kind]}\n`);
}

async function tellShrunk(kind: Kind, { seed, violation }: Told): Promise<void> {
  const { shrink } = await runnerOf(kind);
  const plan = await shrink(seed);
  process.stdout.write(`\nseed ${seed}, as small as it still fails, for kept-seeds.ts:\n`);
  process.stdout.write(`${keptLine({ kind, seed, plan, found: violation ?? "" })}\n`);
}
