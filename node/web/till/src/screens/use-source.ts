import { useSyncExternalStore } from "react";
import type { LineState, NodeLine } from "../line/node-line.ts";
import type { ErrandState } from "../till/errand.ts";
import type { ErrandRunner } from "../till/errand-runner.ts";
import type { Held } from "../till/held.ts";
import type { Till } from "../till/till-runner.ts";
import type { TillSession } from "../till/till-session.ts";

export function useLine(line: NodeLine): LineState {
  return useSyncExternalStore(line.onChange, line.state);
}

export function useSession(till: Till): TillSession {
  return useSyncExternalStore(till.onChange, till.session);
}

export function useErrands(errands: ErrandRunner): ErrandState {
  return useSyncExternalStore(errands.onChange, errands.state);
}

export function useHeld<T>(held: Held<T>): T {
  return useSyncExternalStore(held.onChange, held.value);
}
