import { describe, expect, test } from "vitest";
import { inShort, missedGoals } from "./coverage.ts";
import { patientMs, runSeeds } from "./lane.ts";
import { runSeed } from "./simulation.ts";

const fullSeeds = 300;

describe("a network on virtual time", () => {
  test("R940, R942 keeps its promises through every seeded disaster, and documents agree", {
    timeout: patientMs,
  }, async () => {
    const { sum, failed } = await runSeeds("full", 1, fullSeeds);
    console.log(`${fullSeeds} full seeds: ${inShort("full", sum)}`);
    expect(failed).toEqual([]);
    expect(missedGoals("full", sum, fullSeeds)).toEqual([]);
    expect(sum.get("documents compared")).toBeGreaterThan(fullSeeds);
  });

  test("R943 does the same when it is run again", { timeout: patientMs }, async () => {
    for (const seed of [3, 17, 42]) {
      const [first, second] = [await runSeed(seed), await runSeed(seed)];
      expect(second.name).toBe(first.name);
      expect(second.counts).toEqual(first.counts);
    }
    const real = { documents: true, realKeys: true };
    const [first, second] = [await runSeed(7, real), await runSeed(7, real)];
    expect(second.name).toBe(first.name);
  });

  test("R944 is seen to fail where it must: the canary", async () => {
    const deaf = { disk: () => ({ early: true }) };
    expect((await runSeed(1, { plant: deaf })).isBroken).toBe(true);
  });
});
