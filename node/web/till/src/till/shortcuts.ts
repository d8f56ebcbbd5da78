import type { ActionCode } from "./till-actions.ts";
import { actionRules } from "./till-actions.ts";

export type Shortcut =
  | { readonly does: "find" }
  | { readonly does: "clear" }
  | { readonly does: "undo" }
  | { readonly does: "action"; readonly code: ActionCode };

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

function plainShortcut(name: string): Shortcut | null {
  if (name === "F2") return { does: "find" };
  if (name === "Escape") return { does: "clear" };
  const rule = actionRules.find(({ keyName }) => keyName === name);
  return rule === undefined ? null : { does: "action", code: rule.code };
}

export function shortcutOf(pressed: PressedKey): Shortcut | null {
  if (pressed.altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) {
    const isUndo = pressed.key.toLowerCase() === "z" && !pressed.shiftKey;
    return isUndo ? { does: "undo" } : null;
  }
  return plainShortcut(pressed.shiftKey ? `Shift+${pressed.key}` : pressed.key);
}
