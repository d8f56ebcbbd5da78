import { expect } from "vitest";
import { inShort, missedGoals } from "./coverage.ts";
import { runSeeds } from "./lane.ts";

/** Half of what every run has to do: two files, so that two cores share them. */
export const policySeeds = 10_000;

export async function expectPolicySeeds(from: number): Promise<void> {
  const { sum, failed } = await runSeeds("policy", from, policySeeds);
  console.log(`${policySeeds} policy seeds from ${from}: ${inShort("policy", sum)}`);
  expect(failed).toEqual([]);
  expect(missedGoals("policy", sum, policySeeds)).toEqual([]);
}
