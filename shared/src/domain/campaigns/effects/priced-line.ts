import type { Millionths } from "../../quantity.ts";

/** A line as the effect before left it. Minor units with VAT. */
export type PricedLine = {
  readonly net: number;
  readonly quantity: Millionths;
  /** Whole units; 0 where the article is sold by weight or the quantity is broken. */
  readonly units: number;
  /** What the line costs in a price group; undefined where nobody has said. */
  readonly priceIn: (priceGroup: string) => number | undefined;
};

/** What an effect takes off, line by line. */
export type Off = {
  readonly amounts: readonly number[];
  /** Units of each line that are free by themselves. */
  readonly freed?: readonly number[];
  /** What a reward is worth beyond what there was to take. */
  readonly lost?: number;
  /** A selected line has no price in the price group. */
  readonly unpriced?: true;
};

export type FieldProblem = { readonly field: string; readonly reason: string };

/** Rounding: half up. Exact as long as the product is a safe integer. */
export function shareOf(amount: number, basisPoints: number): number {
  return Math.floor((2 * amount * basisPoints + 10_000) / 20_000);
}

export function totalOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
