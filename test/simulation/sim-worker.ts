import { type Kind, runnerOf } from "./kinds.ts";

/** One seed's outcome, as a process tells it to the one that started it. */
export type Told = {
  readonly seed: number;
  readonly counts: readonly (readonly [string, number])[];
  readonly violation: string | null;
};

/** Every `step`-th seed from `from` on, up to `until`, exclusive. */
export type Range = {
  readonly kind: Kind;
  readonly from: number;
  readonly until: number;
  readonly step: number;
};

/** Runs a range and tells what came of each seed. */
export async function runRange(range: Range, tell: (told: Told) => void): Promise<void> {
  const runner = await runnerOf(range.kind);
  for (let seed = range.from; seed < range.until; seed += range.step) {
    const report = await runner.run(seed);
    tell({ seed, counts: [...report.counts], violation: report.violations[0] ?? null });
  }
}

const send = process.send?.bind(process);
if (send !== undefined && process.argv[2] === "--worker") {
  const range = JSON.parse(process.argv[3] ?? "{}") as Range;
  await runRange(range, (told) => void send(told));
  process.disconnect();
}
