/** Something that was sent to the node under a name and may not have been answered yet. */
export interface Kept {
  readonly key: string;
  readonly till: string;
}

/**
 * What was sent and not answered yet, on the browser's disk, so that a page that was reloaded in
 * between asks again under the same name instead of booking twice.
 */
export interface KeptAttempts<T extends Kept> {
  readonly keep: (attempt: T) => void;
  readonly drop: (attempt: T) => void;
  readonly oldest: (till: string) => T | null;
}

/** Where they lie, and a field that only they have. */
export interface KeepingPlace {
  readonly prefix: string;
  readonly mark: string;
}

/** A PIN is for this moment; whoever asks again for what was booked needs none. */
const secrets: ReadonlySet<string> = new Set(["pin", "newPin"]);

function withoutSecrets(name: string, value: unknown): unknown {
  return secrets.has(name) ? undefined : value;
}

/** Null for what somebody else left there. */
function json(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

function parsed<T extends Kept>(kept: string | null, mark: string): T | null {
  const value = kept === null ? null : json(kept);
  return typeof value === "object" && value !== null && mark in value ? (value as T) : null;
}

export function keptAttempts<T extends Kept>(disk: Storage, place: KeepingPlace): KeptAttempts<T> {
  const { prefix, mark } = place;
  const names = (): string[] =>
    Array.from({ length: disk.length }, (_, index) => disk.key(index) ?? "").filter((name) =>
      name.startsWith(prefix),
    );
  return {
    keep: (attempt) => disk.setItem(prefix + attempt.key, JSON.stringify(attempt, withoutSecrets)),
    drop: (attempt) => disk.removeItem(prefix + attempt.key),
    oldest: (till) =>
      names()
        .sort()
        .map((name) => parsed<T>(disk.getItem(name), mark))
        .find((attempt) => attempt?.till === till) ?? null,
  };
}
