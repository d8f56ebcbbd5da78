import { describe, expect, test } from "vitest";
import { hitKeyAt, hitOf, isText } from "./hit-key.ts";
import type { PressedKey } from "./shortcuts.ts";

const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
});

describe("a digit picks a hit", () => {
  test("R869 each of the first nine shows the digit that picks it, and no other does", () => {
    const shown = Array.from({ length: 12 }, (_, at) => hitKeyAt(at).hotkey);
    expect(shown.slice(0, 9)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(shown.slice(9)).toEqual([undefined, undefined, undefined]);
    for (const [at, key] of shown.slice(0, 9).entries()) {
      expect(hitOf(press(key ?? ""), 12)).toBe(at);
    }
  });

  test.each([
    ["the browser's own", press("1", { ctrlKey: true })],
    ["the browser's own on a Mac", press("1", { metaKey: true })],
    ["a sign of its own", press("1", { altKey: true })],
    ["zero", press("0")],
    ["no digit", press("F1")],
    ["more than one sign", press("12")],
    ["beyond the list", press("4")],
  ] as const)("R869 but not what is %s", (_, pressed) => {
    expect(hitOf(pressed, 3)).toBeNull();
  });

  test.each([
    ["r", true],
    ["3", true],
    [",", true],
    [" ", false],
    ["Enter", false],
    ["Tab", false],
  ])("R695 what %j writes goes on in the field: %s", (key, goesOn) => {
    expect(isText(press(key))).toBe(goesOn);
  });
});
