/** The node's answers are input from outside: it may be older or newer than this page. */
export class UnreadableAnswer extends Error {
  override readonly name = "UnreadableAnswer";
}

export type Json = Record<string, unknown>;

export function record(value: unknown): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UnreadableAnswer("expected an object");
  }
  return value as Json;
}

export function text(value: unknown): string {
  if (typeof value !== "string") throw new UnreadableAnswer("expected a text");
  return value;
}

export function whole(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new UnreadableAnswer("expected a whole number");
  return value as number;
}

export function wholeOr(value: unknown, otherwise: number): number {
  return value === undefined || value === null ? otherwise : whole(value);
}

/** RFC 3339 to ms since 1970. */
export function moment(value: unknown): number {
  const at = Date.parse(text(value));
  if (Number.isNaN(at)) throw new UnreadableAnswer("expected a time");
  return at;
}

export function momentOrNull(value: unknown): number | null {
  return value === undefined || value === null ? null : moment(value);
}

export function list<T>(value: unknown, read: (item: unknown) => T): readonly T[] {
  if (!Array.isArray(value)) throw new UnreadableAnswer("expected a list");
  return value.map(read);
}

export function listOrNone<T>(value: unknown, read: (item: unknown) => T): readonly T[] {
  return value === undefined || value === null ? [] : list(value, read);
}
