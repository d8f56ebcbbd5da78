import type { AccountState } from "../account.ts";
import type { Credit, Debit, Receipt } from "../bodies.ts";
import type { DocId, EntryId, ReceiptId } from "../ids.ts";
import { sumOf } from "../lines.ts";
import type { Millionths } from "../quantity.ts";
import { millionthsOf } from "../quantity.ts";
import { allKept, type Kept } from "../receipt-right.ts";

/** A credit or debit that was booked with a sale. */
export type Booking<B extends Credit | Debit = Credit | Debit> = {
  readonly id: EntryId;
  readonly doc: DocId;
  readonly body: B;
};

/** All that a return depends on, besides the accounts as they are now. */
export type SoldReceipt = {
  /** The entry of the receipt itself, and the document that it is in. */
  readonly entry: EntryId;
  readonly doc: DocId;
  readonly receipt: ReceiptId;
  readonly body: Receipt;
  /** What was booked with it and by its hold, in their order. */
  readonly bookings: readonly Booking[];
  /** What it took from campaigns' budgets and from caps of its branch. */
  readonly used: readonly Booking[];
  /** The notes of its earlier returns. */
  readonly returned: readonly Receipt[];
};

/** What the customer still has of each line. */
export function keptOf({ body, returned }: Pick<SoldReceipt, "body" | "returned">): Kept {
  const kept = new Map<string, Millionths>(allKept(body));
  for (const line of returned.flatMap(({ lines }) => lines)) {
    const back = millionthsOf(line.quantity) ?? 0;
    kept.set(line.id, Math.max(0, (kept.get(line.id) ?? 0) - back));
  }
  return kept;
}

export function isCredit(booking: Booking): booking is Booking<Credit> {
  return booking.body.kind === "credit";
}

export function isDebit(booking: Booking): booking is Booking<Debit> {
  return booking.body.kind === "debit";
}

export function amountOf({ body }: Booking): number {
  return body.kind === "credit" ? body.amount : sumOf(body.lines) + body.beyond;
}

/** What has not been undone of a booking. */
export function openOf(booking: Booking, { reversed }: Pick<AccountState, "reversed">): number {
  return amountOf(booking) - (reversed[booking.id] ?? 0);
}
