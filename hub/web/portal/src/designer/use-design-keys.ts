import { type RefObject, useEffect, useRef } from "react";
import { moved, resized } from "./draft.ts";
import type { Workshop } from "./use-workshop.ts";

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Unit: mm. */
const [fineStep, wideStep] = [0.1, 1] as const;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function isCommand({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey;
}

/** Ctrl+Z and Ctrl+Y; on a Mac with its own key, and Shift for the way forth. */
function stepFor(event: KeyboardEvent, shop: Workshop): (() => void) | undefined {
  if (!isCommand(event)) return undefined;
  const key = event.key.toLowerCase();
  if (key === "y" || (key === "z" && event.shiftKey)) return shop.redo;
  return key === "z" ? shop.undo : undefined;
}

/** Arrows move what is chosen, with Ctrl they change its size. Unit: mm. */
function itemActFor(event: KeyboardEvent, shop: Workshop): (() => void) | undefined {
  const { item, editItem } = shop;
  if (item === undefined || event.altKey) return undefined;
  if (event.key === "Delete") return () => editItem(null);
  if (event.key === "Escape") return () => shop.choose(null);
  const way = ways[event.key];
  if (way === undefined) return undefined;
  const step = event.shiftKey ? wideStep : fineStep;
  const act = event.ctrlKey || event.metaKey ? resized : moved;
  return () => editItem(act(item, way[0] * step, way[1] * step));
}

export interface DesignKeys {
  readonly shop: Workshop;
  /** Where arrows mean what is chosen. */
  readonly place: RefObject<HTMLElement | null>;
  readonly onSave: () => void;
}

function actFor(event: KeyboardEvent, keys: DesignKeys): (() => void) | undefined {
  if (document.querySelector("dialog[open]") !== null) return undefined;
  if (isCommand(event) && event.key.toLowerCase() === "s") return keys.onSave;
  if (isTyping(event.target)) return undefined;
  const isHere = keys.place.current?.contains(document.activeElement) === true;
  return stepFor(event, keys.shop) ?? (isHere ? itemActFor(event, keys.shop) : undefined);
}

/** Keys of the designer; all but saving rest while somebody types. */
export function useDesignKeys(keys: DesignKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const run = event.defaultPrevented ? undefined : actFor(event, now.current);
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}
