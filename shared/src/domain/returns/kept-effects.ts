import type { ReceiptEffect, ReceiptLine } from "../bodies.ts";
import type { Millionths } from "../quantity.ts";
import { type Kept, quantityOf } from "../receipt-right.ts";
import { worthKept } from "./return-lines.ts";

export type KeptLine = {
  readonly line: ReceiptLine;
  readonly quantity: Millionths;
  /** Minor units of the line's net that are kept. */
  readonly net: number;
};

/**
 * What an earning effect gives on the lines as far as they are kept: amount and quantity conditions
 * tested again, all others taken as met. It may not depend on how the rest came back.
 */
export type KeptByEffect = (effect: ReceiptEffect, kept: readonly KeptLine[]) => number;

export function keptLines(lines: readonly ReceiptLine[], kept: Kept): readonly KeptLine[] {
  return lines.map((line) => ({
    line,
    quantity: kept.get(line.id) ?? 0,
    net: worthKept([line], kept, "net"),
  }));
}

/**
 * The fallback: what was given, in the proportion of the nets that are kept; by quantity where
 * they cost nothing. Rounding: down.
 */
export const inProportion: KeptByEffect = (effect, kept) => {
  const kind = isLoadBonus(effect) ? "load" : "goods";
  const base = kept.some(({ line }) => line.kind === kind)
    ? kept.filter(({ line }) => line.kind === kind)
    : kept;
  const net = base.reduce((sum, one) => sum + BigInt(one.line.net), 0n);
  if (net > 0n) {
    const left = base.reduce((sum, one) => sum + BigInt(one.net), 0n);
    return share(effect.gave, left, net);
  }
  const sold = base.reduce((sum, { line }) => sum + BigInt(quantityOf(line)), 0n);
  const left = base.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
  return sold === 0n ? 0 : share(effect.gave, left, sold);
};

function share(gave: number, part: bigint, whole: bigint): number {
  const within = part < 0n ? 0n : part > whole ? whole : part;
  return Number((BigInt(gave) * within) / whole);
}

function isLoadBonus({ parameters }: ReceiptEffect): boolean {
  try {
    const effect: unknown = JSON.parse(parameters);
    return typeof effect === "object" && effect !== null && "type" in effect
      ? effect.type === "loadBonus"
      : false;
  } catch (fault) {
    if (fault instanceof SyntaxError) return false;
    throw fault;
  }
}
