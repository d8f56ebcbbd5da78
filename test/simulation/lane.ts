import { addTo, type Tally } from "./coverage.ts";
import { type Kind, runnerOf } from "./kinds.ts";

/** How long any part of the lane may take on a busy machine, ms. */
export const patientMs = 900_000;

export type Outcome = { readonly sum: Tally; readonly failed: readonly string[] };

/** Runs so many seeds of a kind, from one on, and tells what failed and how to replay it. */
export async function runSeeds(kind: Kind, from: number, seeds: number): Promise<Outcome> {
  const runner = await runnerOf(kind);
  const sum: Tally = new Map();
  const failed: string[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    const { counts, violations } = await runner.run(seed);
    addTo(sum, counts);
    if (violations[0] === undefined) continue;
    failed.push(`cardweave sim --${kind} --from ${seed} --seeds 1: ${violations[0]}`);
  }
  return { sum, failed };
}
