import { describe, expect, test } from "vitest";
import { type PressedKey, shortcutOf } from "./shortcuts.ts";

const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("shortcuts", () => {
  test.each([
    [press("F2"), { does: "find" }],
    [press("Escape"), { does: "clear" }],
    [press("F4"), { does: "action", code: "earn" }],
    [press("F4", { shiftKey: true }), { does: "action", code: "redeem" }],
    [press("F6"), { does: "action", code: "spend" }],
    [press("F7"), { does: "action", code: "top-up" }],
    [press("z", { ctrlKey: true }), { does: "undo" }],
    [press("Z", { metaKey: true }), { does: "undo" }],
  ] as const)("%j", (pressed, shortcut) => {
    expect(shortcutOf(pressed)).toEqual(shortcut);
  });

  test.each([
    press("F5"),
    press("z"),
    press("F4", { altKey: true }),
    press("c", { ctrlKey: true }),
  ])("%j belongs to the browser", (pressed) => {
    expect(shortcutOf(pressed)).toBeNull();
  });
});
