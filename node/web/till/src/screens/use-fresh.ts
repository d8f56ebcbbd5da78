import { useEffect, useState } from "react";
import type { PagePorts } from "../ports.ts";

export type Clocks = Pick<PagePorts, "now" | "after">;

const undoMs = 10_000;

/** True for ten seconds after the booking: long enough to see a slip, short enough to be calm. */
export function useFresh(at: number, { now, after }: Clocks): boolean {
  const [isFresh, setFresh] = useState(now() - at < undoMs);
  useEffect(
    () => after(Math.max(0, undoMs - (now() - at)), () => setFresh(false)),
    [at, now, after],
  );
  return isFresh;
}
