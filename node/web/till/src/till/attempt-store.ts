import { type KeptAttempts, keptAttempts } from "./kept-attempts.ts";
import type { Attempt } from "./till-session.ts";

/** Bookings that were sent and not answered yet. */
export type AttemptStore = KeptAttempts<Attempt>;

export function attemptStore(disk: Storage): AttemptStore {
  return keptAttempts(disk, { prefix: "cardweave.attempt.", mark: "wish" });
}
