import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useMemo } from "react";
import { tierTexts } from "./tier-texts.ts";
import type { TierValues } from "./tier-values.ts";

interface Step {
  readonly name: { readonly de: string; readonly en: string };
  readonly from: number;
}

export interface TierWords {
  /** "Silver from 500" */
  readonly stepOf: (step: Step, measure: string) => string;
  readonly sentenceOf: (values: TierValues) => string;
}

/** Thresholds and programmes in the words of the page. */
export function useTierWords(): TierWords {
  const texts = useTexts(tierTexts);
  const { language, money, number } = useFormats();
  return useMemo(() => {
    const stepOf: TierWords["stepOf"] = ({ name, from }, measure) =>
      texts.step(name[language], measure === "turnover" ? money(from) : number(from));
    const sentenceOf: TierWords["sentenceOf"] = ({ tiers, measure, period, months }) => {
      const steps = tiers
        .toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))
        .map(({ nameDe, nameEn, from }) => {
          const name = { de: nameDe, en: nameEn === "" ? nameDe : nameEn };
          return stepOf({ name, from: from ?? 0 }, measure);
        });
      const isTurnover = measure === "turnover";
      return texts.sentence({ isTurnover, months: period === "year" ? null : months, steps });
    };
    return { stepOf, sentenceOf };
  }, [texts, language, money, number]);
}
