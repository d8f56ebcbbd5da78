import { type FaultKind, faultKinds } from "./swarm.ts";

export type Tally = Map<string, number>;

export function addTo(sum: Tally, counts: ReadonlyMap<string, number>): void {
  for (const [what, count] of counts) sum.set(what, (sum.get(what) ?? 0) + count);
}

/** How often each thing has to happen in 1,000 seeds; a generator that gets lazy fails the run. */
const goals: Readonly<Record<string, number>> = {
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
export function missedGoals(sum: ReadonlyMap<string, number>, seeds: number): readonly string[] {
  const faults = faultKinds
    .filter((kind) => !ambient.has(kind))
    .map((kind) => [`faults: ${kind}`, eachFault[kind] ?? otherwise] as const);
  return [...Object.entries(goals), ...faults]
    .map(([what, goal]) => ({ what, wanted: (goal * seeds) / 1_000, seen: sum.get(what) ?? 0 }))
    .filter(({ wanted, seen }) => seen < wanted && wanted >= leastToCount)
    .map(({ what, wanted, seen }) => `${what}: ${seen} instead of ${Math.ceil(wanted)}`);
}

const shown = [
  "commands",
  "bookings",
  "retries",
  "provisional debits",
  "reverses",
  "overdrafts",
  "arrived pending",
  "arrived invalid",
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
];

/** One line of figures. */
export function inShort(sum: ReadonlyMap<string, number>): string {
  return shown.map((what) => `${sum.get(what) ?? 0} ${what.replace("faults: ", "")}`).join(", ");
}
