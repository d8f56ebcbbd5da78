import type { PressedKey } from "./shortcuts.ts";

/** As many as there are digits to pick by. */
const most = 9;

/** The place, from 0, of the hit that a key picks; null where it picks none, or somebody types. */
export function hitOf(pressed: PressedKey, isTyped: boolean): number | null {
  const { key, ctrlKey, metaKey, altKey } = pressed;
  if (isTyped || ctrlKey || metaKey || altKey || !/^[1-9]$/.test(key)) return null;
  return Number(key) - 1;
}

/** What the button of a hit shows, nothing where no key is left for it. */
export function hitKeyAt(at: number): { readonly hotkey?: string } {
  return at < most ? { hotkey: `${at + 1}` } : {};
}
