import { describe, expect, test } from "vitest";
import { hitKeyAt, hitOf } from "./hit-key.ts";
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
      expect(hitOf(press(key ?? ""), false)).toBe(at);
    }
  });

  test.each([
    ["typed into a field", press("1"), true],
    ["the browser's own", press("1", { ctrlKey: true }), false],
    ["the browser's own on a Mac", press("1", { metaKey: true }), false],
    ["a sign of its own", press("1", { altKey: true }), false],
    ["zero", press("0"), false],
    ["no digit", press("F1"), false],
    ["more than one sign", press("12"), false],
  ] as const)("R869 but not what is %s", (_, pressed, isTyped) => {
    expect(hitOf(pressed, isTyped)).toBeNull();
  });
});
