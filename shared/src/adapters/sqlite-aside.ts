import type Database from "better-sqlite3";
import type { AsideEntry } from "../ports/entry-store.ts";
import { asideLimits } from "./aside-limits.ts";

type Name = "aside-kept" | "aside-bytes" | "aside-dropped";

function prepare(db: Database.Database) {
  return {
    insert: db.prepare<[string, Uint8Array, string, string, number]>(
      "INSERT OR IGNORE INTO aside (hash, bytes, reason, sender, at) VALUES (?, ?, ?, ?, ?)",
    ),
    remove: db
      .prepare<[string], number>("DELETE FROM aside WHERE hash = ? RETURNING length(bytes)")
      .pluck(),
    removeOldest: db
      .prepare<[], number>(
        "DELETE FROM aside WHERE place = (SELECT min(place) FROM aside) RETURNING length(bytes)",
      )
      .pluck(),
    read: db.prepare<[Name], number>("SELECT value FROM internal WHERE name = ?").pluck(),
    write: db.prepare<[number, Name]>("UPDATE internal SET value = ? WHERE name = ?"),
  };
}

/** What is no acceptable entry: the newest is kept, and dropping the oldest keeps the count. */
export class SqliteAside {
  readonly #db: ReturnType<typeof prepare>;

  constructor(db: Database.Database) {
    this.#db = prepare(db);
  }

  change(added: readonly AsideEntry[], removed: readonly string[]): void {
    if (added.length + removed.length === 0) return;
    let kept = this.#read("aside-kept");
    let bytes = this.#read("aside-bytes");
    let dropped = this.#read("aside-dropped");
    for (const hash of removed) {
      const length = this.#db.remove.get(hash);
      if (length === undefined) continue;
      kept--;
      bytes -= length;
    }
    for (const one of added) {
      const done = this.#db.insert.run(one.hash, one.bytes, one.reason, one.from, one.at);
      kept += done.changes;
      bytes += done.changes * one.bytes.length;
    }
    while (kept > asideLimits.entries || (bytes > asideLimits.bytes && kept > 1)) {
      bytes -= this.#db.removeOldest.get() ?? 0;
      kept--;
      dropped++;
    }
    this.#db.write.run(kept, "aside-kept");
    this.#db.write.run(bytes, "aside-bytes");
    this.#db.write.run(dropped, "aside-dropped");
  }

  #read(name: Name): number {
    return this.#db.read.get(name) ?? 0;
  }
}
