import { allocate } from "../../allocate.ts";
import { type FieldProblem, type Off, type PricedLine, totalOf } from "./priced-line.ts";

/** Of a line: once, or for each of its units with `perQuantity`. */
export type AmountOff = {
  readonly type: "amountOff";
  readonly target: "line" | "basket";
  readonly amount: number;
  readonly perQuantity?: boolean | undefined;
};

const millionth = 1_000_000;

/** Rounding: half up where a unit is broken (0.50 off a kilogram). */
function ofLine({ amount, perQuantity }: AmountOff, { net, quantity }: PricedLine): number {
  if (perQuantity !== true) return Math.min(net, amount);
  const product = amount * quantity;
  return Number.isSafeInteger(product)
    ? Math.min(net, Math.floor((product + millionth / 2) / millionth))
    : net;
}

export function amountOff(effect: AmountOff, lines: readonly PricedLine[]): Off {
  if (effect.target === "line") return { amounts: lines.map((line) => ofLine(effect, line)) };
  const nets = lines.map(({ net }) => net);
  const taken = Math.min(effect.amount, totalOf(nets));
  return { amounts: allocate(taken, nets), lost: effect.amount - taken };
}

export function amountOffProblems({ target, perQuantity }: AmountOff): readonly FieldProblem[] {
  const isOdd = target === "basket" && perQuantity === true;
  return isOdd ? [{ field: "perQuantity", reason: "only where the target is the line" }] : [];
}
