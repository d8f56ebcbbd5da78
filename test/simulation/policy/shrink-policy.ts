import { fewest, ruleOf, smallest, upTo } from "../shrink.ts";
import type { PolicyKit } from "./policy-kit.ts";
import type { PolicyPlant } from "./policy-plant.ts";
import { type PolicyPlan, plannedSwarm, runPolicySeed } from "./policy-seed.ts";

/** The smallest plan of a failing policy seed that still breaks the same promise. */
export async function shrinkPolicy(
  kit: PolicyKit,
  seed: number,
  plant: PolicyPlant = {},
): Promise<PolicyPlan> {
  const violationIn = async (plan: PolicyPlan): Promise<string | undefined> =>
    (await runPolicySeed(kit, seed, { plant, plan })).violations[0];
  const rule = ruleOf(await violationIn({}));
  const breaks = async (plan: PolicyPlan): Promise<boolean> =>
    rule !== null && ruleOf(await violationIn(plan)) === rule;
  const swarm = plannedSwarm(seed, { plant, plan: {} });
  const deeds = await fewest(upTo(swarm.deeds), (some) => breaks({ deeds: some }));
  const habits = await fewest([...swarm.habits], (kept) =>
    breaks({ deeds, without: [...swarm.habits].filter((habit) => !kept.includes(habit)) }),
  );
  const without = [...swarm.habits].filter((habit) => !habits.includes(habit));
  const nodes = await smallest(2, swarm.nodes, (some) => breaks({ deeds, without, nodes: some }));
  const fewer = await fewest(deeds, (some) => breaks({ deeds: some, without, nodes }));
  return { deeds: fewer, without, nodes };
}
