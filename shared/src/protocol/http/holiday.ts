import { z } from "zod";
import {
  firstHolidayYear,
  type GermanState,
  germanStates,
} from "../../domain/holidays/german-holidays.ts";
import { count, label, plain, slug, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

type Names = { readonly de: string; readonly en: string };

/** `version` is the ETag. Without regions it is a holiday everywhere. */
export type HolidayView = {
  readonly id: string;
  readonly date: string;
  readonly name: Names;
  readonly regions: readonly string[];
  readonly active: boolean;
  readonly version: string;
} & Warned;

export type NewHoliday = {
  readonly id: string;
  readonly date: string;
  readonly name: Names;
  readonly regions?: readonly string[] | undefined;
};

export type HolidayChange = {
  readonly date?: string | undefined;
  readonly name?: Names | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly active?: boolean | undefined;
};

/** The German holidays of a year. `states` says in which state a region of the network lies. */
export type GermanYear = {
  readonly year: number;
  readonly states?: Readonly<Record<string, GermanState>> | undefined;
};

/** `changed` counts those that were not in the calendar like this before. */
export type FilledYear = {
  readonly changed: number;
  readonly items: readonly HolidayView[];
} & Warned;

const date: z.ZodType<string> = z.iso.date().meta({ examples: ["2026-12-25"] });
const name: z.ZodType<Names> = z.object({ de: label, en: label });
const regions: z.ZodType<readonly string[]> = z
  .array(slug)
  .max(500)
  .readonly()
  .meta({ description: "None: everywhere" });

export const holidayView: z.ZodType<HolidayView> = z
  .object({
    id: plain,
    date,
    name: z.object({ de: plain, en: plain }),
    regions: z.array(plain).readonly(),
    active: yes,
    version: plain,
    warnings,
  })
  .meta({ id: "Holiday" });

export const holidayList: z.ZodType<Listed<HolidayView>> = listOf(holidayView, "HolidayList");

export const newHoliday: z.ZodType<NewHoliday> = z
  .object({ id: slug, date, name, regions: regions.optional() })
  .meta({
    id: "NewHoliday",
    examples: [
      { id: "2026-08-08.peace", date: "2026-08-08", name: { de: "Friedensfest", en: "Peace Day" } },
    ],
  });

export const holidayChange: z.ZodType<HolidayChange> = z
  .object({
    date: date.optional(),
    name: name.optional(),
    regions: regions.optional(),
    active: yes.optional(),
  })
  .meta({ id: "HolidayChange", description: "`active: false` makes it a day like any other." });

export const holidayParams: z.ZodType<{ readonly id: string }> = z.object({ id: slug });

export const germanYear: z.ZodType<GermanYear> = z
  .object({
    year: z.int().min(firstHolidayYear).max(2199),
    states: z
      .record(slug, z.enum(germanStates))
      .optional()
      .meta({ description: "By region; a region without a state has the holidays of all states" }),
  })
  .meta({
    id: "GermanYear",
    description: "What a year has by law; what was changed by hand is put back.",
    examples: [{ year: 2027, states: { west: "NW", south: "BY" } }],
  });

export const filledYear: z.ZodType<FilledYear> = z
  .object({ changed: count, items: z.array(holidayView), warnings })
  .meta({ id: "FilledYear" });
