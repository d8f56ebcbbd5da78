import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { describe, expect, test } from "vitest";
import {
  draftOf,
  edited,
  itemAt,
  moved,
  redone,
  reordered,
  resized,
  undone,
  withItem,
} from "./draft.ts";

const place = { side: "front", at: 4 } as const;

function code(): NonNullable<ReturnType<typeof itemAt>> {
  const item = itemAt(starterDesign, place);
  if (item === undefined) throw new Error("the starter has a code there");
  return item;
}

describe("a card's draft", () => {
  test("R847 goes back and forth by steps, and a new step ends the way forth", () => {
    const first = { ...starterDesign, name: "A" };
    const second = { ...starterDesign, name: "B" };
    const draft = edited(edited(draftOf(starterDesign), first), second);
    expect(undone(draft).now).toBe(first);
    expect(undone(undone(undone(draft))).now).toBe(starterDesign);
    expect(redone(undone(draft)).now).toBe(second);
    expect(redone(edited(undone(draft), starterDesign)).now).toBe(starterDesign);
  });

  test("R847 takes typing on in one field as one step", () => {
    const typed = ["A", "AB", "ABC"].map((name) => ({ ...starterDesign, name }));
    const draft = typed.reduce((kept, now) => edited(kept, now, "name"), draftOf(starterDesign));
    expect(draft.now.name).toBe("ABC");
    expect(undone(draft).now).toBe(starterDesign);
  });

  test("R847 moves and sizes by whole tenths of a millimetre and never out of reach", () => {
    const far = Array.from({ length: 7 }).reduce<ReturnType<typeof code>>(
      (item) => moved(item, 0.1, -0.1),
      code(),
    );
    expect([far.x, far.y]).toEqual([60.3, 5.3]);
    expect(moved(code(), -500, 500)).toMatchObject({ x: -19, y: 52.98 });
    expect(resized(code(), -500, 0.1)).toMatchObject({ width: 1, height: 20.1 });
  });

  test("R847 takes an item away and leaves the others", () => {
    const { front } = withItem(starterDesign, place, null);
    expect(front.items).toEqual(starterDesign.front.items.filter((_, at) => at !== 4));
  });

  test("R847 draws an item before or after its neighbour, and no further than the ends", () => {
    const { front } = starterDesign;
    expect(reordered(front, 4, -1).items.slice(3, 5)).toEqual([front.items[4], front.items[3]]);
    expect(reordered(reordered(front, 4, 1), 5, -1)).toEqual(front);
    expect(reordered(front, 0, -1)).toBe(front);
    expect(reordered(front, front.items.length - 1, 1)).toBe(front);
  });
});
