import { type RefObject, useEffect } from "react";
import { noBurst, scanOf, strike } from "../till/scan-burst.ts";
import { scannedOf } from "../till/scanned-text.ts";
import { type Shortcut, shortcutOf } from "../till/shortcuts.ts";
import type { TillRoom } from "../till/till-room.ts";
import { cardOnOf } from "../till/till-session.ts";
import type { DeskActs } from "./desk-acts.ts";

export interface DeskKeys {
  readonly room: TillRoom;
  readonly acts: DeskActs;
  readonly identify: (scanned: string) => void;
  readonly findRef: RefObject<HTMLInputElement | null>;
}

function clear({ room, acts, findRef }: DeskKeys): void {
  const on = cardOnOf(room.till.session());
  if (on !== null && on.draft.typed !== "") acts.type("");
  else {
    acts.clear();
    findRef.current?.focus();
  }
}

function obey(shortcut: Shortcut, keys: DeskKeys): void {
  if (shortcut.does === "undo") keys.acts.undoLast();
  if (shortcut.does === "clear") clear(keys);
  if (shortcut.does === "find") {
    keys.findRef.current?.focus();
    keys.findRef.current?.select();
  }
  if (shortcut.does === "action") {
    const action = keys.room.actions.find(({ code }) => code === shortcut.code);
    if (action !== undefined) keys.acts.choose(action);
  }
}

/** Text of the field that has the cursor. */
function textAtCursor(): string {
  const field = document.activeElement;
  return field instanceof HTMLInputElement ? field.value : "";
}

/** An open popover takes Escape for itself. */
function closesDetails({ key }: KeyboardEvent): boolean {
  return key === "Escape" && document.querySelector(":popover-open") !== null;
}

/** Before any field or button sees it: a scanner's Enter must not confirm an amount. */
function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function listenTo(keys: DeskKeys): (event: KeyboardEvent) => void {
  let burst = noBurst;
  return (event) => {
    const stroke = { key: event.key, at: event.timeStamp };
    const scanned = scanOf(burst, stroke);
    burst = scanned === null ? strike(burst, stroke) : noBurst;
    if (scanned !== null) {
      take(event);
      const whole = scannedOf(scanned, textAtCursor());
      keys.acts.type("");
      keys.identify(whole);
      return;
    }
    const shortcut = closesDetails(event) ? null : shortcutOf(event);
    if (shortcut === null) return;
    take(event);
    if (!event.repeat) obey(shortcut, keys);
  };
}

export function useDeskKeys(keys: DeskKeys): void {
  const { room, acts, identify, findRef } = keys;
  useEffect(() => {
    const onKey = listenTo({ room, acts, identify, findRef });
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [room, acts, identify, findRef]);
}
