import type { FaultKind } from "./swarm.ts";

export type KeptSeed = {
  readonly seed: number;
  /** Switched on besides what the seed brings. */
  readonly faults: readonly FaultKind[];
  readonly found: string;
};

/** Each fails when the fix of what it found is taken out again. */
export const keptSeeds: readonly KeptSeed[] = [
  {
    seed: 1,
    faults: ["jump", "loss"],
    found: "entries of a device whose certificate waited for the clock were never looked at again",
  },
  {
    seed: 4,
    faults: ["loss", "jump", "crash"],
    found: "entries kept aside until a certificate came were not tried again after a restart",
  },
  {
    seed: 107,
    faults: ["clog"],
    found: "a full socket stopped the outbox until the next booking",
  },
  {
    seed: 3,
    faults: ["restore", "loss", "crash"],
    found: "what a replica without a cursor held was not offered to a restored hub",
  },
  {
    seed: 112,
    faults: ["restore", "loss", "clog"],
    found: "an offer to a restored hub that broke off half-way was not made again",
  },
];
