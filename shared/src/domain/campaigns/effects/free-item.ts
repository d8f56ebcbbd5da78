import { allocate } from "../../allocate.ts";
import { type Off, type PricedLine, totalOf } from "./priced-line.ts";
import { cheapestFirst, dearestFirst, type UnitRun } from "./unit-runs.ts";

/** Buy so many, get so many free; with `buy` 0 the articles are free by themselves (a reward). */
export type FreeItem = {
  readonly type: "freeItem";
  readonly buy: number;
  readonly free: number;
  readonly maxFree?: number | undefined;
  readonly maxUnitPrice?: number | undefined;
};

/**
 * The cheapest are free and the discount is spread over all that qualify, so that returning a dear
 * one gives no more than its share; a reward takes the dearest, and stays on it.
 * Source: SPEC R745.
 */
export function freeItem(effect: FreeItem, lines: readonly PricedLine[]): Off {
  const { buy, free } = effect;
  if (buy < 0 || free < 1) throw new RangeError(`buy ${buy}, get ${free}`);
  return buy === 0 ? freeArticle(effect, lines) : buySomeGetSome(effect, lines);
}

function freeArticle(effect: FreeItem, lines: readonly PricedLine[]): Off {
  const count = Math.min(effect.free, effect.maxFree ?? effect.free);
  const amounts = lines.map(() => 0);
  const freed = lines.map(() => 0);
  for (const { line, value, taken } of taking(dearestFirst(lines), { count, effect })) {
    amounts[line] = (amounts[line] ?? 0) + value * taken;
    freed[line] = (freed[line] ?? 0) + taken;
  }
  return { amounts, freed };
}

function buySomeGetSome(effect: FreeItem, lines: readonly PricedLine[]): Off {
  const { buy, free } = effect;
  const units = totalOf(lines.map((line) => line.units));
  const earned = Math.floor(units / (buy + free)) * free;
  const count = Math.min(earned, effect.maxFree ?? earned);
  const taken = taking(cheapestFirst(lines), { count, effect });
  const sum = taken.reduce((total, one) => total + one.value * one.taken, 0);
  const weights = lines.map((line) => (line.units > 0 ? line.net : 0));
  return { amounts: allocate(sum, weights) };
}

type Taken = UnitRun & { readonly taken: number };

function taking(
  runs: readonly UnitRun[],
  { count, effect }: { readonly count: number; readonly effect: FreeItem },
): readonly Taken[] {
  const dearest = effect.maxUnitPrice ?? Number.POSITIVE_INFINITY;
  const taken: Taken[] = [];
  let left = count;
  for (const run of runs) {
    if (left === 0) break;
    if (run.value > dearest) continue;
    taken.push({ ...run, taken: Math.min(left, run.count) });
    left -= Math.min(left, run.count);
  }
  return taken;
}
