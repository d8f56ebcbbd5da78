import { type RefObject, useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type Slice, sliceAt } from "./table-model.ts";

/** Tables above this many rows draw only those that are seen. */
export const virtualFrom = 200;

/** Before it has been measured. Unit: px. */
const likelyRowHeight = 48;

export interface Sliced extends Slice {
  /** Empty space in the place of the rows above and below. Unit: px. */
  readonly above: number;
  readonly below: number;
}

/** Paper does not scroll: all rows are there while it is printed. */
function useOnPaper(): boolean {
  const [isOnPaper, setOnPaper] = useState(false);
  useEffect(() => {
    // The browser prints what stands there when its event has been handled.
    const begin = (): void => flushSync(() => setOnPaper(true));
    const end = (): void => setOnPaper(false);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return isOnPaper;
}

/** Which of `count` rows of one height a scrolled box shows. */
export function useSlice(box: RefObject<HTMLElement | null>, count: number): Sliced {
  const [seen, setSeen] = useState({ top: 0, height: 800, rowHeight: likelyRowHeight });
  const isOnPaper = useOnPaper();
  const isVirtual = count > virtualFrom && !isOnPaper;
  const measure = useCallback(() => {
    const place = box.current;
    if (place === null) return;
    const row = place.querySelector("[data-row]");
    const rowHeight = row?.getBoundingClientRect().height ?? likelyRowHeight;
    const next = { top: place.scrollTop, height: place.clientHeight, rowHeight };
    setSeen((before) =>
      before.top === next.top && before.height === next.height && before.rowHeight === rowHeight
        ? before
        : next,
    );
  }, [box]);
  useEffect(() => {
    const place = box.current;
    if (place === null || !isVirtual) return undefined;
    measure();
    place.addEventListener("scroll", measure, { passive: true });
    const watcher = new ResizeObserver(measure);
    watcher.observe(place);
    return () => {
      place.removeEventListener("scroll", measure);
      watcher.disconnect();
    };
  }, [box, isVirtual, measure]);
  if (!isVirtual) return { from: 0, until: count, above: 0, below: 0 };
  const { from, until } = sliceAt({ count, ...seen });
  return {
    from,
    until,
    above: from * seen.rowHeight,
    below: (count - until) * seen.rowHeight,
  };
}
