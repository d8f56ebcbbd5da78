import { describe, expect, test } from "vitest";
import { keptLine } from "./kept-line.ts";
import { keptSeeds } from "./kept-seeds.ts";
import { runnerOf } from "./kinds.ts";
import { patientMs } from "./lane.ts";
import { planted } from "./planted.ts";
import { plantedPolicy } from "./policy/planted-policy.ts";
import { policyKit } from "./policy/policy-kit.ts";
import { type PolicyPlan, runPolicySeed } from "./policy/policy-seed.ts";
import { shrinkPolicy } from "./policy/shrink-policy.ts";
import { fewest } from "./shrink.ts";
import { shrinkNetwork } from "./shrink-network.ts";
import { runSeed } from "./simulation.ts";

describe("R946 a seed that failed once", () => {
  for (const { kind, seed, plan, found } of keptSeeds) {
    test(`${kind} ${seed}, which found: ${found}`, { timeout: patientMs }, async () => {
      const { run } = await runnerOf(kind);
      expect((await run(seed, plan)).violations).toEqual([]);
    });
  }
});

describe("R945 a seed that fails is made small", () => {
  test("by leaving out halves, quarters and so on, down to what is needed", async () => {
    const list = Array.from({ length: 40 }, (_, at) => at);
    const fails = async (some: readonly number[]) => some.includes(7) && some.includes(31);
    expect(await fewest(list, fails)).toEqual([7, 31]);
    expect(await fewest(list, async () => true)).toEqual([]);
  });

  test("to a handful of deeds, which break the same promise", { timeout: patientMs }, async () => {
    const kit = await policyKit();
    for (const name of ["does not add up what was spent beyond", "undoes twice"]) {
      const plant = plantedPolicy[name] ?? {};
      const seed = await firstBroken(async (one) => runPolicySeed(kit, one, { plant }));
      const plan = await shrinkPolicy(kit, seed, plant);
      const { violations } = await runPolicySeed(kit, seed, { plant, plan });
      const whole = await runPolicySeed(kit, seed, { plant });
      expect(plan.deeds?.length).toBeLessThanOrEqual(4);
      expect(ruleIn(violations)).toBe(ruleIn(whole.violations));
      await expectMinimal(plan, async (less) =>
        ruleIn((await runPolicySeed(kit, seed, { plant, plan: less })).violations),
      );
    }
  });

  test("to a few actions and faults of a network", { timeout: patientMs }, async () => {
    const plant = planted["reverses twice"] ?? {};
    const seed = await firstBroken((one) => runSeed(one, { plant }));
    const plan = await shrinkNetwork(seed, { plant });
    expect((await runSeed(seed, { plant, plan })).isBroken).toBe(true);
    expect(plan.actions?.length).toBeLessThanOrEqual(6);
    expect(plan.faults).toEqual([]);
    expect(plan.nodes).toBe(2);
  });

  test("and is told as a line for the list of kept seeds", () => {
    const plan = { deeds: [1, 4], nodes: 2 };
    expect(keptLine({ kind: "policy", seed: 9, plan, found: "balance: 3, not 4\n  at" })).toBe(
      '  { kind: "policy", seed: 9, plan: { deeds: [1,4], nodes: 2 }, found: "balance: 3, not 4" },',
    );
  });
});

type Broken = { readonly isBroken: boolean };

async function firstBroken(run: (seed: number) => Promise<Broken>): Promise<number> {
  for (let seed = 1; ; seed++) if ((await run(seed)).isBroken) return seed;
}

function ruleIn(violations: readonly string[]): string | undefined {
  return violations[0]?.split(":")[0];
}

/** Nothing more can be left out. */
async function expectMinimal(
  plan: PolicyPlan,
  ruleOf: (less: PolicyPlan) => Promise<string | undefined>,
): Promise<void> {
  const rule = await ruleOf(plan);
  for (const left of plan.deeds ?? []) {
    const deeds = (plan.deeds ?? []).filter((deed) => deed !== left);
    expect(await ruleOf({ ...plan, deeds })).not.toBe(rule);
  }
}
