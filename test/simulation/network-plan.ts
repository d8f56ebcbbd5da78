import type { FaultKind, Habit } from "./swarm.ts";

/** Which parts of a network's seed take place; all that are not named. */
export type NetworkPlan = {
  /** Numbers of what the tills do, in the order of planning. */
  readonly actions?: readonly number[];
  /** Numbers of the faults' moments, in the order of planning. */
  readonly faults?: readonly number[];
  readonly nodes?: number;
  readonly without?: readonly (FaultKind | Habit)[];
  /** Faults that are switched on besides what the seed brings. */
  readonly besides?: readonly FaultKind[];
};

/** True for what a plan does not leave out. */
export function isPlanned(list: readonly number[] | undefined, number: number): boolean {
  return list === undefined || list.includes(number);
}
