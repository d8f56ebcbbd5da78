import { useEffect, useRef } from "react";
import { usePortal } from "../frame/portal-room.tsx";

/**
 * Reads a list again when somebody else has changed the network, or the line is there again.
 * Promise: never under an edit, as the edit is guarded by the version that it began with; what was
 * missed meanwhile is read once the edit is over.
 */
export function useNetworkNews(reload: () => void, isEditing: boolean): void {
  const { line } = usePortal();
  const isMissed = useRef(false);
  const rests = useRef(isEditing);
  rests.current = isEditing;
  useEffect(() => {
    const hear = (): void => {
      if (rests.current) isMissed.current = true;
      else reload();
    };
    let was = line.state().reached;
    const turn = (): void => {
      const { reached } = line.state();
      if (was === false && reached === true) hear();
      was = reached;
    };
    const stops = ["network", "resync"].map((name) => line.hear(name, hear));
    stops.push(line.onChange(turn));
    return () => {
      for (const stop of stops) stop();
    };
  }, [line, reload]);
  useEffect(() => {
    if (isEditing || !isMissed.current) return;
    isMissed.current = false;
    reload();
  }, [isEditing, reload]);
}
