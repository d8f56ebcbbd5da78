import { describe, expect, test } from "vitest";
import { expectPolicySeeds } from "./expect-policy-seeds.ts";
import { patientMs } from "./lane.ts";
import { policyKit } from "./policy/policy-kit.ts";
import { runPolicySeed } from "./policy/policy-seed.ts";

describe("replicas and what they decide", () => {
  test(
    "R941, R942 agree with the slow way: the first 10,000 histories",
    {
      timeout: patientMs,
    },
    () => expectPolicySeeds(1),
  );

  test("R943 do the same when they are run again", async () => {
    const kit = await policyKit();
    for (const seed of [3, 17, 42]) {
      const [first, second] = [await runPolicySeed(kit, seed), await runPolicySeed(kit, seed)];
      expect(second.name).toBe(first.name);
      expect(second.counts).toEqual(first.counts);
    }
  });
});
