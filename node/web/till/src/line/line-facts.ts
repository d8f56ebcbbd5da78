import type { LineFacts } from "@cardweave/shared/ui/line-chip";
import type { LineState } from "./node-line.ts";

/** Until the first answer nothing is known to be wrong, and nothing to be right: offline. */
export function lineFacts(state: LineState): LineFacts {
  const { health } = state;
  return {
    reached: state.reached !== false,
    line: health?.line ?? "offline",
    unsent: health?.unsent ?? 0,
    attention: health?.attention.length ?? 0,
  };
}
