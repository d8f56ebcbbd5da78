import type { PurseId } from "../../ids.ts";
import type { FieldProblem } from "./priced-line.ts";

export type ScaleStep = { readonly from: number; readonly points: number };

/**
 * How long something is good. `roundTo` stretches months to the end of the month or year they end
 * in; `yearEnd` is 31 December of so many years later, 0 of the same year.
 */
export type Expiry =
  | { readonly months: number; readonly roundTo?: "monthEnd" | "yearEnd" | undefined }
  | { readonly days: number }
  | { readonly yearEnd: number };

/** `points` for each whole `per` minor units; `scale` is the points per step from an amount on. */
export type EarnPoints = {
  readonly type: "earnPoints";
  readonly purse: PurseId;
  readonly per: number;
  readonly points: number;
  readonly gracePoints?: number | undefined;
  readonly scale?: readonly ScaleStep[] | undefined;
  readonly cap?: number | undefined;
  readonly pendingDays?: number | undefined;
  readonly expires?: Expiry | undefined;
};

/** The highest step reached sets the points per step for everything. Source: SPEC R751. */
export function pointsPerStep({ points, scale = [] }: EarnPoints, base: number): number {
  return scale.findLast(({ from }) => base >= from)?.points ?? points;
}

/** Rounding: whole steps only, before any cap. Source: SPEC R750. */
export function earnedPoints(effect: EarnPoints, base: number): number {
  return Math.floor(base / effect.per) * pointsPerStep(effect, base);
}

export function earnPointsProblems(effect: EarnPoints): readonly FieldProblem[] {
  const { points, gracePoints = 0, scale = [] } = effect;
  const problems: FieldProblem[] = [];
  if (gracePoints > points) {
    problems.push({ field: "gracePoints", reason: "more than the points of a step" });
  }
  for (const [at, step] of scale.entries()) {
    const before = scale[at - 1] ?? { from: 0, points };
    if (step.from <= before.from) {
      problems.push({ field: `scale.${at}.from`, reason: "not above the step before" });
    }
    if (step.points < before.points) {
      problems.push({ field: `scale.${at}.points`, reason: "a scale never falls" });
    }
  }
  return problems;
}
