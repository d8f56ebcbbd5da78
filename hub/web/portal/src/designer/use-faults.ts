import type { CardDesign } from "@cardweave/shared/domain/card-design/design";
import { usePage } from "@cardweave/shared/ui/components/page-room";
import { useEffect, useState } from "react";
import { type Fault, readFaults } from "./design-shapes.ts";
import { schemeOf } from "./sample-card.ts";

const settledMs = 200;

/** What the hub finds wrong with the draft; asked when nobody has changed it for a moment. */
export function useFaults(design: CardDesign, start: readonly Fault[]): readonly Fault[] {
  const { api, after } = usePage();
  const [faults, setFaults] = useState(start);
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const body = { design, scheme: schemeOf(design) };
      const call = { method: "POST", path: "/v1/cards/designs/check", body } as const;
      const answer = await api(call, readFaults);
      if (isWanted && answer.kind === "done") setFaults(answer.value.faults);
    };
    const callOff = after(settledMs, () => void ask());
    return () => {
      isWanted = false;
      callOff();
    };
  }, [api, after, design]);
  return faults;
}
