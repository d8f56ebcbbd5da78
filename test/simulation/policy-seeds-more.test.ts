import { describe, test } from "vitest";
import { expectPolicySeeds, policySeeds } from "./expect-policy-seeds.ts";
import { patientMs } from "./lane.ts";

describe("replicas and what they decide", () => {
  test(
    "R941, R942 agree with the slow way: the second 10,000 histories",
    {
      timeout: patientMs,
    },
    () => expectPolicySeeds(1 + policySeeds),
  );
});
