import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edited } from "./draft-builders.ts";
import { draftConflicts } from "./draft-conflicts.ts";
import {
  applyDraftChanges,
  type Draftable,
  draftAfter,
  draftDocumentBytes,
  draftHeads,
  openDraft,
  readDraft,
  shortDraft,
} from "./draft-document.ts";

const percent = { type: "percentOff", target: "line", basisPoints: 2000 };
const plan = {
  name: "Bread",
  on: "sale",
  time: { weekdays: [2, 4], windows: [{ from: "09:00", to: "11:30" }] },
  select: { groups: ["bakery"] },
  effects: [percent],
  stacking: { priority: 100, mode: "stack" },
};

function begun(draft: object = plan): Draftable {
  return edited(openDraft([]), { ...draft }).document;
}

/** Both edit without knowing of each other; what each of them then sees. */
function together(before: Draftable, anna: object, ben: object): Draftable {
  const one = edited(before, { ...anna }, "anna");
  const other = edited(before, { ...ben }, "ben");
  const annas = applyDraftChanges(one.document, [other.change]);
  const bens = applyDraftChanges(other.document, [one.change]);
  expect(readDraft(annas)).toEqual(readDraft(bens));
  return annas;
}

describe("a draft's document", () => {
  test("R547 gives back the values it was brought to, whatever it held before", () => {
    const field = fc.stringMatching(/^[a-z]{1,6}$/);
    const scalar = fc.oneof(fc.integer(), fc.boolean(), field);
    const value = fc.letrec((tie) => ({
      any: fc.oneof(scalar, fc.uniqueArray(field, { minLength: 1, maxLength: 4 }), tie("map")),
      map: fc.dictionary(field, tie("any"), { minKeys: 1, maxKeys: 3 }),
    })).map;
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (drafts) => {
        let document = openDraft([]);
        for (const draft of drafts) {
          const plain = JSON.parse(JSON.stringify(draft)) as Record<string, unknown>;
          document = draftAfter(document, { draft: plain, user: "u", seconds: 0 }).document;
          expect(sorted(readDraft(document))).toEqual(sorted(plain));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("R547 has one name for a campaign, wherever it is asked for", () => {
    expect(draftDocumentBytes("bread")).toEqual(draftDocumentBytes("bread"));
    expect(draftDocumentBytes("bread")).not.toEqual(draftDocumentBytes("tea"));
    expect(draftHeads(openDraft([]))).toEqual(draftHeads(openDraft([])));
  });

  test("R547 is the same in its short form", () => {
    const document = begun();
    const { bytes } = shortDraft(document);
    const again = openDraft([bytes]);
    expect(draftHeads(again)).toEqual(draftHeads(document));
    expect(readDraft(again)).toEqual(plan);
  });

  test("R547 writes nothing when nothing differs", () => {
    expect(draftAfter(begun(), { draft: plan, user: "u", seconds: 0 }).change).toBeNull();
  });
});

describe("two who edit one draft at once", () => {
  test("R548 both have their say in different fields, also where there was nothing yet", () => {
    const anna = { name: "Bread", time: { weekdays: [2] }, select: { groups: ["bakery"] } };
    const ben = { name: "Bread", time: { weekdays: [4] }, conditions: { minAmount: 500 } };
    expect(readDraft(together(begun({ name: "Bread" }), anna, ben))).toEqual({
      ...anna,
      ...ben,
      time: { weekdays: expect.arrayContaining([2, 4]) },
    });
  });

  test("R548 write into one name letter by letter", () => {
    const merged = together(
      begun(),
      { ...plan, name: "Bread and tea" },
      { ...plan, name: "Fresh Bread" },
    );
    expect(readDraft(merged)["name"]).toBe("Fresh Bread and tea");
    expect(draftConflicts(merged.document)).toEqual([]);
  });

  test("R548 change different parts of one effect, and each adds one", () => {
    const points = { type: "multiplyPoints", purse: "points", factorBasisPoints: 20_000 };
    const anna = { ...plan, effects: [{ ...percent, basisPoints: 2500 }, points] };
    const ben = { ...plan, effects: [{ ...percent, max: 500 }] };
    const { effects } = readDraft(together(begun(), anna, ben));
    expect(effects).toEqual([{ ...percent, basisPoints: 2500, max: 500 }, points]);
  });

  test("R548 are told who set a field to what, and choose", () => {
    const set = (basisPoints: number) => ({ ...plan, effects: [{ ...percent, basisPoints }] });
    const merged = together(begun(), set(2000 + 1), set(2500));
    const [conflict, ...more] = draftConflicts(merged.document);
    expect(more).toEqual([]);
    expect(conflict?.field).toBe("effects.0.basisPoints");
    const rivals = conflict?.rivals.map(({ user, value }) => [user, value]).toSorted();
    expect(rivals).toEqual([
      ["anna", 2001],
      ["ben", 2500],
    ]);
    const shown = conflict?.rivals.filter(({ isShown }) => isShown).map(({ value }) => value);
    expect(shown).toEqual([
      (readDraft(merged)["effects"] as { basisPoints: number }[])[0]?.basisPoints,
    ]);
    const chosen = edited(merged, set(2400)).document;
    expect(draftConflicts(chosen.document)).toEqual([]);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).toSorted();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, sorted(one)]));
}
