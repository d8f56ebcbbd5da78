import { useCallback, useEffect, useRef } from "react";

const leaving = "cardweave:leaving";
const discarded = "cardweave:discarded";

/** False while something that was typed would be lost. */
export function mayLeave(): boolean {
  return dispatchEvent(new Event(leaving, { cancelable: true }));
}

/** Whoever typed has said that it may be lost. */
export function discardUnsaved(): void {
  dispatchEvent(new Event(discarded));
}

/**
 * Holds whoever goes away while something is unsaved; the page asks them. The answer is called with
 * true at once when it is kept, before the page goes on, and with false when it is typed again.
 */
export function useUnsaved(isUnsaved: boolean): (isKept: boolean) => void {
  const isKept = useRef(false);
  useEffect(() => {
    if (!isUnsaved) {
      isKept.current = false;
      return undefined;
    }
    const hold = (event: Event): void => {
      if (!isKept.current) event.preventDefault();
    };
    const forget = (): void => {
      isKept.current = true;
    };
    const all = [leaving, "beforeunload"];
    for (const name of all) addEventListener(name, hold);
    addEventListener(discarded, forget);
    return () => {
      for (const name of all) removeEventListener(name, hold);
      removeEventListener(discarded, forget);
    };
  }, [isUnsaved]);
  return useCallback((kept) => {
    isKept.current = kept;
  }, []);
}
