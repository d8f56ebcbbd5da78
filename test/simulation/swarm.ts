import { defaultPolicy, type SpendingLimit } from "@cardweave/shared/domain/policy";
import type { Rng, Streams } from "./rng.ts";

/** What can go wrong in a seed. */
export type FaultKind =
  | "crash"
  | "hub-crash"
  | "cut"
  | "hush"
  | "deaf"
  | "clog"
  | "partition"
  | "rollback"
  | "loss"
  | "restore"
  | "io"
  | "full"
  | "skew"
  | "jump"
  | "hostile"
  | "slow-reads"
  | "lost-answer"
  | "stop";

export const faultKinds: readonly FaultKind[] = [
  "crash",
  "hub-crash",
  "cut",
  "hush",
  "deaf",
  "clog",
  "partition",
  "rollback",
  "loss",
  "restore",
  "io",
  "full",
  "skew",
  "jump",
  "hostile",
  "slow-reads",
  "lost-answer",
  "stop",
];

/** What tills, headquarters and the stolen device of a seed do besides. */
export const habits = ["wants", "undo-wants", "limits", "claims"] as const;

export type Habit = (typeof habits)[number];

export type Limits = Readonly<Record<"points" | "money", SpendingLimit>>;

/** How big a seed's network is, how busy, and what happens to it. */
export type Swarm = {
  readonly nodes: number;
  readonly tills: number;
  readonly cards: number;
  readonly actions: number;
  /** How long bookings and faults go on, ms. */
  readonly busyMs: number;
  readonly latencyMs: number;
  readonly fsyncMs: number;
  readonly faults: ReadonlySet<FaultKind>;
  readonly habits: ReadonlySet<Habit>;
  /** What headquarters decrees for spending beyond rights; without the habit the default. */
  readonly limits: Limits;
  /** Milliseconds since 1970 at the beginning. */
  readonly start: number;
};

const quietShare = 0.25;

/** Days that end, months that end, a year that ends, and clocks that change. Source: Europe/Berlin. */
const starts = [
  Date.UTC(2026, 2, 29, 0, 59, 30),
  Date.UTC(2026, 9, 25, 0, 59, 30),
  Date.UTC(2026, 11, 31, 22, 59, 20),
  Date.UTC(2026, 5, 30, 21, 59, 40),
  Date.UTC(2026, 4, 12, 9, 0, 0),
];

/** Every class of faults is on or off for the whole seed, so that few of them meet at a time. */
export function swarmOf(
  { swarm: rng, habits: other }: Pick<Streams, "swarm" | "habits">,
  forced: readonly FaultKind[] = [],
): Swarm {
  const isQuiet = rng.chance(quietShare);
  const share = rng.pick([0.15, 0.35, 0.6]);
  const on = faultKinds.filter(() => rng.chance(share));
  const some = new Set(habits.filter(() => other.chance(0.5)));
  const limits = limitsOf(other);
  return {
    habits: some,
    limits: some.has("limits") ? limits : defaultPolicy.limits,
    nodes: rng.between(2, 5),
    tills: rng.between(1, 3),
    cards: rng.between(1, 5),
    actions: rng.between(20, 70),
    busyMs: rng.pick([5_000, 40_000, 120_000]),
    latencyMs: rng.pick([1, 5, 40]),
    fsyncMs: rng.pick([1, 4, 20]),
    faults: new Set(withForced(isQuiet ? [] : withoutForks(on, rng), forced)),
    start: rng.pick(starts),
  };
}

function limitsOf(rng: Rng): Limits {
  const one = (unit: number): SpendingLimit => {
    const mode = rng.pick(["open", "limit", "limit", "rights-only"] as const);
    const none = { mode, perEntry: null, perCard: null, perDevice: null };
    if (mode !== "limit") return none;
    const perCard = rng.between(10, 60) * unit;
    return { ...none, perCard, perDevice: perCard + rng.between(0, 60) * unit };
  };
  return { points: one(1), money: one(100) };
}

/**
 * A hub that forgot and a device that forgot can agree on a shorter chain, and the device goes on
 * from there: a fork. What becomes of forks is not decided here, so the two do not meet.
 */
function withoutForks(on: readonly FaultKind[], rng: Rng): readonly FaultKind[] {
  if (!on.includes("restore") || !on.includes("rollback")) return on;
  const dropped = rng.pick(["restore", "rollback"]);
  return on.filter((kind) => kind !== dropped);
}

function withForced(on: readonly FaultKind[], forced: readonly FaultKind[]): FaultKind[] {
  const isApart = (kind: FaultKind): boolean =>
    (kind === "restore" && forced.includes("rollback")) ||
    (kind === "rollback" && forced.includes("restore"));
  return faultKinds.filter(
    (kind) => forced.includes(kind) || (on.includes(kind) && !isApart(kind)),
  );
}
