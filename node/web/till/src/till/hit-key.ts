import type { PressedKey } from "./shortcuts.ts";

/** As many as there are digits to pick by. */
const most = 9;

/** A key that writes something; a space presses what has the cursor. */
export function isText({ key, ctrlKey, metaKey, altKey }: PressedKey): boolean {
  return key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
}

/** The place, from 0, of the hit that a key may pick, of so many; null where there is none. */
export function hitOf(pressed: PressedKey, count: number): number | null {
  if (!isText(pressed) || !/^[1-9]$/.test(pressed.key)) return null;
  const at = Number(pressed.key) - 1;
  return at < count ? at : null;
}

/** What the button of a hit shows, nothing where no key is left for it. */
export function hitKeyAt(at: number): { readonly hotkey?: string } {
  return at < most ? { hotkey: `${at + 1}` } : {};
}
