import { type RefObject, useEffect, useRef } from "react";
import type { PagePorts } from "../ports.ts";
import { hitOf, isText } from "../till/hit-key.ts";
import { leaveText } from "./field-text.ts";

export type Pausing = Pick<PagePorts, "after">;

/** People who type an amount press the next key sooner, and scanners much sooner. */
const aloneMs = 400;

export interface Hits {
  readonly count: number;
  /** Where text goes on that is no pick. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly pick: (at: number) => void;
}

interface Held {
  readonly callOff: () => void;
  readonly pick: () => void;
}

function isElsewhere(target: EventTarget | null, field: HTMLInputElement): boolean {
  return target instanceof HTMLInputElement && target !== field;
}

/** Enter right behind a digit is about the list, and no amount. */
function pickNow(event: KeyboardEvent, held: Held | null): void {
  if (held === null) return;
  event.preventDefault();
  event.stopPropagation();
  held.pick();
}

function listenTo({ after }: Pausing, { count, field, pick }: Hits) {
  let held: Held | null = null;
  const letGo = (): Held | null => {
    const was = held;
    was?.callOff();
    held = null;
    return was;
  };
  const hold = (input: HTMLInputElement, digit: string, at: number): void => {
    const picked = (): void => {
      letGo();
      if (input.value !== digit) return;
      leaveText(input, "");
      pick(at);
    };
    held = { pick: picked, callOff: after(aloneMs, picked) };
  };
  const onKey = (event: KeyboardEvent): void => {
    const input = field.current;
    const was = letGo();
    if (input === null || isElsewhere(event.target, input)) return;
    if (event.key === "Enter") pickNow(event, was);
    if (!isText(event)) return;
    input.focus();
    const at = hitOf(event, count);
    if (at !== null && input.value === "" && !event.repeat) hold(input, event.key, at);
  };
  return { onKey, letGo };
}

/**
 * With a list of hits open, a digit that stands alone picks one; all other text goes on in the
 * field, whatever has the cursor.
 */
export function useHitKeys({ after }: Pausing, { count, field, pick }: Hits): void {
  // The list may be drawn anew between a digit and its pick.
  const latest = useRef(pick);
  useEffect(() => {
    latest.current = pick;
  });
  useEffect(() => {
    if (count === 0) return undefined;
    const { onKey, letGo } = listenTo(
      { after },
      { count, field, pick: (at) => latest.current(at) },
    );
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      letGo();
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, [after, count, field]);
}
