import type { Line } from "./bodies.ts";

/** As much of `wanted` as the lines hold, taken in their order. */
export function takeFrom(lines: readonly Line[], wanted: number): readonly Line[] {
  let open = wanted;
  const taken: Line[] = [];
  for (const line of lines) {
    const amount = Math.min(open, line.amount);
    if (amount > 0) taken.push({ lot: line.lot, amount });
    open -= amount;
  }
  return taken;
}

export function sumOf(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, line) => sum + line.amount, 0);
}
