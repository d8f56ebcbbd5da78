import { describe, expect, test } from "vitest";
import { placeRules } from "../desk-places.ts";
import { asksForKeys, type PressedKey, shortcutOf } from "./shortcuts.ts";
import { actionRules } from "./till-actions.ts";

const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("shortcuts", () => {
  test("R873 a question mark lists the keys, unless it belongs to what is typed", () => {
    expect(asksForKeys(press("?", { shiftKey: true }), "")).toBe(true);
    expect(asksForKeys(press("?", { shiftKey: true }), "%B123")).toBe(false);
    expect(asksForKeys(press("?", { ctrlKey: true }), "")).toBe(false);
    expect(asksForKeys(press("F2"), "")).toBe(false);
  });

  test.each([
    [press("F2"), { does: "find" }],
    [press("Escape"), { does: "clear" }],
    [press("F4"), { does: "action", code: "earn" }],
    [press("F4", { shiftKey: true }), { does: "action", code: "redeem" }],
    [press("F6"), { does: "action", code: "spend" }],
    [press("F7"), { does: "action", code: "top-up" }],
    [press("F1"), { does: "keys" }],
    [press("F3"), { does: "new-card" }],
    [press("F8"), { does: "action", code: "stamp" }],
    [press("F9"), { does: "place", place: "vouchers" }],
    [press("F10"), { does: "place", place: "sale" }],
    [press("F9", { shiftKey: true }), { does: "place", place: "returns" }],
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

  test("R510 every part and every action has a key of its own", () => {
    const keys = [...Object.values(placeRules), ...actionRules].map(({ keyName }) => keyName);
    expect(keys.length).toBeGreaterThan(10);
    expect(new Set(keys).size).toBe(keys.length);
    for (const keyName of keys) {
      const [key = "", shift] = keyName.split("+").toReversed();
      expect(shortcutOf(press(key, { shiftKey: shift === "Shift" }))).not.toBeNull();
    }
  });
});
