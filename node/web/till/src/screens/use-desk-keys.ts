import { type RefObject, useEffect } from "react";
import { noBurst, scanOf, strike } from "../till/scan-burst.ts";
import { scannedOf } from "../till/scanned-text.ts";
import { asksForKeys, type Shortcut, shortcutOf } from "../till/shortcuts.ts";
import type { ActionCode } from "../till/till-actions.ts";
import type { TillRoom } from "../till/till-room.ts";
import type { DeskActs } from "./desk-acts.ts";
import { leaveText, textAtCursor } from "./field-text.ts";

export interface DeskKeys {
  readonly room: TillRoom;
  readonly acts: DeskActs;
  readonly identify: (scanned: string) => void;
  readonly newCard: () => void;
  readonly findRef: RefObject<HTMLInputElement | null>;
}

export const keysPlace = "keys-help";

function look(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

function chosen({ room, acts }: DeskKeys, code: ActionCode): void {
  const action = room.actions.find((one) => one.code === code);
  if (action !== undefined) acts.choose(action);
}

function obey(shortcut: Shortcut, keys: DeskKeys): void {
  const { acts, findRef } = keys;
  if (shortcut.does === "place") acts.open(shortcut.place);
  else if (shortcut.does === "action") chosen(keys, shortcut.code);
  else {
    const does: Readonly<Record<typeof shortcut.does, () => void>> = {
      find: () => look(findRef.current),
      clear: acts.back,
      undo: acts.undoLast,
      "new-card": keys.newCard,
      keys: () => document.getElementById(keysPlace)?.togglePopover(),
    };
    does[shortcut.does]();
  }
}

/** Takes a scan out of the field that it went to, as if nobody had typed there. */
function wipe(keys: string): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || !field.value.endsWith(keys)) return;
  leaveText(field, field.value.slice(0, -keys.length));
}

/** The scan that those keys were, which leaves the field that it went to. */
function takenOut(keys: string, run: string): string {
  const text = textAtCursor();
  const inField = scannedOf(keys, text);
  // A field that takes no text while a booking is under way holds nothing of it.
  const whole = inField === keys ? scannedOf(keys, run) : inField;
  wipe(text.endsWith(whole) ? whole : keys);
  return whole;
}

/** An open popover or dialog takes Escape for itself. */
function closesDetails({ key }: KeyboardEvent): boolean {
  return key === "Escape" && document.querySelector(":popover-open, dialog[open]") !== null;
}

/** Before any field or button sees it: a scanner's Enter must not confirm an amount. */
function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** `?` is part of what is typed, unless there is nothing yet. */
function shortcutAt(event: KeyboardEvent): Shortcut | null {
  return asksForKeys(event, textAtCursor()) ? { does: "keys" } : shortcutOf(event);
}

function listenTo(keys: DeskKeys): (event: KeyboardEvent) => void {
  let burst = noBurst;
  return (event) => {
    const stroke = { key: event.key, at: event.timeStamp };
    const scanned = scanOf(burst, stroke);
    const { run } = burst;
    burst = scanned === null ? strike(burst, stroke) : noBurst;
    if (scanned !== null) {
      take(event);
      const whole = takenOut(scanned, run);
      keys.acts.type("");
      keys.identify(whole);
      return;
    }
    const shortcut = closesDetails(event) ? null : shortcutAt(event);
    if (shortcut === null) return;
    take(event);
    if (!event.repeat) obey(shortcut, keys);
  };
}

export function useDeskKeys(keys: DeskKeys): void {
  const { room, acts, identify, newCard, findRef } = keys;
  useEffect(() => {
    const onKey = listenTo({ room, acts, identify, newCard, findRef });
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [room, acts, identify, newCard, findRef]);
}
