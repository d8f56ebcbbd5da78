import Database from "better-sqlite3";
import { StorageFault } from "../ports/entry-store.ts";

type Kind = StorageFault["kind"];

/** By the beginning of SQLite's result code; the first that fits counts. */
const kinds: readonly (readonly [string, Kind])[] = [
  ["SQLITE_FULL", "full"],
  ["SQLITE_CORRUPT", "corrupt"],
  ["SQLITE_NOTADB", "corrupt"],
  ["SQLITE_BUSY", "locked"],
  ["SQLITE_LOCKED", "locked"],
  ["SQLITE_IOERR", "io"],
  ["SQLITE_CANTOPEN", "io"],
  ["SQLITE_READONLY", "io"],
  ["SQLITE_PERM", "io"],
  ["SQLITE_NOMEM", "io"],
];

/** The fault behind what SQLite threw; anything else is a bug and stays what it is. */
function asStorageFault(thrown: unknown, file: string): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  const kind = kinds.find(([code]) => thrown.code.startsWith(code))?.[1];
  if (kind === undefined) return thrown;
  return new StorageFault(kind, `${file}: ${thrown.message} (${thrown.code})`, thrown);
}

/** Runs `work` on a file and throws what goes wrong with it as a StorageFault. */
export function withFaults<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw asStorageFault(thrown, file);
  }
}

/**
 * Stands before every use of one connection.
 * Promise: after SQLite reported "io" or "corrupt" nothing is read or written any more, since a
 * failed fsync may have dropped what it was to write. A single damaged row, which our own checks
 * find, stops only what needs that row.
 */
export class SqliteGuard {
  readonly #file: string;
  #broken: StorageFault | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  get broken(): boolean {
    return this.#broken !== null;
  }

  /** Refuses everything from now on. */
  shut(kind: Kind, why: string): void {
    this.#broken ??= new StorageFault(kind, `${this.#file}: ${why}`);
  }

  run<T>(work: () => T): T {
    if (this.#broken !== null) throw this.#broken;
    try {
      return work();
    } catch (thrown) {
      const fault = asStorageFault(thrown, this.#file);
      const isFromSqlite = fault instanceof StorageFault && fault !== thrown;
      if (isFromSqlite && (fault.kind === "io" || fault.kind === "corrupt")) this.#broken = fault;
      throw fault;
    }
  }
}
