import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { write } from "@cardweave/shared/replica/act";
import type { Report } from "../report.ts";
import { Rng } from "../rng.ts";
import { grantBudget } from "./policy-budgets.ts";
import { type Deeds, oneDeed } from "./policy-deeds.ts";
import { policyFinal } from "./policy-final.ts";
import type { PolicyKit } from "./policy-kit.ts";
import { PolicyNet } from "./policy-net.ts";
import { noPolicyPlant, type PolicyPlant } from "./policy-plant.ts";
import { type PolicyHabit, type PolicySwarm, policyHabits, policySwarmOf } from "./policy-swarm.ts";

/** Which parts of a policy seed take place; all that are not named. */
export type PolicyPlan = {
  readonly deeds?: readonly number[];
  readonly nodes?: number;
  readonly without?: readonly PolicyHabit[];
};

export type PolicyOptions = { readonly plant?: PolicyPlant; readonly plan?: PolicyPlan };

const dayMs = 86_400_000;

/** The rules and the replicas' decisions through a random history; no line, no disk, no documents. */
export async function runPolicySeed(
  kit: PolicyKit,
  seed: number,
  { plant = noPolicyPlant, plan = {} }: PolicyOptions = {},
): Promise<Report> {
  const swarm = plannedSwarm(seed, { plant, plan });
  const net = await PolicyNet.open(kit, swarm, { seed, plant });
  const deeds: Deeds = { net, told: [] };
  try {
    await decreeLimits(net);
    if (swarm.habits.has("budgets")) await grantBudget(net, new Rng(seed, "budget"));
    for (const at of plan.deeds ?? Array.from({ length: swarm.deeds }, (_, at) => at)) {
      if (net.report.isBroken) break;
      net.report.count("deeds");
      await oneDeed(deeds, new Rng(seed, `deed ${at}`));
      await drained();
    }
    if (!net.report.isBroken) await heal(net);
    if (!net.report.isBroken) await policyFinal(net, deeds.told, new Rng(seed, "check"));
  } catch (fault) {
    net.failed(fault);
  }
  for (const habit of swarm.habits) net.report.count(`habit: ${habit}`);
  net.report.count("entries", net.hub.store.rows.length - kit.founding.length);
  return net.report;
}

export function plannedSwarm(seed: number, { plant, plan }: Required<PolicyOptions>): PolicySwarm {
  const swarm = policySwarmOf(new Rng(seed, "swarm"));
  const { without = [], nodes = swarm.nodes } = plan;
  const isOn = (habit: PolicyHabit): boolean =>
    (swarm.habits.has(habit) || plant.habits?.includes(habit) === true) &&
    !without.includes(habit) &&
    plant.without?.includes(habit) !== true;
  return { ...swarm, nodes, habits: new Set(policyHabits.filter(isOn)) };
}

/** The first word of headquarters, known to everybody before the first booking. */
async function decreeLimits(net: PolicyNet): Promise<void> {
  const { hub, swarm } = net;
  const body = { kind: "policy", name: "limits", value: JSON.stringify(swarm.limits) } as const;
  const author = { by: null, key: null };
  const bodies = [{ doc: directoryDoc, body }];
  await hub.replica.step((step) => write(hub.replica, step, { author, bodies }));
  for (const node of net.nodes) {
    await node.take(hub.store.rows);
    node.heard.set(hub, hub.store.rows.length);
    node.isApart = swarm.habits.has("long-split");
  }
}

function drained(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const mostRounds = 30;

/** The network is whole again: within a bounded number of rounds nobody has news. */
async function heal(net: PolicyNet): Promise<void> {
  net.isHealing = true;
  net.time += dayMs;
  for (const node of net.all) {
    Object.assign(node, { skew: 0, isApart: false });
    node.heard.clear();
    await node.replica.step(({ workspace }) => workspace.retry("clock"));
  }
  for (let round = 1; round <= mostRounds; round++) {
    const before = sizes(net);
    for (const node of net.nodes) {
      await net.meet(node);
      await drained();
    }
    if (
      sizes(net) === before &&
      new Set(net.all.map(({ store }) => store.rows.length)).size === 1
    ) {
      net.report.count("rounds to quiet", round);
      return;
    }
  }
  net.report.violate("quiet", `news after ${mostRounds} rounds: ${sizes(net)}`);
}

function sizes(net: PolicyNet): string {
  return net.all.map(({ store }) => store.rows.length).join();
}
