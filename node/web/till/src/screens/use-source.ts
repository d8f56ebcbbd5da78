import { useSyncExternalStore } from "react";
import type { LineState, NodeLine } from "../line/node-line.ts";
import type { Till } from "../till/till-runner.ts";
import type { TillSession } from "../till/till-session.ts";

export function useLine(line: NodeLine): LineState {
  return useSyncExternalStore(line.onChange, line.state);
}

export function useSession(till: Till): TillSession {
  return useSyncExternalStore(till.onChange, till.session);
}
