/** A server's answers are input from outside: it may be older or newer than the page. */
export class UnreadableAnswer extends Error {
  override readonly name = "UnreadableAnswer";
}

export type Read<T> = (value: unknown) => T;

export type Json = Readonly<Record<string, unknown>>;

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

export function yes(value: unknown): boolean {
  if (typeof value !== "boolean") throw new UnreadableAnswer("expected yes or no");
  return value;
}

/** RFC 3339 to ms since 1970. */
export function moment(value: unknown): number {
  const at = Date.parse(text(value));
  if (Number.isNaN(at)) throw new UnreadableAnswer("expected a time");
  return at;
}

/** What is missing is null. */
export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value) => (value === undefined || value === null ? null : read(value));
}

/** What is missing is what an older server meant by it. */
export function or<T>(read: Read<T>, otherwise: T): Read<T> {
  return (value) => (value === undefined || value === null ? otherwise : read(value));
}

export function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new UnreadableAnswer("expected a list");
    return value.map(read);
  };
}

type Shape = Readonly<Record<string, Read<unknown>>>;
type Shaped<S extends Shape> = { readonly [K in keyof S]: ReturnType<S[K]> };

/** Reads the named fields of an object; others are left out. */
export function shape<S extends Shape>(fields: S): Read<Shaped<S>> {
  return (value) => {
    const from = record(value);
    const entries = Object.entries(fields).map(([name, read]) => [name, read(from[name])]);
    return Object.fromEntries(entries) as Shaped<S>;
  };
}

/** For answers whose body says nothing that is needed. */
export function nothing(): null {
  return null;
}

/** For an answer that is a text, as CSV is. */
export function anyText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
