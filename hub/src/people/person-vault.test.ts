import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { toHex } from "@cardweave/shared/entries/hex";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import { StorageFault } from "@cardweave/shared/ports/entry-store";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aDesk } from "../hub-builders.ts";
import type { Person } from "./person.ts";
import { aPerson } from "./person-builders.ts";
import { PersonVault } from "./person-vault.ts";
import { opened, seal } from "./seal.ts";

const master = systemRandom.bytes(32);
const anna = aPerson("p-1", "Anna Müller", [1]);

const personId = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => `p-${toHex(new Uint8Array(bytes))}`);

const anyPerson: fc.Arbitrary<Person> = fc
  .record({
    id: personId,
    name: fc.string({ minLength: 1, maxLength: 120, unit: "grapheme" }),
    accounts: fc.uniqueArray(fc.nat(1_000), { maxLength: 3 }),
  })
  .map(({ id, name, accounts }) => aPerson(id, name, accounts));

function aVault(): { vault: PersonVault; desk: DeskDatabase } {
  const desk = aDesk();
  return { desk, vault: new PersonVault({ desk, master, random: systemRandom }) };
}

/** All bytes of both tables. */
function bytesOf(desk: DeskDatabase): string {
  const rows = [...desk.rows("SELECT * FROM people"), ...desk.rows("SELECT * FROM person_keys")];
  const values = rows.flatMap((row) => Object.values(row));
  return values
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value))
    .join("\n");
}

describe("a seal", () => {
  const sealing = { key: systemRandom.bytes(32), label: "p-1 version 1" };
  const plain = new TextEncoder().encode("Anna Müller");

  test("R571 opens with its key and label, and with nothing else", () => {
    const sealed = seal(plain, sealing, systemRandom);
    expect(opened(sealed, sealing)).toEqual(plain);
    expect(opened(sealed, { ...sealing, label: "p-2 version 1" })).toBeUndefined();
    expect(opened(sealed, { ...sealing, key: systemRandom.bytes(32) })).toBeUndefined();
  });

  test("R571 finds every changed bit and every missing byte", () => {
    const sealed = seal(plain, sealing, systemRandom);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = new Uint8Array(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(opened(changed, sealing)).toBeUndefined();
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(opened(sealed.slice(0, length), sealing)).toBeUndefined();
    }
  });

  test("R571 of the same text is other bytes each time", () => {
    expect(seal(plain, sealing, systemRandom)).not.toEqual(seal(plain, sealing, systemRandom));
  });
});

describe("a person on disk", () => {
  test("R571 is read back as it was, whatever the name", () => {
    const { vault } = aVault();
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyPerson, (person) => {
        fc.pre(!seen.has(person.id));
        seen.add(person.id);
        vault.add(person);
        expect(vault.find(person.id)).toEqual({ person, version: 1, state: "new" });
      }),
    );
    expect(vault.after("", 1_000)).toHaveLength(seen.size);
  });

  test("R571 J1: is nothing that can be read without the key", () => {
    const { vault, desk } = aVault();
    vault.add(anna);
    for (const word of ["Anna", "Müller", "someone@example.org", "1980", anna.cards[0]?.account]) {
      expect(bytesOf(desk)).not.toContain(word);
    }
    const other = new PersonVault({ desk, master: systemRandom.bytes(32), random: systemRandom });
    expect(() => other.find(anna.id)).toThrow(StorageFault);
  });

  test("R571 whose row was changed or put in another's place is refused, others are not", () => {
    const { vault, desk } = aVault();
    const bert = aPerson("p-2", "Bert");
    vault.add(anna);
    vault.add(bert);
    const sealedOf = (id: string) =>
      desk.rows("SELECT sealed FROM people WHERE id = ?", id)[0]?.["sealed"] as Uint8Array;
    desk.run("UPDATE people SET sealed = ? WHERE id = ?", sealedOf(bert.id), anna.id);
    expect(() => vault.find(anna.id)).toThrow("cannot be opened");
    expect(vault.after("", 10)).toEqual([anna.id, { person: bert, version: 1, state: "new" }]);
    desk.run("UPDATE people SET version = 2 WHERE id = ?", bert.id);
    expect(() => vault.find(bert.id)).toThrow("cannot be opened");
  });

  test("R571 is changed only by who has read the newest version", () => {
    const { vault } = aVault();
    vault.add(anna);
    expect(vault.put({ ...anna, phone: "1" }, 1)).toBe(true);
    expect(vault.put({ ...anna, phone: "2" }, 1)).toBe(false);
    expect(vault.find(anna.id)).toMatchObject({ version: 2, person: { phone: "1" } });
  });

  test("R572 Q13: once erased cannot be read with what is left, the row kept aside included", () => {
    const { vault, desk } = aVault();
    vault.add(anna);
    const [kept] = desk.rows("SELECT * FROM people");
    vault.erase(anna.id);
    expect(bytesOf(desk)).toBe("");
    const { id, version, sealed, noted } = kept ?? {};
    desk.run(
      "INSERT INTO people VALUES (?, ?, ?, ?)",
      `${id}`,
      Number(version),
      sealed ?? null,
      Number(noted),
    );
    expect(vault.find(anna.id)).toBeUndefined();
    expect(vault.put(anna, 1)).toBe(false);
    expect(opened(sealed as Uint8Array, { key: master, label: "p-1 version 1" })).toBeUndefined();
  });
});
