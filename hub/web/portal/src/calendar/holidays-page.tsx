import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { PickMany } from "@cardweave/shared/ui/components/pick-many";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useMemo, useState } from "react";
import { network, type PageProps } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go } from "../frame/router.ts";
import type { Catalogue } from "../network/catalogue.ts";
import { CataloguePage } from "../network/catalogue-page.tsx";
import { catalogueTexts } from "../network/catalogue-texts.ts";
import { type Region, readRegion } from "../network/place-shapes.ts";
import { shortNameOf } from "../network/short-name.ts";
import { namesOf, TwoNameFields, type TwoNames } from "../network/two-names.tsx";
import { FillButton, FillYear } from "./fill-year.tsx";
import { type Holiday, readHoliday } from "./holiday-shapes.ts";
import { holidayTexts } from "./holiday-texts.ts";

type Values = TwoNames & {
  readonly date: string;
  /** None: everywhere. */
  readonly regions: readonly string[];
};

/** One year of the calendar; the year stands in the address. */
export function HolidaysPage({ params }: PageProps): ReactElement {
  const { now } = usePage();
  const thisYear = new Date(now()).getUTCFullYear();
  const given = Number(params["year"]);
  const year = given > 1999 && given < 2200 ? given : thisYear;
  const regions = useRows("/v1/regions", readRegion).value;
  const catalogue = useHolidays(regions ?? [], year);
  const mayWrite = useMay(network);
  const [isOpen, setOpen] = useState(false);
  const open = (): void => setOpen(true);
  const fill = <FillButton look="plain" onPress={open} />;
  return (
    <CataloguePage
      catalogue={catalogue}
      isShown={({ date }) => date.startsWith(`${year}-`)}
      tools={<YearChoice year={year} thisYear={thisYear} />}
      actions={(rows, isEmpty) =>
        mayWrite ? (
          <FillYear
            {...{ year, rows, regions: regions ?? [], isOpen }}
            button={isEmpty ? null : fill}
            onClose={() => setOpen(false)}
          />
        ) : null
      }
      {...(mayWrite ? { begin: <FillButton look="main" onPress={open} /> } : {})}
    />
  );
}

function YearChoice(props: { readonly year: number; readonly thisYear: number }): ReactElement {
  const { year, thisYear } = props;
  const texts = useTexts(holidayTexts);
  const near = [-1, 0, 1, 2, 3].map((step) => thisYear + step);
  const years = near.includes(year) ? near : [year, ...near].toSorted((a, b) => a - b);
  return (
    <select
      className="state-filter"
      aria-label={texts.year}
      value={year}
      onChange={(event) => go(`/network/holidays/${event.target.value}`)}
    >
      {years.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}

function useHolidays(regions: readonly Region[], year: number): Catalogue<Holiday, Values> {
  const texts = useTexts(holidayTexts);
  const any = useTexts(catalogueTexts);
  const { language, day } = useFormats();
  return useMemo(() => {
    const nameOf = (id: string): string => regions.find((one) => one.id === id)?.name ?? id;
    return {
      texts: { ...texts.holidays, emptyTitle: texts.emptyYear(year) },
      icon: "calendar",
      path: "/v1/holidays",
      read: readHoliday,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name[language] },
        {
          id: "date",
          label: texts.date,
          value: ({ date }) => date,
          text: ({ date }) => day(date),
          isMain: true,
        },
        {
          id: "regions",
          label: texts.regions,
          value: (row) => row.regions.map(nameOf).join(", ") || texts.everywhere,
        },
      ],
      nameOf: ({ name }) => name[language],
      start: { date: `${year}-01-01`, nameDe: "", nameEn: "", regions: [] },
      valuesOf: ({ date, name, regions: where }) => {
        return { date, nameDe: name.de, nameEn: name.en, regions: where };
      },
      bodyOf: (values, row) => {
        const { date } = values;
        const wish = { date, name: namesOf(values), regions: values.regions };
        return row === null ? { id: `${date}.${shortNameOf(values.nameDe)}`, ...wish } : wish;
      },
      fields: (form) => (
        <>
          <TextInput
            label={texts.date}
            name="date"
            type="date"
            isRequired
            value={form.values.date}
            reason={form.reasonFor("date")}
            onChange={(value) => form.set("date", value)}
          />
          <TwoNameFields form={form} />
          {regions.length === 0 ? null : (
            <PickMany
              label={texts.regions}
              choices={regions.map(({ id, name }) => ({ id, label: name }))}
              picked={form.values.regions}
              noneText={texts.everywhere}
              onChange={(value) => form.set("regions", value)}
            />
          )}
        </>
      ),
    };
  }, [texts, any, language, day, regions, year]);
}
