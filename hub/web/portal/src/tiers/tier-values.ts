import { shortNameOf } from "../network/short-name.ts";
import { namesOf, type TwoNames } from "../network/two-names.tsx";
import type { TierProgramme } from "./tier-shapes.ts";

export type StepValues = TwoNames & {
  /** Null for a new one, which gets its id from its name; `key` tells them apart until then. */
  readonly id: string | null;
  readonly key: number;
  readonly from: number | null;
};

export type TierValues = TwoNames & {
  readonly measure: string;
  readonly purse: string;
  readonly period: string;
  readonly months: number | null;
  readonly tiers: readonly StepValues[];
};

export function newStep(key: number): StepValues {
  return { id: null, key, nameDe: "", nameEn: "", from: null };
}

export function startWith(purse: string): TierValues {
  const tiers = [
    { id: "silver", key: 1, nameDe: "Silber", nameEn: "Silver", from: 500 },
    { id: "gold", key: 2, nameDe: "Gold", nameEn: "Gold", from: 2000 },
  ];
  const rule = { measure: purse === "" ? "turnover" : "points", purse, period: "year", months: 12 };
  return { nameDe: "", nameEn: "", ...rule, tiers };
}

export function valuesOf(row: TierProgramme): TierValues {
  const { name, measure, purse, months } = row;
  return {
    nameDe: name.de,
    nameEn: name.en,
    measure,
    purse: purse ?? "",
    period: months === null ? "year" : "rolling",
    months: months ?? 12,
    tiers: row.tiers.map((tier, at) => {
      return { id: tier.id, key: at, nameDe: tier.name.de, nameEn: tier.name.en, from: tier.from };
    }),
  };
}

/** The lowest first, in whatever order they were typed. */
function stepsOf(tiers: readonly StepValues[]): readonly object[] {
  return tiers
    .toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))
    .map((tier) => {
      const name = namesOf(tier);
      return { id: tier.id ?? shortNameOf(tier.nameDe), name, from: tier.from ?? 0 };
    });
}

/** What is collected for and over which period is said once, with a new programme. */
export function bodyOf(values: TierValues, row: TierProgramme | null): object {
  const { measure, purse, period, months, nameDe } = values;
  const change = { name: namesOf(values), tiers: stepsOf(values.tiers) };
  if (row !== null) return change;
  return {
    id: shortNameOf(nameDe),
    ...change,
    measure,
    purse: measure === "points" ? purse : null,
    months: period === "year" ? null : months,
  };
}
