import type { PurseId } from "../../ids.ts";
import { type EarnPoints, pointsPerStep } from "./earn-points.ts";
import type { FieldProblem } from "./priced-line.ts";

/** 20000 doubles the points of a purse. */
export type MultiplyPoints = {
  readonly type: "multiplyPoints";
  readonly purse: PurseId;
  readonly factorBasisPoints: number;
};

/**
 * What comes on top of a base effect. `base` is that effect's whole base, which sets its step;
 * `shared` is the net of the lines that both select.
 * Rounding: whole steps, then down. Source: SPEC R752.
 */
export function extraPoints(
  { factorBasisPoints }: MultiplyPoints,
  earning: EarnPoints,
  { base, shared }: { readonly base: number; readonly shared: number },
): number {
  const points = Math.floor(shared / earning.per) * pointsPerStep(earning, base);
  return Math.floor((points * (factorBasisPoints - 10_000)) / 10_000);
}

export function multiplyPointsProblems(effect: MultiplyPoints): readonly FieldProblem[] {
  if (effect.factorBasisPoints >= 10_000) return [];
  return [{ field: "factorBasisPoints", reason: "less than once" }];
}
