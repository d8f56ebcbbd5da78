import { assert } from "./assert.ts";

/**
 * Splits a whole amount in proportion to whole weights.
 *
 * Rounding: largest remainder, ties to the earlier weight.
 * Promise: the parts add up to the amount, and no part is above its weight when the amount is not
 * above their sum.
 */
export function allocate(amount: number, weights: readonly number[]): readonly number[] {
  if (amount === 0) return weights.map(() => 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  assert(total > 0, "an amount is split among weights");
  // Small products are exact as they are, and ten times faster.
  return Number.isSafeInteger(amount * total)
    ? allocateSmall(amount, weights, total)
    : allocateLarge(amount, weights);
}

type Share = { readonly share: number; readonly rest: number | bigint };

function allocateSmall(
  amount: number,
  weights: readonly number[],
  total: number,
): readonly number[] {
  const shares = weights.map((weight) => {
    const product = amount * weight;
    const rest = product % total;
    return { share: (product - rest) / total, rest };
  });
  return handOut(amount, shares);
}

function allocateLarge(amount: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = weights.map((weight) => {
    const product = BigInt(amount) * BigInt(weight);
    return { share: Number(product / total), rest: product % total };
  });
  return handOut(amount, shares);
}

/** One more to each of those with the largest remainders, until nothing is missing. */
function handOut(amount: number, shares: readonly Share[]): readonly number[] {
  const parts = shares.map(({ share }) => share);
  const missing = amount - parts.reduce((sum, share) => sum + share, 0);
  if (missing === 0) return parts;
  const byRest = shares
    .map(({ rest }, at) => ({ rest, at }))
    .toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (const { at } of byRest.slice(0, missing)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}
