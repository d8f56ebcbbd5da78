import { useEffect } from "react";
import type { PagePorts } from "../ports.ts";
import { hitOf } from "../till/hit-key.ts";

export type Pausing = Pick<PagePorts, "after">;

/** A scanner sends its next key within 60 ms: its first digit must pick nothing. */
const aloneMs = 100;

/** Picks a hit by its digit, where nobody types and no scanner goes on. */
export function useHitKey({ after }: Pausing, at: number, pick: () => void): void {
  useEffect(() => {
    let callOff = (): void => undefined;
    const onKey = (event: KeyboardEvent): void => {
      callOff();
      const isTyped = event.target instanceof HTMLInputElement;
      if (hitOf(event, isTyped) === at && !event.repeat) callOff = after(aloneMs, pick);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      callOff();
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, [after, at, pick]);
}
