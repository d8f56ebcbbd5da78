import { list, orNull, type Read, shape, text, whole, yes } from "@cardweave/shared/ui/api/readers";

export interface Tier {
  readonly id: string;
  readonly name: { readonly de: string; readonly en: string };
  /** What it takes in the period: points, or minor units of the currency. */
  readonly from: number;
}

export interface TierProgramme {
  readonly id: string;
  readonly name: { readonly de: string; readonly en: string };
  readonly measure: string;
  readonly purse: string | null;
  /** Of a rolling period; null for the calendar year. */
  readonly months: number | null;
  readonly tiers: readonly Tier[];
  readonly active: boolean;
  readonly version: string;
}

const names = shape({ de: text, en: text });

export const readProgramme: Read<TierProgramme> = shape({
  id: text,
  name: names,
  measure: text,
  purse: orNull(text),
  months: orNull(whole),
  tiers: list(shape({ id: text, name: names, from: whole })),
  active: yes,
  version: text,
});
