import type { PurseId } from "@cardweave/shared/domain/ids";
import type { SpendingLimit } from "@cardweave/shared/domain/policy";
import type { Rng } from "../rng.ts";
import { money, mostNodes, points } from "./policy-kit.ts";

/** What a policy seed may do besides crediting and debiting. */
export const policyHabits = [
  "reversals",
  "wants",
  "undo-wants",
  "retries",
  "partitions",
  "long-split",
  "reorder",
  "lost-acks",
  "lost-grants",
  "skew",
  "expiry",
  "policies",
  "bears",
  "restarts",
  "gossip",
  "no-pool",
  "liar",
  "budgets",
] as const;

export type PolicyHabit = (typeof policyHabits)[number];

export type Limits = Readonly<Record<"points" | "money", SpendingLimit>>;

export type PolicySwarm = {
  readonly nodes: number;
  readonly cards: number;
  readonly purses: readonly PurseId[];
  readonly deeds: number;
  readonly limits: Limits;
  readonly habits: ReadonlySet<PolicyHabit>;
};

const quietShare = 0.15;

export function policySwarmOf(rng: Rng): PolicySwarm {
  const isQuiet = rng.chance(quietShare);
  const share = rng.pick([0.2, 0.4, 0.7]);
  const on = policyHabits.filter((habit) => habit !== "budgets" && rng.chance(share));
  const swarm = {
    nodes: rng.between(2, mostNodes),
    cards: rng.between(1, 2),
    purses: rng.pick([[points], [points, money], [money]]),
    deeds: rng.between(12, 40),
    limits: limitsOf(rng),
    habits: new Set<PolicyHabit>(isQuiet ? [] : on),
  };
  // Drawn last, so that a seed is otherwise what it was before there were budgets.
  if (rng.chance(0.4)) swarm.habits.add("budgets");
  return swarm;
}

export function limitsOf(rng: Rng): Limits {
  return { points: limitOf(rng), money: limitOf(rng) };
}

function limitOf(rng: Rng): SpendingLimit {
  const mode = rng.pick(["open", "limit", "rights-only"] as const);
  const some = (least: number, most: number): number | null =>
    rng.chance(0.8) ? rng.between(least, most) : null;
  if (mode !== "limit") return { mode, perEntry: null, perCard: null, perDevice: null };
  return {
    mode,
    perEntry: rng.chance(0.3) ? 9 : null,
    perCard: some(8, 25),
    perDevice: some(12, 40),
  };
}
