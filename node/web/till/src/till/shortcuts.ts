import { type PlaceName, placeNames, placeRules } from "../desk-places.ts";
import type { ActionCode } from "./till-actions.ts";
import { actionRules } from "./till-actions.ts";

export type Shortcut =
  | { readonly does: "find" | "clear" | "undo" | "new-card" | "keys" }
  | { readonly does: "place"; readonly place: PlaceName }
  | { readonly does: "action"; readonly code: ActionCode };

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const plain: Readonly<Record<string, Shortcut>> = {
  F1: { does: "keys" },
  F2: { does: "find" },
  F3: { does: "new-card" },
  Escape: { does: "clear" },
};

function plainShortcut(name: string): Shortcut | null {
  const place = placeNames.find((one) => placeRules[one].keyName === name);
  if (place !== undefined) return { does: "place", place };
  const rule = actionRules.find(({ keyName }) => keyName === name);
  return rule === undefined ? (plain[name] ?? null) : { does: "action", code: rule.code };
}

export function shortcutOf(pressed: PressedKey): Shortcut | null {
  if (pressed.altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) {
    const isUndo = pressed.key.toLowerCase() === "z" && !pressed.shiftKey;
    return isUndo ? { does: "undo" } : null;
  }
  return plainShortcut(pressed.shiftKey ? `Shift+${pressed.key}` : pressed.key);
}

/** `?` lists the keys, unless it is a part of what somebody is typing. */
export function asksForKeys(
  { key, ctrlKey, metaKey }: Pick<PressedKey, "key" | "ctrlKey" | "metaKey">,
  typed: string,
): boolean {
  return key === "?" && typed === "" && !ctrlKey && !metaKey;
}
