import { millionthsOf, quantityText } from "../../domain/quantity.ts";
import { rfc3339 } from "../../domain/time.ts";
import type { ReversalRequest } from "../../protocol/http/booking.ts";
import { purseId } from "../../protocol/http/fields.ts";
import type { ReceiptLineView, ReceiptView } from "../../protocol/http/receipt.ts";
import type { BasketLineRequest, SaleRequest } from "../../protocol/http/sale.ts";
import { isSameArticle } from "./cancel-rows.ts";
import type { PlannedReceipt, PlannedReturn } from "./plan-receipt.ts";
import type { SaleRow } from "./sale-row.ts";

export type RequestFacts = {
  readonly till: string;
  readonly number: string;
  readonly currency: string;
  readonly zone: string;
};

/** Tenders that are paid from the card; all others are paid outside. */
const fromCard: ReadonlySet<string> = new Set(["prepaid", "guthaben", "kundenkarte", "card-money"]);
const money = purseId.parse("money");

/** A sale that has happened, with the discounts that the till gave. */
export function saleRequestOf(
  { at, card, rows }: PlannedReceipt,
  { till, number, currency, zone }: RequestFacts,
): SaleRequest {
  const paid = rows.filter(({ tender }) => fromCard.has((tender ?? "").toLowerCase()));
  const units = paid.reduce((sum, { amount, discount }) => sum + amount - discount, 0);
  return {
    mode: "record",
    at: rfc3339(zone, at),
    card,
    currency,
    till,
    receiptNumber: number,
    basket: { lines: rows.map(lineOf) },
    ...(units > 0 && card !== null ? { pay: [{ purse: money, amount: units }] } : {}),
  };
}

function lineOf(row: SaleRow, at: number): BasketLineRequest {
  const { kind, article, group, name, quantity, unitPrice, amount, discount, taxCode } = row;
  return {
    id: String(at + 1),
    kind,
    quantity: quantityText(Math.abs(quantity)),
    amount,
    ...(article === null ? {} : { article }),
    ...(group === null ? {} : { group }),
    ...(name === null ? {} : { name }),
    ...(unitPrice === null ? {} : { unitPrice: Math.abs(unitPrice) }),
    ...(taxCode === null ? {} : { taxCode }),
    ...(discount === 0 ? {} : { discounts: [{ amount: discount }] }),
  };
}

/** What comes back of a receipt, line by line; undefined for what was not sold there. */
export function reversalOf(
  from: PlannedReturn,
  original: ReceiptView,
  till: string,
): ReversalRequest | undefined {
  const left = new Map(original.lines.map((line) => [line.id, leftOf(line, original)]));
  const lines =
    linesBack(from.rows, original.lines, left) ??
    linesBack(from.rows, original.lines, all(original));
  if (lines === undefined) return undefined;
  return {
    receipt: { till: from.till, receiptNumber: from.number },
    lines,
    reason: "return",
    till,
  };
}

type Left = Map<string, number>;

function leftOf({ id, quantity }: ReceiptLineView, { returned }: ReceiptView): number {
  const back = returned.find((one) => one.id === id)?.quantity ?? "0";
  return (millionthsOf(quantity) ?? 0) - (millionthsOf(back) ?? 0);
}

/** As if nothing had come back: a return that was booked before is then known by its key. */
function all({ lines }: ReceiptView): Left {
  return new Map(lines.map(({ id, quantity }) => [id, millionthsOf(quantity) ?? 0]));
}

function linesBack(
  rows: readonly SaleRow[],
  lines: readonly ReceiptLineView[],
  left: Left,
): { id: string; quantity: string }[] | undefined {
  const taken: Left = new Map();
  const isThere = rows.every((row) => {
    const like = lines.filter((line) => isSameArticle(line, row));
    return takeFrom(like, { left, taken, wanted: Math.abs(row.quantity) });
  });
  if (!isThere) return undefined;
  return [...taken].map(([id, millionths]) => ({ id, quantity: quantityText(millionths) }));
}

type Taking = { readonly left: Left; readonly taken: Left; readonly wanted: number };

/** True when the lines have all that is wanted. */
function takeFrom(lines: readonly ReceiptLineView[], { left, taken, wanted }: Taking): boolean {
  let open = wanted;
  for (const { id } of lines) {
    const before = taken.get(id) ?? 0;
    const here = Math.max(0, Math.min(open, (left.get(id) ?? 0) - before));
    if (here > 0) taken.set(id, before + here);
    open -= here;
  }
  return open === 0;
}
