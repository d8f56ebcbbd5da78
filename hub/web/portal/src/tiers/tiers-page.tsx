import "../styles/tiers.css";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "../network/catalogue.ts";
import { CataloguePage } from "../network/catalogue-page.tsx";
import { catalogueTexts } from "../network/catalogue-texts.ts";
import { type Purse, readPurse } from "../network/purse-shapes.ts";
import { TierFields } from "./tier-fields.tsx";
import { readProgramme, type TierProgramme } from "./tier-shapes.ts";
import { tierTexts } from "./tier-texts.ts";
import { bodyOf, startWith, type TierValues, valuesOf } from "./tier-values.ts";
import { useTierWords } from "./use-tier-words.ts";

/** How cards come by their tiers. */
export function TiersPage(): ReactElement {
  const purses = useRows("/v1/purses", readPurse);
  const { value, problem, reload } = purses;
  // A new programme begins with the purse that is there.
  if (value !== null) return <Programmes purses={value} />;
  return problem === null ? <Skeleton /> : <TroubleState problem={problem} onAgain={reload} />;
}

function Programmes({ purses }: { readonly purses: readonly Purse[] }): ReactElement {
  return <CataloguePage catalogue={useProgrammes(purses)} />;
}

function useProgrammes(purses: readonly Purse[]): Catalogue<TierProgramme, TierValues> {
  const texts = useTexts(tierTexts);
  const any = useTexts(catalogueTexts);
  const { language } = useFormats();
  const { stepOf } = useTierWords();
  return useMemo(() => {
    const kinds = purses.filter(({ kind, active }) => kind === "points" && active);
    return {
      texts: texts.programmes,
      icon: "points",
      path: "/v1/tiers",
      read: readProgramme,
      writers: network,
      size: "large",
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name[language] },
        {
          id: "tiers",
          label: texts.tiers,
          value: ({ tiers, measure }) => tiers.map((one) => stepOf(one, measure)).join(", "),
          isMain: true,
        },
        {
          id: "measure",
          label: texts.measure,
          value: ({ measure }) => texts.measures[measure] ?? measure,
        },
        {
          id: "months",
          label: texts.period,
          value: ({ months }) =>
            months === null ? texts.calendarYear : `${months} ${texts.months}`,
        },
      ],
      nameOf: ({ name }) => name[language],
      start: startWith(kinds[0]?.id ?? ""),
      valuesOf,
      bodyOf,
      fields: (form, row) => <TierFields form={form} isNew={row === null} purses={kinds} />,
    };
  }, [texts, any, language, stepOf, purses]);
}
