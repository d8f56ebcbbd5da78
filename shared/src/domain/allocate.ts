import { assert } from "./assert.ts";

/**
 * Splits a whole amount in proportion to whole weights.
 *
 * Rounding: largest remainder, ties to the earlier weight.
 * Promise: the parts add up to the amount, and no part is above its weight when the amount is not
 * above their sum.
 */
export function allocate(amount: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  assert(amount === 0 || total > 0n, "an amount is split among weights");
  if (amount === 0) return weights.map(() => 0);
  const shares = weights.map((weight, at) => {
    const product = BigInt(amount) * BigInt(weight);
    return { at, share: Number(product / total), rest: product % total };
  });
  const missing = amount - shares.reduce((sum, { share }) => sum + share, 0);
  const lucky = shares
    .toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
    .slice(0, missing);
  const extra = new Set(lucky.map(({ at }) => at));
  return shares.map(({ at, share }) => share + (extra.has(at) ? 1 : 0));
}
