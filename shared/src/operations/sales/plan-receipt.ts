import type { Instant } from "../../domain/measure.ts";
import type { CardRef } from "../../protocol/http/card.ts";
import { cancelRows, isBack } from "./cancel-rows.ts";
import type { RowReason, SaleRow } from "./sale-row.ts";

/** A receipt as the file has it: all rows of one number at one till. */
export type PosReceipt = {
  readonly till: string;
  readonly number: string;
  readonly lines: readonly number[];
  readonly rows: readonly SaleRow[];
  readonly broken: { readonly line: number; readonly reason: RowReason } | null;
};

/** The receipt that goods came from, and what of it came back. */
export type PlannedReturn = {
  readonly till: string;
  readonly number: string;
  readonly rows: readonly SaleRow[];
};

export type PlannedReceipt = {
  readonly at: Instant;
  readonly card: CardRef | null;
  /** What was sold; empty where all of it was cancelled or came back. */
  readonly rows: readonly SaleRow[];
  readonly returns: readonly PlannedReturn[];
};

export type ReceiptReason =
  | RowReason
  | "number-not-taken"
  | "card-differs"
  | "too-many-rows"
  | "return-without-receipt";

const mostRows = 500;
const numberForm = /^[\x20-\x7e]{1,64}$/;

/**
 * What is to be booked of a receipt. `after`: when the till's receipt before it was made, which
 * decides in the hour that the clock shows twice. Source: SPEC R811, R812, R813.
 */
export function planReceipt(receipt: PosReceipt, after: Instant): PlannedReceipt | ReceiptReason {
  const { rows, broken, number, till } = receipt;
  if (broken !== null) return broken.reason;
  if (!numberForm.test(number)) return "number-not-taken";
  if (rows.length > mostRows) return "too-many-rows";
  const cards = [...new Map(rows.flatMap(named)).values()];
  if (cards.length > 1) return "card-differs";
  const isOwn = (row: SaleRow) => !isBack(row) || originalOf(row, till) === `${till}/${number}`;
  const isOther = (row: SaleRow) => row.returnOf !== null && !isOwn(row);
  const { kept, open } = cancelRows(rows.filter((row) => !isOther(row)));
  if (open.length > 0) return "return-without-receipt";
  const times = rows.map(({ times: shown }) => shown.find((at) => at >= after) ?? shown.at(-1));
  const at = Math.max(...times.map((time) => time ?? 0)) as Instant;
  const returns = returnsOf(rows.filter(isOther), till);
  return { at, card: cards[0] ?? null, rows: kept, returns };
}

function named({ card }: SaleRow): readonly (readonly [string, CardRef])[] {
  return card === null ? [] : [[`${card.scheme}:${card.number}`, card]];
}

/** `till/number`, or the number alone for the same till. */
function originalOf({ returnOf }: SaleRow, till: string): string | null {
  if (returnOf === null) return null;
  return returnOf.includes("/") ? returnOf : `${till}/${returnOf}`;
}

function returnsOf(rows: readonly SaleRow[], till: string): readonly PlannedReturn[] {
  const byOriginal = new Map<string, SaleRow[]>();
  for (const row of rows) {
    const original = originalOf(row, till) ?? "";
    byOriginal.set(original, [...(byOriginal.get(original) ?? []), row]);
  }
  return [...byOriginal].map(([original, own]) => {
    const cut = original.indexOf("/");
    return { till: original.slice(0, cut), number: original.slice(cut + 1), rows: own };
  });
}
