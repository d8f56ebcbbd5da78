import { describe, expect, test } from "vitest";
import { patientMs } from "./lane.ts";
import { planted } from "./planted.ts";
import { plantedPolicy } from "./policy/planted-policy.ts";
import { policyKit } from "./policy/policy-kit.ts";
import { runPolicySeed } from "./policy/policy-seed.ts";
import type { Report } from "./report.ts";
import { runSeed } from "./simulation.ts";

type Run = (seed: number) => Promise<Report>;

/** The first seed that finds a planted bug, and the promise it saw broken. */
async function findIn(run: Run, within: number): Promise<string | null> {
  for (let seed = 1; seed <= within; seed++) {
    const { violations } = await run(seed);
    if (violations[0] !== undefined) return `seed ${seed}: ${violations[0]}`;
  }
  return null;
}

async function expectFound(name: string, run: Run, within: number): Promise<void> {
  const found = await findIn(run, within);
  expect(found).not.toBeNull();
  if (found !== null) console.log(`${name}: ${found.split("\n")[0]?.slice(0, 160)}`);
}

describe("R944 a planted bug is found: a network that", () => {
  for (const [name, plant] of Object.entries(planted)) {
    test(`${name} (within ${plant.within} seeds)`, { timeout: patientMs }, () =>
      expectFound(name, (seed) => runSeed(seed, { plant }), plant.within),
    );
  }
});

describe("R944 a planted bug is found: a replica that", () => {
  for (const [name, plant] of Object.entries(plantedPolicy)) {
    test(`${name} (within ${plant.within} policy seeds)`, { timeout: patientMs }, async () => {
      const kit = await policyKit();
      await expectFound(name, (seed) => runPolicySeed(kit, seed, { plant }), plant.within);
    });
  }
});
