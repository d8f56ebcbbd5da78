import type { PricedLine } from "./priced-line.ts";

/** Units of one line that cost the same; a quantity of a million is one or two of these. */
export type UnitRun = { readonly line: number; readonly value: number; readonly count: number };

function runsOf({ net, units }: PricedLine, line: number): readonly UnitRun[] {
  if (units < 1) return [];
  const value = Math.floor(net / units);
  const dearer = net - value * units;
  const runs = [
    { line, value: value + 1, count: dearer },
    { line, value, count: units - dearer },
  ];
  return runs.filter(({ count }) => count > 0);
}

/** The whole units of all lines, dearest first, the earlier line first among equals. */
export function dearestFirst(lines: readonly PricedLine[]): readonly UnitRun[] {
  return lines.flatMap(runsOf).toSorted((a, b) => b.value - a.value || a.line - b.line);
}

export function cheapestFirst(lines: readonly PricedLine[]): readonly UnitRun[] {
  return lines.flatMap(runsOf).toSorted((a, b) => a.value - b.value || a.line - b.line);
}
