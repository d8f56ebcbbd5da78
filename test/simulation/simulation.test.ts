import { describe, expect, test } from "vitest";
import { addTo, inShort, missedGoals, type Tally } from "./coverage.ts";
import { keptSeeds } from "./kept-seeds.ts";
import { runSeed } from "./simulation.ts";

const policySeeds = 140;
const fullSeeds = 8;
const patientMs = 600_000;

async function violationsIn(seeds: readonly number[], full: boolean): Promise<[Tally, string[]]> {
  const sum: Tally = new Map();
  const failed: string[] = [];
  for (const seed of seeds) {
    const { counts, violations } = await runSeed(seed, { full });
    addTo(sum, counts);
    if (violations.length > 0) failed.push(`seed ${seed}: ${violations[0]}`);
  }
  return [sum, failed];
}

function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => first + at);
}

describe("a network on virtual time", () => {
  test("keeps its promises through every seeded disaster", { timeout: patientMs }, async () => {
    const [sum, failed] = await violationsIn(seedsFrom(1, policySeeds), false);
    console.log(`${policySeeds} seeds: ${inShort(sum)}`);
    expect(failed).toEqual([]);
    expect(missedGoals(sum, policySeeds)).toEqual([]);
  });

  test("keeps them with real signatures, and documents agree", { timeout: patientMs }, async () => {
    const [sum, failed] = await violationsIn(seedsFrom(5_001, fullSeeds), true);
    console.log(`${fullSeeds} full seeds: ${sum.get("documents compared")} documents compared`);
    expect(failed).toEqual([]);
    expect(sum.get("documents compared")).toBeGreaterThan(fullSeeds);
  });

  test("does the same when it is run again", { timeout: patientMs }, async () => {
    for (const seed of [3, 17, 42]) {
      const [first, second] = [await runSeed(seed), await runSeed(seed)];
      expect(second.name).toBe(first.name);
      expect(second.counts).toEqual(first.counts);
    }
    const [first, second] = [await runSeed(7, { full: true }), await runSeed(7, { full: true })];
    expect(second.name).toBe(first.name);
  });

  test("is seen to fail where it must: the canary", async () => {
    const deaf = { disk: () => ({ early: true }) };
    expect((await runSeed(1, { plant: deaf })).isBroken).toBe(true);
  });

  for (const { seed, faults, found } of keptSeeds) {
    test(`seed ${seed}, which found: ${found}`, { timeout: patientMs }, async () => {
      expect((await runSeed(seed, { plant: { faults } })).violations).toEqual([]);
    });
  }
});
