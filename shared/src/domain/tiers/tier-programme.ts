import type { PurseId } from "../ids.ts";

/** A tier and what has to be collected for it, in the programme's unit. */
export type TierStep = {
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly from: number;
};

export const tierMeasures = ["points", "turnover"] as const;
export type TierMeasure = (typeof tierMeasures)[number];

/**
 * How cards come by their tiers. `points`: what sales earned in `purse`; `turnover`: the goods of
 * receipts, minor units. `months`: the length of a rolling period; null is the calendar year.
 */
export type TierProgramme = {
  readonly kind: "tierProgramme";
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly measure: TierMeasure;
  readonly purse: PurseId | null;
  readonly months: number | null;
  /** The lowest first. */
  readonly steps: readonly TierStep[];
  readonly active: boolean;
};

type FieldProblem = { readonly field: string; readonly reason: string };

/** What is wrong with a programme by itself, field by field. Source: SPEC R652. */
export function programmeProblems(
  programme: Pick<TierProgramme, "measure" | "purse" | "steps">,
): readonly FieldProblem[] {
  const { measure, purse, steps } = programme;
  const problems: FieldProblem[] = [];
  if ((measure === "points") !== (purse !== null)) {
    const reason = measure === "points" ? "missing" : 'does not go with "turnover"';
    problems.push({ field: "purse", reason });
  }
  for (const [at, step] of steps.entries()) {
    const before = steps[at - 1]?.from ?? 0;
    if (step.from <= before) {
      problems.push({ field: `tiers.${at}.from`, reason: "not above the tier before" });
    }
    if (steps.findIndex(({ id }) => id === step.id) < at) {
      problems.push({ field: `tiers.${at}.id`, reason: "named twice" });
    }
  }
  return problems;
}

/** The one that holds: the first by id of those that are active. */
export function programmeIn(
  programmes: ReadonlyMap<string, TierProgramme>,
): TierProgramme | undefined {
  return [...programmes.values()]
    .filter(({ active }) => active)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
}
