/** What the page knows of its node and the node's line to headquarters. */
export interface LineFacts {
  /** False when the page itself cannot reach its node. */
  readonly reached: boolean;
  readonly line: "connected" | "branch-only" | "offline";
  readonly unsent: number;
  readonly attention: number;
  /** True while headquarters has not confirmed the branch since its start. */
  readonly checkingIn?: boolean;
}

export type ChipState =
  | "connected"
  | "sending"
  | "branch-only"
  | "offline"
  | "attention"
  | "away"
  | "checking-in";

export interface Chip {
  readonly state: ChipState;
  /** Bookings that only this branch has. */
  readonly unsent: number;
}

/** One chip for two facts, reachability and unsent bookings; the worse one gives the colour. */
export function chipOf(facts: LineFacts): Chip {
  return { state: stateOf(facts), unsent: facts.unsent };
}

function stateOf(facts: LineFacts): ChipState {
  if (!facts.reached) return "away";
  if (facts.attention > 0) return "attention";
  if (facts.checkingIn === true) return "checking-in";
  if (facts.line !== "connected") return facts.line;
  return facts.unsent > 0 ? "sending" : "connected";
}
