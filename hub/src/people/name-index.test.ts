import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folded, NameIndex } from "./name-index.ts";
import { anAccount } from "./person-builders.ts";

function anIndex(names: readonly string[]): NameIndex {
  const index = new NameIndex();
  names.forEach((name, at) => {
    index.fill({ id: `p-${at}`, name, branch: null, accounts: [anAccount(at)] });
  });
  return index;
}

const name = fc
  .array(
    fc.string({
      unit: fc.constantFrom("a", "e", "o", "u", "ä", "Ö", "ü", "ß", "é", "N", "s", "-", "ø"),
      minLength: 1,
      maxLength: 8,
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((words) => words.join(" "));

const nobody = { branch: null, accounts: [] };

function rename(
  index: NameIndex,
  held: Map<string, string>,
  { id, to }: { readonly id: string; readonly to: string | null },
): void {
  if (to === null) {
    index.remove(id);
    held.delete(id);
  } else {
    index.put({ id, name: to, ...nobody });
    held.set(id, to);
  }
}

describe("a search by name", () => {
  const index = anIndex(["Anna Müller", "Jörg Mueller-Groß", "Anna-Lena Weiß", "René Muller"]);

  test.each([
    ["MÜL", [0, 1, 3]],
    ["mueller", [0, 1, 3]],
    ["muller", [0, 1, 3]],
    ["anna", [2, 0]],
    ["mü an", [0]],
    ["gross", [1]],
    ["weiss lena", [2]],
    ["rene", [3]],
    ["joerg", [1]],
    ["üller", []],
    ["--", []],
  ])("R570 J9: %s finds whose words begin so, by name", (text, at) => {
    expect([...index.search(text)]).toEqual(at.map((one) => `p-${one}`));
  });

  test("R570 whoever is typed letter by letter stays found", () => {
    fc.assert(
      fc.property(name, fc.array(name), (wanted, others) => {
        const all = anIndex([wanted, ...others]);
        for (let length = 1; length <= wanted.length; length++) {
          const text = wanted.slice(0, length);
          if (folded(text) !== "") expect([...all.search(text)]).toContain("p-0");
        }
      }),
    );
  });

  test("R570 finds the same after any changes as an index made anew", () => {
    const change = fc.record({ at: fc.nat(9), to: fc.option(name) });
    const changes = fc.array(change, { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 10 }), changes, name, (names, said, text) => {
        const one = anIndex(names);
        const held = new Map(names.map((called, at) => [`p-${at}`, called]));
        for (const { at, to } of said) rename(one, held, { id: `p-${at}`, to });
        const anew = new NameIndex();
        for (const [id, called] of held) anew.fill({ id, name: called, ...nobody });
        expect([...one.search(text)]).toEqual([...anew.search(text)]);
        expect([...one.inOrder()]).toEqual([...anew.inOrder()]);
        expect(one.size).toBe(held.size);
      }),
    );
  });

  test("R570 a list goes on after the last one that was told", () => {
    const all = [...index.inOrder()];
    expect(all).toHaveLength(4);
    all.forEach((id, at) => {
      expect([...index.inOrder(id)]).toEqual(all.slice(at + 1));
    });
  });

  test("R570 what thousands begin with is found and told as what few do", () => {
    const many = Array.from({ length: 1_500 }, (_, at) => `Anna ${at % 7} Nr${at}`);
    const all = anIndex(many);
    const wanted = many
      .filter((called) => called.includes(" 3 "))
      .map(folded)
      .toSorted();
    const told = [...all.search("anna 3")].map((id) => all.get(id)?.name);
    expect(told).toEqual(wanted);
    const ids = [...all.search("anna")];
    expect(ids).toHaveLength(1_500);
    expect([...all.search("anna", ids[700])]).toEqual(ids.slice(701));
    const few = [...all.search("nr12")];
    expect([...all.search("nr12", few[3])]).toEqual(few.slice(4));
  });

  test("R570 knows whose account it is, as long as it is theirs", () => {
    const two = anIndex(["Anna", "Bert"]);
    expect(two.ofAccount(anAccount(1))).toBe("p-1");
    two.put({ id: "p-1", name: "Bert", branch: null, accounts: [anAccount(7)] });
    expect([two.ofAccount(anAccount(1)), two.ofAccount(anAccount(7))]).toEqual([undefined, "p-1"]);
    two.remove("p-1");
    expect(two.ofAccount(anAccount(7))).toBeUndefined();
  });
});
