import type { CardDesign } from "@cardweave/shared/domain/card-design/design";
import { shape, text } from "@cardweave/shared/ui/api/readers";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import { useMemo } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { type Sample, schemeOf } from "./sample-card.ts";

const readDomain = shape({ value: text });
/** Stands in until the network's own is known; codes are as large with most others. */
const anyDomain = "karte.example";

/** Of the network's links, which QR codes hold. */
export function useDomain(): string {
  return useItem("/v1/policy/domain", readDomain).value?.value ?? anyDomain;
}

export interface SampleOf extends Pick<Sample, "language" | "domain"> {
  readonly design: CardDesign;
}

/** What a card of nobody's shows on this design. */
export function useSample({ design, language, domain }: SampleOf): Sample {
  const { networkName } = usePortal().who;
  const scheme = schemeOf(design);
  return useMemo(
    () => ({ language, scheme, networkName, domain }),
    [language, scheme, networkName, domain],
  );
}
