import { allocate } from "../../allocate.ts";
import type { Off, PricedLine } from "./priced-line.ts";
import { dearestFirst, type UnitRun } from "./unit-runs.ts";

/** `quantity` units together for `amount`: 3 for 5.00. */
export type FixedPrice = {
  readonly type: "fixedPrice";
  readonly amount: number;
  readonly quantity: number;
};

type Part = UnitRun;

/** Full sets of the dearest units first, as long as they are dearer. Source: SPEC R746. */
export function fixedPrice({ amount, quantity }: FixedPrice, lines: readonly PricedLine[]): Off {
  const amounts = lines.map(() => 0);
  for (const { parts, times } of setsOf(dearestFirst(lines), quantity)) {
    const sum = parts.reduce((total, { value, count }) => total + value * count, 0);
    if (sum <= amount) break;
    const weights = parts.map(({ value, count }) => value * count);
    for (const [at, share] of allocate(sum - amount, weights).entries()) {
      const line = parts[at]?.line ?? 0;
      amounts[line] = (amounts[line] ?? 0) + share * times;
    }
  }
  return { amounts };
}

type Sets = { readonly parts: readonly Part[]; readonly times: number };

/** Equal sets are one with a number, so that a million units cost no more than two. */
function* setsOf(runs: readonly UnitRun[], quantity: number): Generator<Sets> {
  if (quantity < 1) throw new RangeError(`a set of ${quantity}`);
  let open: readonly Part[] = [];
  for (const run of runs) {
    const { parts, left } = fill(open, run, quantity);
    const isFull = countOf(parts) === quantity;
    if (isFull) yield { parts, times: 1 };
    open = isFull ? [] : parts;
    if (left === 0) continue;
    const times = Math.floor(left / quantity);
    if (times > 0) yield { parts: [{ ...run, count: quantity }], times };
    open = [{ ...run, count: left - times * quantity }].filter(({ count }) => count > 0);
  }
}

/** A set that was begun takes from a run what it still needs. */
function fill(
  open: readonly Part[],
  run: UnitRun,
  quantity: number,
): { readonly parts: readonly Part[]; readonly left: number } {
  if (open.length === 0) return { parts: open, left: run.count };
  const count = Math.min(quantity - countOf(open), run.count);
  return { parts: [...open, { ...run, count }], left: run.count - count };
}

function countOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}
