import type { Attempt } from "./till-session.ts";

/**
 * Bookings that were sent and not answered yet, on the browser's disk, so that a page that was
 * reloaded in between asks again under the same name instead of booking twice.
 */
export interface AttemptStore {
  readonly keep: (attempt: Attempt) => void;
  readonly drop: (attempt: Attempt) => void;
  readonly oldest: (till: string) => Attempt | null;
}

const prefix = "cardweave.attempt.";

/** Null for what somebody else left there. */
function json(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

function parsed(kept: string | null): Attempt | null {
  const value = kept === null ? null : json(kept);
  return typeof value === "object" && value !== null && "wish" in value ? (value as Attempt) : null;
}

export function attemptStore(disk: Storage): AttemptStore {
  const names = (): string[] =>
    Array.from({ length: disk.length }, (_, index) => disk.key(index) ?? "").filter((name) =>
      name.startsWith(prefix),
    );
  return {
    keep: (attempt) => disk.setItem(prefix + attempt.key, JSON.stringify(attempt)),
    drop: (attempt) => disk.removeItem(prefix + attempt.key),
    oldest: (till) =>
      names()
        .sort()
        .map((name) => parsed(disk.getItem(name)))
        .find((attempt) => attempt?.till === till) ?? null,
  };
}
