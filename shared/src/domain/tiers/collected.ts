import type { Body, Credit, Receipt } from "../bodies.ts";
import { compareText } from "../compare-text.ts";
import type { Entry } from "../entry.ts";
import type { EntryId, ReceiptId } from "../ids.ts";
import { sumOf } from "../lines.ts";
import type { BusinessDay } from "../lots.ts";
import { instant } from "../measure.ts";
import { dayIn } from "../time.ts";
import type { TierProgramme } from "./tier-programme.ts";

/** An entry that counts. */
export type Counted = {
  readonly id: EntryId;
  readonly entry: Entry;
  readonly receipt: ReceiptId | null;
};

/** What was collected on a day and has not come back. */
export type Collected = { readonly day: BusinessDay; readonly amount: number };

type Part = { readonly at: number; amount: number };

/**
 * What a card has collected for its tier, day by day in the network's zone, the earliest first.
 * What came back is taken off the day on which it was collected.
 * Promise: a function of the set of entries; their order leaves no trace. Source: SPEC R653.
 */
export function collectedIn(
  entries: readonly Counted[],
  programme: Pick<TierProgramme, "measure" | "purse">,
  zone: string,
): readonly Collected[] {
  const parts =
    programme.measure === "turnover" ? turnover(entries) : earned(entries, programme.purse);
  const days = new Map<BusinessDay, number>();
  for (const { at, amount } of parts) {
    const day = dayIn(zone, instant(at));
    days.set(day, (days.get(day) ?? 0) + Math.max(0, amount));
  }
  return [...days]
    .filter(([, amount]) => amount > 0)
    .map(([day, amount]) => ({ day, amount }))
    .toSorted((a, b) => compareText(a.day, b.day));
}

function earned(entries: readonly Counted[], purse: TierProgramme["purse"]): readonly Part[] {
  const sold = new Map(entries.flatMap(happened));
  const parts = new Map<EntryId, Part>();
  for (const { id, entry } of entries) {
    const { body, hlc } = entry;
    if (!isEarned(body, purse)) continue;
    const at = sold.get(body.receipt ?? noReceipt) ?? hlc.ms;
    parts.set(id, { at, amount: body.amount });
  }
  for (const { body } of entries.map(({ entry }) => entry)) {
    if (body.kind === "reverse") take(parts.get(body.of), sumOf(body.lines) + body.beyond);
  }
  return [...parts.values()];
}

const noReceipt = "" as ReceiptId;

function isEarned(body: Body, purse: TierProgramme["purse"]): body is Credit {
  return body.kind === "credit" && body.purse === purse && body.reason === "earned";
}

function take(part: Part | undefined, amount: number): void {
  if (part !== undefined) part.amount -= amount;
}

function turnover(entries: readonly Counted[]): readonly Part[] {
  const receipts = entries.flatMap(receiptOf);
  const parts = new Map(
    receipts
      .filter(isSale)
      .map(({ receipt, body, at }) => [receipt, { at, amount: goodsIn(body) }]),
  );
  for (const { body } of receipts) take(parts.get(body.of ?? noReceipt), goodsIn(body));
  return [...parts.values()];
}

type Noted = { readonly receipt: ReceiptId; readonly body: Receipt; readonly at: number };

function receiptOf({ entry, receipt }: Counted): readonly Noted[] {
  const { body, hlc } = entry;
  if (body.kind !== "receipt" || receipt === null) return [];
  return [{ receipt, body, at: body.at ?? hlc.ms }];
}

/** A hold is none before it is paid, nor is what comes back. */
function isSale({ body: { of, hold }, receipt }: Noted): boolean {
  return of === null && hold !== receipt;
}

function goodsIn({ lines }: Receipt): number {
  return lines.reduce((sum, { kind, net }) => (kind === "goods" ? sum + net : sum), 0);
}

/** When a recorded sale happened, by its receipt. */
function happened({ entry, receipt }: Counted): readonly (readonly [ReceiptId, number])[] {
  const { body } = entry;
  if (body.kind !== "receipt" || receipt === null || body.at === null) return [];
  return [[receipt, body.at]];
}
