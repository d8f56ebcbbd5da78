import type { Problem } from "../api/shapes.ts";

const firstRetryMs = 700;
const longestRetryMs = 8000;

/** After so many "error on our side" the cashier gets the word. */
const patientTries = 4;
/** Too slow, too many, gateway, not ready: nothing was decided by this try. */
const closedDoors: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** How long to wait before the same is asked again. */
export function retryMs(tries: number): number {
  return Math.min(firstRetryMs * 2 ** tries, longestRetryMs);
}

/**
 * Whether a "no" is the last word about a booking. After a lost answer an earlier try may have
 * been booked, so a door that is closed just now says nothing.
 */
export function isLastWord(problem: Problem, tries: number): boolean {
  if (problem.status === 401) return false;
  // The node stumbled, maybe after the booking was on its disk.
  if (problem.status === 500) return tries >= patientTries;
  return !closedDoors.has(problem.status) || tries === 0;
}
