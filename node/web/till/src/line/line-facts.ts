import type { LineFacts } from "@cardweave/shared/ui/line-chip";
import type { LineState } from "./node-line.ts";

/** Until the first answer nothing is known to be wrong, and nothing to be right: offline. */
export function lineFacts(state: LineState): LineFacts {
  const { health } = state;
  const attention = health?.attention ?? [];
  const checkingIn = attention.some(({ code }) => code === "checking-in");
  return {
    reached: state.reached !== false,
    line: health?.line ?? "offline",
    unsent: health?.unsent ?? 0,
    attention: attention.length - (checkingIn ? 1 : 0),
    checkingIn,
  };
}

/** When headquarters was last in touch; null while it is, and where nobody knows. */
export function lastInTouch(state: LineState): number | null {
  const { health } = state;
  // Since its start the branch has not been in touch: `since` is the start.
  if (health === null || lineFacts(state).checkingIn === true) return null;
  return health.line === "connected" ? null : health.since;
}
