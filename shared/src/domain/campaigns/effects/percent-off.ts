import { allocate } from "../../allocate.ts";
import { type FieldProblem, type Off, type PricedLine, shareOf, totalOf } from "./priced-line.ts";

/** `max` holds for a receipt. */
export type PercentOff = {
  readonly type: "percentOff";
  readonly target: "line" | "basket";
  readonly basisPoints: number;
  readonly max?: number | undefined;
};

/** Rounding: half up, of each line or once of the sum. Source: SPEC R741. */
export function percentOff(effect: PercentOff, lines: readonly PricedLine[]): Off {
  const nets = lines.map(({ net }) => net);
  const most = effect.max ?? Number.POSITIVE_INFINITY;
  if (effect.target === "basket") {
    return { amounts: allocate(Math.min(most, shareOf(totalOf(nets), effect.basisPoints)), nets) };
  }
  const shares = nets.map((net) => shareOf(net, effect.basisPoints));
  return { amounts: totalOf(shares) > most ? allocate(most, shares) : shares };
}

export function percentOffProblems({ basisPoints }: PercentOff): readonly FieldProblem[] {
  return basisPoints > 10_000 ? [{ field: "basisPoints", reason: "more than 100 percent" }] : [];
}
