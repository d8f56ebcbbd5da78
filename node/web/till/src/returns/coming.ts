import type { ReceiptView, ReturnPart } from "../api/sale-shapes.ts";

/** A line of a receipt, and how much of it can still come back. Decimal numbers of pieces or kilos. */
export interface OpenLine {
  readonly id: string;
  readonly sold: number;
  readonly left: number;
}

/** Parts of a millionth are noise of decimal texts. */
const fine = 1_000_000;

function rounded(value: number): number {
  return Math.round(value * fine) / fine;
}

export function openLines({ lines, returned }: ReceiptView): readonly OpenLine[] {
  return lines.map(({ id, quantity }) => {
    const sold = Number(quantity);
    const back = returned.filter((one) => one.id === id);
    const gone = back.reduce((sum, one) => sum + Number(one.quantity), 0);
    return { id, sold, left: Math.max(0, rounded(sold - gone)) };
  });
}

/** What a cashier has chosen, by line; nothing where 0. */
export type Chosen = Readonly<Record<string, number>>;

export function wholeOf(lines: readonly OpenLine[]): Chosen {
  return Object.fromEntries(lines.map(({ id, left }) => [id, left]));
}

/** One more or less of a line that is sold by the piece, never more than is left. */
export function stepped(chosen: Chosen, { id, left }: OpenLine, by: number): Chosen {
  const next = Math.min(left, Math.max(0, (chosen[id] ?? 0) + by));
  return { ...chosen, [id]: rounded(next) };
}

function isWhole(receipt: ReceiptView, lines: readonly OpenLine[], chosen: Chosen): boolean {
  return receipt.returned.length === 0 && lines.every(({ id, left }) => chosen[id] === left);
}

/** Null while nothing is chosen. A receipt without lines is taken back as it is. */
export function partOf(receipt: ReceiptView, chosen: Chosen): ReturnPart | null {
  const lines = openLines(receipt);
  const coming = lines.filter(({ id }) => (chosen[id] ?? 0) > 0);
  if (coming.length === 0) return null;
  if (isWhole(receipt, lines, chosen)) return { receipt: receipt.receipt };
  return {
    receipt: receipt.receipt,
    lines: coming.map(({ id }) => ({ id, quantity: `${chosen[id] ?? 0}` })),
  };
}
