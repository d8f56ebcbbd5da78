import type { Kind } from "./kinds.ts";
import { policyHabits } from "./policy/policy-swarm.ts";
import { type FaultKind, faultKinds } from "./swarm.ts";

export type Tally = Map<string, number>;

export function addTo(sum: Tally, counts: ReadonlyMap<string, number>): void {
  for (const [what, count] of counts) sum.set(what, (sum.get(what) ?? 0) + count);
}

type Goals = Readonly<Record<string, number>>;

/** How often each thing has to happen in 1,000 seeds; a generator that gets lazy fails the run. */
const networkGoals: Goals = {
  bookings: 10_000,
  "actions of several bookings": 800,
  bursts: 1_500,
  "provisional debits": 1_000,
  reverses: 1_000,
  "refused: too-little": 2_000,
  "refused: already-reversed": 100,
  "refused: not-allowed": 100,
  retries: 1_000,
  "answers told again": 500,
  "answers that never came": 10,
  "arrived pending": 1_000,
  "pending entries settled later": 1_000,
  "arrived invalid": 300,
  "lies found invalid": 100,
  "lies found pending": 50,
  "kept aside": 500,
  "bookings that met a disk fault: full": 50,
  "bookings that met a disk fault: io": 20,
  "ended by a storage fault": 100,
  "devices enrolled anew": 100,
  "rollbacks that the hub can see": 15,
  "reported rolled-back": 15,
  "bookings lost with their only disk": 50,
  "changes at headquarters": 1_000,
  overdrafts: 30,
  "frames: positions": 100,
  lookups: 1_000,
  "rights asked for": 1_000,
  "undo rights asked for": 500,
  "entries: grant": 1_000,
  "entries: grant of the right to undo": 50,
  "entries: cover": 500,
  "found disputed: debit": 50,
  "beyond rights under open": 500,
  "beyond rights under limit": 500,
};

const policyGoals: Goals = {
  bookings: 8_000,
  meetings: 10_000,
  sprees: 500,
  retries: 300,
  "answers told again": 150,
  "guaranteed debits": 3_000,
  "provisional debits": 500,
  "beyond rights under open": 300,
  "beyond rights under limit": 150,
  "overdrafts on the way": 100,
  overdrafts: 10,
  "entries: grant": 500,
  "entries: grant of the right to undo": 40,
  "entries: cover": 300,
  "entries: reverse": 200,
  "entries: bear": 10,
  "grants lost on the line": 20,
  "found disputed: debit": 100,
  "found invalid: grant": 50,
  "found invalid: cover": 30,
  "found invalid: reverse": 30,
  "arrived pending": 500,
  "refused: too-little": 1_000,
  "refused: not-allowed": 50,
  "refused: already-reversed": 10,
  "policies decreed": 100,
  "budgets: credit": 300,
  "budgets: debit": 500,
  "budgets: grant": 100,
  restarts: 100,
};

const eachFault: Readonly<Partial<Record<FaultKind, number>>> = {
  crash: 400,
  cut: 1_000,
  "hub-crash": 300,
  rollback: 100,
  loss: 100,
  restore: 100,
};
const otherwise = 150;
/** Switched on for a whole seed; they are counted by what they do. */
const ambient: ReadonlySet<FaultKind> = new Set(["slow-reads", "lost-answer"]);

/** What is to happen less often than this in so few seeds may happen to be left out. */
const leastToCount = 3;

/** What happened too seldom, in words. */
export function missedGoals(
  kind: Kind,
  sum: ReadonlyMap<string, number>,
  seeds: number,
): readonly string[] {
  const goals = kind === "policy" ? policySwitches() : networkSwitches();
  return Object.entries(goals)
    .map(([what, goal]) => ({ what, wanted: (goal * seeds) / 1_000, seen: sum.get(what) ?? 0 }))
    .filter(({ wanted, seen }) => seen < wanted && wanted >= leastToCount)
    .map(({ what, wanted, seen }) => `${what}: ${seen} instead of ${Math.ceil(wanted)}`);
}

function networkSwitches(): Goals {
  const faults = faultKinds
    .filter((kind) => !ambient.has(kind))
    .map((kind) => [`faults: ${kind}`, eachFault[kind] ?? otherwise] as const);
  return { ...networkGoals, ...Object.fromEntries(faults) };
}

function policySwitches(): Goals {
  const habits = policyHabits.map((habit) => [`habit: ${habit}`, otherwise] as const);
  return { ...policyGoals, ...Object.fromEntries(habits) };
}

const shown: Readonly<Record<"network" | "policy", readonly string[]>> = {
  network: [
    "commands",
    "bookings",
    "retries",
    "provisional debits",
    "reverses",
    "overdrafts",
    "entries: grant",
    "entries: cover",
    "entries: grant of the right to undo",
    "found disputed: debit",
    "arrived pending",
    "arrived invalid",
    "documents compared",
    "faults: crash",
    "faults: hub-crash",
    "faults: cut",
    "faults: partition",
    "faults: restore",
    "faults: rollback",
    "faults: loss",
    "faults: io",
    "faults: full",
    "hostile entries",
    "devices enrolled anew",
  ],
  policy: [
    "commands",
    "bookings",
    "retries",
    "provisional debits",
    "entries: reverse",
    "overdrafts on the way",
    "entries: grant",
    "entries: cover",
    "entries: grant of the right to undo",
    "grants lost on the line",
    "lies",
    "found disputed: debit",
    "arrived pending",
    "partitions",
    "meetings",
  ],
};

/** One line of figures. */
export function inShort(kind: Kind, sum: ReadonlyMap<string, number>): string {
  return shown[kind === "policy" ? "policy" : "network"]
    .map((what) => `${sum.get(what) ?? 0} ${what.replace(/^(faults|entries): /, "")}`)
    .join(", ");
}
