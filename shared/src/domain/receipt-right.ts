import type { Receipt, ReceiptLine } from "./bodies.ts";
import { largestAmount } from "./measure.ts";
import { keptShare, type Millionths, millionthsOf, piecesIn } from "./quantity.ts";

/** What is kept of each line, by its id. */
export type Kept = ReadonlyMap<string, Millionths>;

/** A line whose quantity cannot be read is one piece and comes back whole or not at all. */
export function quantityOf(line: Pick<ReceiptLine, "quantity">): Millionths {
  return millionthsOf(line.quantity) ?? 1_000_000;
}

/** Everything, as it was sold. */
export function allKept({ lines }: Pick<Receipt, "lines">): Kept {
  return new Map(lines.map((line) => [line.id, quantityOf(line)]));
}

/**
 * How much of a receipt's right to be returned the kept part of its lines stands for: their net in
 * minor units, and one for each piece, so that what cost nothing comes back only once, too.
 */
export function rightKept({ lines }: Pick<Receipt, "lines">, keeps: Kept): number {
  const sum = lines.reduce((total, line) => {
    const of = quantityOf(line);
    const kept = keeps.get(line.id) ?? 0;
    return total + keptShare(Math.abs(line.net), { kept, of }) + piecesIn(kept);
  }, 0);
  return Math.min(sum, largestAmount);
}

/** The right that a receipt begins with; it is the device's that wrote it. */
export function receiptRight(receipt: Pick<Receipt, "lines">): number {
  return rightKept(receipt, allKept(receipt));
}
