import type { NetworkPlan } from "./network-plan.ts";
import { policyKit } from "./policy/policy-kit.ts";
import { type PolicyPlan, runPolicySeed } from "./policy/policy-seed.ts";
import { shrinkPolicy } from "./policy/shrink-policy.ts";
import type { Report } from "./report.ts";
import { shrinkNetwork } from "./shrink-network.ts";
import { runSeed } from "./simulation.ts";

/**
 * `policy`: replicas and their decisions, without lines, disks and documents. `network`: hub,
 * nodes, lines and disks. `full`: a network whose documents are compared as well, one seed in ten
 * with real Ed25519. `real`: all of them with real Ed25519.
 */
export type Kind = (typeof kinds)[number];

export const kinds = ["policy", "network", "full", "real"] as const;

export type Plan = PolicyPlan | NetworkPlan;

/** How a kind of seed is run, and how one that fails is made small. */
export type Runner = {
  readonly run: (seed: number, plan?: Plan) => Promise<Report>;
  readonly shrink: (seed: number) => Promise<Plan>;
};

const realShare = 10;

export async function runnerOf(kind: Kind): Promise<Runner> {
  if (kind === "policy") {
    const kit = await policyKit();
    return {
      run: (seed, plan = {}) => runPolicySeed(kit, seed, { plan: plan as PolicyPlan }),
      shrink: (seed) => shrinkPolicy(kit, seed),
    };
  }
  const options = (seed: number) => ({
    documents: kind !== "network",
    realKeys: kind === "real" || (kind === "full" && seed % realShare === 0),
  });
  return {
    run: (seed, plan = {}) => runSeed(seed, { ...options(seed), plan: plan as NetworkPlan }),
    shrink: (seed) => shrinkNetwork(seed, options(seed)),
  };
}
