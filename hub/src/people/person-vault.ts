import { assert } from "@cardweave/shared/domain/assert";
import type { Random } from "@cardweave/shared/ports/clock";
import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import { StorageFault } from "@cardweave/shared/ports/entry-store";
import { type Person, type PersonState, personStates, type StoredPerson } from "./person.ts";
import { opened, type Sealing, seal } from "./seal.ts";

export type VaultParts = {
  readonly desk: DeskDatabase;
  /** 32 bytes; seals the keys of all people. */
  readonly master: Uint8Array;
  readonly random: Random;
};

const both =
  "SELECT p.id, p.version, p.sealed, p.noted, k.sealed AS key " +
  "FROM people p JOIN person_keys k ON k.id = p.id ";

/**
 * People on the hub's disk, each under a key of their own.
 * Promise: once a person is erased, the bytes that are left of them anywhere cannot be read with
 * what this hub still has. Source: SPEC R572.
 */
export class PersonVault {
  readonly #parts: VaultParts;

  constructor(parts: VaultParts) {
    assert(parts.master.length === 32, "the key of keys has 32 bytes");
    this.#parts = parts;
  }

  add(person: Person): void {
    const { desk, master, random } = this.#parts;
    const key = random.bytes(32);
    const sealedKey = seal(key, { key: master, label: keyLabel(person.id) }, random);
    desk.transaction(() => {
      desk.run("INSERT INTO person_keys VALUES (?, ?)", person.id, sealedKey);
      const sealed = this.#sealed(person, 1, key);
      desk.run("INSERT INTO people VALUES (?, 1, ?, 0)", person.id, sealed);
    });
  }

  #sealed(person: Person, version: number, key: Uint8Array): Uint8Array {
    const plain = Buffer.from(JSON.stringify(person), "utf8");
    return seal(plain, { key, label: personLabel(person.id, version) }, this.#parts.random);
  }

  /** @throws StorageFault when the row was changed by somebody else's hand. */
  find(id: string): StoredPerson | undefined {
    const [row] = this.#parts.desk.rows(`${both} WHERE p.id = ?`, id);
    return row === undefined ? undefined : this.#read(row);
  }

  /** In the order of ids, `id` exclusive; what cannot be read is given as the id alone. */
  after(id: string, limit: number): readonly (StoredPerson | string)[] {
    const rows = this.#parts.desk.rows(`${both} WHERE p.id > ? ORDER BY p.id LIMIT ?`, id, limit);
    return rows.map((row) => this.#tryRead(row) ?? String(row["id"]));
  }

  #read(row: DeskRow): StoredPerson {
    const stored = this.#tryRead(row);
    if (stored !== undefined) return stored;
    throw new StorageFault("corrupt", `the record of ${String(row["id"])} cannot be opened`);
  }

  #tryRead(row: DeskRow): StoredPerson | undefined {
    const id = String(row["id"]);
    const version = Number(row["version"]);
    const key = this.#open(row["key"], { key: this.#parts.master, label: keyLabel(id) });
    if (key?.length !== 32) return undefined;
    const plain = this.#open(row["sealed"], { key, label: personLabel(id, version) });
    const state = personStates[Number(row["noted"])];
    if (plain === undefined || state === undefined) return undefined;
    const person = JSON.parse(Buffer.from(plain).toString("utf8")) as Person;
    return { person, version, state };
  }

  #open(sealed: unknown, sealing: Sealing): Uint8Array | undefined {
    return sealed instanceof Uint8Array ? opened(sealed, sealing) : undefined;
  }

  /** False when somebody else was faster: `version` is the one that was read. */
  put(person: Person, version: number): boolean {
    const { desk, master } = this.#parts;
    const [row] = desk.rows("SELECT sealed FROM person_keys WHERE id = ?", person.id);
    const key = this.#open(row?.["sealed"], { key: master, label: keyLabel(person.id) });
    if (key === undefined) return false;
    const sealed = this.#sealed(person, version + 1, key);
    const changed = desk.run(
      "UPDATE people SET version = ?, sealed = ? WHERE id = ? AND version = ?",
      version + 1,
      sealed,
      person.id,
      version,
    );
    return changed === 1;
  }

  mark(id: string, state: PersonState): void {
    this.#parts.desk.run(
      "UPDATE people SET noted = ? WHERE id = ?",
      personStates.indexOf(state),
      id,
    );
  }

  /** The ids of those whose accounts do not say yet what they should. */
  unfinished(): readonly string[] {
    const rows = this.#parts.desk.rows("SELECT id FROM people WHERE noted <> 1 ORDER BY id");
    return rows.map((row) => String(row["id"]));
  }

  erase(id: string): void {
    const { desk } = this.#parts;
    desk.transaction(() => {
      desk.run("DELETE FROM person_keys WHERE id = ?", id);
      desk.run("DELETE FROM people WHERE id = ?", id);
    });
    // The write-ahead log still has the rows as they were until it is written back and cut.
    desk.rows("PRAGMA wal_checkpoint(TRUNCATE)");
  }
}

function keyLabel(id: string): string {
  return `key of ${id}`;
}

function personLabel(id: string, version: number): string {
  return `${id} version ${version}`;
}
