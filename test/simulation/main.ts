import { parseArgs } from "node:util";
import { addTo, inShort, missedGoals, type Tally } from "./coverage.ts";
import { runSeed } from "./simulation.ts";

const help = `Usage: cardweave sim [--seeds n] [--from s] [--full] [--policy] [--goals]

Runs whole networks on virtual time, with faults, and checks what they promise.

  --seeds n   how many (default 200)
  --from s    the first (default 1); a seed always does the same
  --full      with real Ed25519 signatures and Automerge documents
  --policy    with quick signatures and no documents (the default)
  --goals     also fail when something happened too seldom
`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    full: { type: "boolean", default: false },
    policy: { type: "boolean", default: false },
    goals: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

const wrongUse = 2;

if (values.help) process.stdout.write(help);
else if (!isWhole(values.seeds) || !isWhole(values.from)) {
  process.stderr.write("cardweave: --seeds and --from take whole numbers above 0\n");
  process.exitCode = wrongUse;
} else process.exitCode = await runAll(Number(values.from), Number(values.seeds));

function isWhole(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text);
}

async function runAll(from: number, seeds: number): Promise<number> {
  const sum: Tally = new Map();
  const started = process.hrtime.bigint();
  let failed = 0;
  for (let done = 0; done < seeds; done++) {
    const seed = from + done;
    const report = await runSeed(seed, { full: values.full });
    addTo(sum, report.counts);
    if (report.isBroken) {
      failed += 1;
      tellFailure(seed, report.violations);
    }
    showProgress(done + 1, seeds, started);
  }
  if (process.stderr.isTTY) process.stderr.write("\n");
  const missed = values.goals ? missedGoals(sum, seeds) : [];
  for (const goal of missed) process.stdout.write(`too seldom: ${goal}\n`);
  const speed = Math.round(seeds / minutesSince(started));
  process.stdout.write(`${seeds} seeds from ${from}: ${failed} failed, ${speed} seeds/min\n`);
  process.stdout.write(`${inShort(sum)}\n`);
  return failed + missed.length > 0 ? 1 : 0;
}

function tellFailure(seed: number, violations: readonly string[]): void {
  const flag = values.full ? " --full" : "";
  process.stdout.write(`\nseed ${seed} FAILED: ${violations[0] ?? ""}\n`);
  process.stdout.write(`  again: cardweave sim --from ${seed} --seeds 1${flag}\n`);
}

function minutesSince(started: bigint): number {
  return Number(process.hrtime.bigint() - started) / 60e9;
}

const width = 30;

function showProgress(done: number, seeds: number, started: bigint): void {
  const speed = Math.round(done / minutesSince(started));
  if (process.stderr.isTTY) {
    const bar = "#".repeat(Math.round((done / seeds) * width)).padEnd(width, ".");
    process.stderr.write(`\r[${bar}] ${done}/${seeds}  ${speed} seeds/min `);
  } else if (done % 100 === 0) process.stderr.write(`${done}/${seeds}, ${speed} seeds/min\n`);
}
