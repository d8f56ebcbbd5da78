import { describe, expect, test } from "vitest";
import { planted } from "./planted.ts";
import { runSeed } from "./simulation.ts";

const longestMs = 120_000;

/** The first seed that finds a planted bug, and the promise it saw broken. */
async function findIn(plant: (typeof planted)[string]): Promise<string | null> {
  for (let seed = 1; seed <= plant.within; seed++) {
    const { violations } = await runSeed(seed, { plant });
    if (violations[0] !== undefined) return `seed ${seed}: ${violations[0]}`;
  }
  return null;
}

describe("a planted bug is found: a replica that", () => {
  for (const [name, plant] of Object.entries(planted)) {
    test(`${name} (within ${plant.within} seeds)`, { timeout: longestMs }, async () => {
      const found = await findIn(plant);
      expect(found).not.toBeNull();
      if (found !== null) console.log(`${name}: ${found.slice(0, 160)}`);
    });
  }
});
