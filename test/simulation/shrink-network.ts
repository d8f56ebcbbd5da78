import type { NetworkPlan } from "./network-plan.ts";
import { noPlant } from "./plant.ts";
import { streamsOf } from "./rng.ts";
import { fewest, ruleOf, smallest, upTo } from "./shrink.ts";
import { plannedSwarm, runSeed, type SeedOptions } from "./simulation.ts";
import type { FaultKind, Habit } from "./swarm.ts";

/** Most moments of faults that any seed has. */
const mostFaults = 200;

/** The smallest plan of a failing network's seed that still breaks the same promise. */
export async function shrinkNetwork(seed: number, options: SeedOptions = {}): Promise<NetworkPlan> {
  const { plant = noPlant, plan: given = {} } = options;
  const violationIn = async (plan: NetworkPlan): Promise<string | undefined> =>
    (await runSeed(seed, { ...options, plan: { ...given, ...plan } })).violations[0];
  const rule = ruleOf(await violationIn({}));
  const breaks = async (plan: NetworkPlan): Promise<boolean> =>
    rule !== null && ruleOf(await violationIn(plan)) === rule;
  const swarm = plannedSwarm(streamsOf(seed), { plant, plan: given });
  const faults = await fewest(upTo(mostFaults), (some) => breaks({ faults: some }));
  const actions = await fewest(upTo(swarm.actions), (some) => breaks({ actions: some, faults }));
  const nodes = await smallest(2, swarm.nodes, (some) => breaks({ actions, faults, nodes: some }));
  const switches: readonly (FaultKind | Habit)[] = [...swarm.faults, ...swarm.habits];
  const left = (kept: readonly (FaultKind | Habit)[]) =>
    switches.filter((one) => !kept.includes(one));
  const kept = await fewest(switches, (some) =>
    breaks({ actions, faults, nodes, without: left(some) }),
  );
  const without = left(kept);
  const fewer = await fewest(actions, (some) => breaks({ actions: some, faults, nodes, without }));
  return { ...given, actions: fewer, faults, nodes, without };
}
