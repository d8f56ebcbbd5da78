import type { EntryStore } from "@cardweave/shared/ports/entry-store";
import type { act } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { PolicyHabit } from "./policy-swarm.ts";

/** A bug planted into a policy seed. */
export type PolicyPlant = {
  readonly act?: typeof act;
  /** Every replica's store. */
  readonly store?: (store: EntryStore) => EntryStore;
  /** True where nobody grants the pool what debts need. */
  readonly keepsNoDebts?: boolean;
  /** The hub's replica as its desks see it. */
  readonly hub?: (replica: Replica) => Replica;
  /** Switched on besides what the seed brings. */
  readonly habits?: readonly PolicyHabit[];
  readonly without?: readonly PolicyHabit[];
};

export const noPolicyPlant: PolicyPlant = {};
