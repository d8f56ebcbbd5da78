import { fromHex, toHex } from "./hex.ts";

/** What CBOR carries for us: no maps, no floats, no tags. */
export type Wire = null | boolean | number | string | Uint8Array | readonly Wire[];

/** Bytes that do not say what the format demands; caught where bytes enter and told as a reason. */
export class Malformed extends Error {
  override readonly name = "Malformed" as const;
}

/** One field's form on the wire: how it is written, and the only way it is read. */
export type Field<T> = {
  readonly write: (value: T) => Wire;
  readonly read: (wire: unknown, path: string) => T;
};

function demand(condition: boolean, path: string, wanted: string): void {
  if (!condition) throw new Malformed(`${path}: ${wanted}`);
}

/** A whole number from `least` up; -0, fractions and anything beyond 2^53 are refused. */
export function whole(least = 0): Field<number> {
  return {
    write: (value) => value,
    read: (wire, path) => {
      const good = Number.isSafeInteger(wire) && Number(wire) >= least && !Object.is(wire, -0);
      demand(good, path, `a whole number from ${least}`);
      return wire as number;
    },
  };
}

/**
 * Texts that UTF-8 or its decoder would change are not written: half a surrogate pair becomes
 * U+FFFD, a byte order mark in front vanishes, and the signed bytes would be refused everywhere.
 */
export function text(longest: number, shortest = 1): Field<string> {
  const wanted = `a text of ${shortest} to ${longest} characters`;
  const fits = (value: string) => value.length >= shortest && value.length <= longest;
  return {
    write: (value) => {
      demand(fits(value) && !changesInUtf8.test(value), "text", wanted);
      return value;
    },
    read: (wire, path) => {
      demand(typeof wire === "string" && fits(wire), path, wanted);
      return wire as string;
    },
  };
}

const changesInUtf8 = /^\ufeff|\p{Surrogate}/u;

export const flag: Field<boolean> = {
  write: (value) => value,
  read: (wire, path) => {
    demand(typeof wire === "boolean", path, "true or false");
    return wire as boolean;
  },
};

/** Bytes of a fixed length, held as lower-case hex in memory. */
export function hex<T extends string>(length: number): Field<T> {
  return {
    write: (value) => fromHex(value),
    read: (wire, path) => {
      demand(wire instanceof Uint8Array && wire.length === length, path, `${length} bytes`);
      return toHex(wire as Uint8Array) as T;
    },
  };
}

export function oneOf<T extends string>(...words: readonly T[]): Field<T> {
  return {
    write: (value) => value,
    read: (wire, path) => {
      demand(words.includes(wire as T), path, `one of ${words.join(", ")}`);
      return wire as T;
    },
  };
}

export function optional<T>(field: Field<T>): Field<T | null> {
  return {
    write: (value) => (value === null ? null : field.write(value)),
    read: (wire, path) => (wire === null ? null : field.read(wire, path)),
  };
}

export function list<T>(field: Field<T>, most: number): Field<readonly T[]> {
  return {
    write: (values) => values.map(field.write),
    read: (wire, path) => {
      demand(Array.isArray(wire) && wire.length <= most, path, `a list of at most ${most}`);
      return (wire as unknown[]).map((item, at) => field.read(item, `${path}[${at}]`));
    },
  };
}

/** A set of texts: written in byte order, refused in any other or with repetitions. */
export function sortedSet<T extends string>(field: Field<T>, most: number): Field<readonly T[]> {
  const items = list(field, most);
  return {
    write: (values) => items.write(values.toSorted()),
    read: (wire, path) => {
      const values = items.read(wire, path);
      const rising = values.every((value, at) => at === 0 || (values[at - 1] ?? "") < value);
      demand(rising, path, "in rising order without repetitions");
      return values;
    },
  };
}

type Shape<T> = { readonly [K in keyof T]: Field<T[K]> };

/** A record as a list of its fields in the order of the table; exactly as many as the table has. */
export function record<T extends object>(shape: Shape<T>): Field<T> {
  const names = Object.keys(shape) as (keyof T & string)[];
  const wanted = `${names.length} fields`;
  return {
    write: (value) => names.map((name) => shape[name].write(value[name])),
    read: (wire, path) => {
      demand(Array.isArray(wire) && wire.length === names.length, path, wanted);
      const parts = wire as unknown[];
      const read: Partial<T> = {};
      for (const [at, name] of names.entries()) {
        read[name] = shape[name].read(parts[at], `${path}.${name}`);
      }
      return read as T;
    },
  };
}
