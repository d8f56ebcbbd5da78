import { list, type Read, shape, text, whole, yes } from "@cardweave/shared/ui/api/readers";

/** A day on which campaigns that leave holidays out rest. Without regions: everywhere. */
export interface Holiday {
  readonly id: string;
  /** As YYYY-MM-DD. */
  readonly date: string;
  readonly name: { readonly de: string; readonly en: string };
  readonly regions: readonly string[];
  readonly active: boolean;
  readonly version: string;
}

export const readHoliday: Read<Holiday> = shape({
  id: text,
  date: text,
  name: shape({ de: text, en: text }),
  regions: list(text),
  active: yes,
  version: text,
});

export interface FilledYear {
  readonly changed: number;
  readonly items: readonly Holiday[];
}

export const readFilledYear: Read<FilledYear> = shape({ changed: whole, items: list(readHoliday) });
