import { useCallback, useMemo, useState } from "react";
import type { PurseDef, SessionView } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { useTexts } from "../screens/words.tsx";
import { practicePorts } from "./practice-ports.ts";

export interface Training {
  readonly isOn: boolean;
  readonly toggle: () => void;
}

const isOnMark = "1";

/** Stays on over a reload: nobody must book for real in the belief that it is practice. */
export function useTraining({ disk }: Pick<PagePorts, "disk">, { till }: SessionView): Training {
  const place = `cardweave.training.${till}`;
  const [isOn, setOn] = useState(() => disk.getItem(place) === isOnMark);
  const toggle = useCallback(() => {
    if (isOn) disk.removeItem(place);
    else disk.setItem(place, isOnMark);
    setOn(!isOn);
  }, [disk, place, isOn]);
  return { isOn, toggle };
}

export interface DeskPortsFacts {
  readonly ports: PagePorts;
  readonly who: SessionView;
  readonly purses: readonly PurseDef[] | null;
  readonly isTraining: boolean;
}

/** The ports of the desk: the node's, or those of somebody who practises. */
export function useDeskPorts({ ports, who, purses, isTraining }: DeskPortsFacts): PagePorts {
  const { slip } = useTexts().training;
  return useMemo(
    () => (isTraining && purses !== null ? practicePorts(ports, { who, purses, slip }) : ports),
    [ports, who, purses, isTraining, slip],
  );
}
