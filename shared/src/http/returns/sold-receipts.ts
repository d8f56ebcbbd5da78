import type { Receipt } from "../../domain/bodies.ts";
import { isBudget, type ReceiptId } from "../../domain/ids.ts";
import { rightKept } from "../../domain/receipt-right.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import { type Booking, keptOf, type SoldReceipt } from "../../domain/returns/sold-receipt.ts";
import type { EntryStore, NewEntry } from "../../ports/entry-store.ts";
import type { Step } from "../../replica/replica.ts";
import { isHoldNote, noteOf, type ReceiptNote, salesNumbered } from "../sale/numbered.ts";

export type ReceiptName = ReceiptId | { readonly till: string; readonly receiptNumber: string };

type Kept = Pick<NewEntry, "id" | "entry" | "receipt" | "verdict">;

/** Where receipts are read: the store, and what a step that is under way has added. */
export type Reading = {
  readonly store: EntryStore;
  readonly step: Step | null;
};

/** What one till action booked, and its own note if it was a sale. */
export type FoundReceipt = {
  readonly receipt: ReceiptId;
  readonly entries: readonly Kept[];
  readonly note: ReceiptNote | undefined;
};

export async function findReceipt(
  reading: Reading,
  name: ReceiptName,
): Promise<Result<FoundReceipt>> {
  const id = await receiptNamed(reading, name);
  if (!id.ok) return id;
  const entries = await entriesOf(reading, id.value);
  if (entries.length === 0) return refused("not-found");
  const notes = entries.flatMap((one) => noteOf(one) ?? []);
  const sales = notes.filter((one) => !isHoldNote(one));
  const note = sales.find(({ body }) => body.of === null) ?? sales[0];
  if (note === undefined && notes.length > 0) {
    const detail = "This is a hold: void it, or commit it and return what was sold.";
    return refused("conflict", { receipt: id.value, detail });
  }
  return ok({ receipt: id.value, entries, note });
}

/** A number that two receipts bear is no name for one of them. */
async function receiptNamed({ store }: Reading, name: ReceiptName): Promise<Result<ReceiptId>> {
  if (typeof name === "string") return ok(name);
  const notes = await salesNumbered(store, name.till, name.receiptNumber);
  const [first, ...others] = new Set(notes.map(({ receipt }) => receipt));
  if (first === undefined) return refused("not-found");
  if (others.length === 0) return ok(first);
  const detail = "Two receipts bear this number; name the one that is meant by its id.";
  return refused("conflict", { receipts: [first, ...others], detail });
}

async function entriesOf({ store, step }: Reading, receipt: ReceiptId): Promise<readonly Kept[]> {
  const here = step?.workspace.entered.filter((one) => one.receipt === receipt) ?? [];
  return [...(await store.receipt(receipt)), ...here];
}

/**
 * All that a return of the receipt is computed from; `thorough` also finds returns that used up
 * nothing of its right.
 */
export async function readSold(
  reading: Reading & { readonly thorough: boolean },
  note: ReceiptNote,
): Promise<SoldReceipt> {
  const { id: entry, receipt, body } = note;
  const { doc } = note.entry;
  const held = body.hold === null ? [] : await entriesOf(reading, body.hold);
  const entries = [...held, ...(await entriesOf(reading, receipt))];
  const all = entries.flatMap(bookingOf);
  const bookings = all.filter((one) => !isBudget(one.doc));
  const used = all.filter((one) => isBudget(one.doc));
  const sold = { entry, doc, receipt, body, bookings, used, returned: [] };
  return { ...sold, returned: await returnsOf(reading, sold) };
}

function bookingOf({ id, entry, verdict }: Kept): readonly Booking[] {
  const { body, doc } = entry;
  if (verdict !== "valid" || (body.kind !== "credit" && body.kind !== "debit")) return [];
  return [{ id, doc, body }];
}

const pageSize = 200;

/**
 * The notes of earlier returns, which are in the sale's own document: newest first, until they
 * account for all that has been used up of the receipt's right.
 */
async function returnsOf(
  reading: Reading & { readonly thorough: boolean },
  sold: SoldReceipt,
): Promise<readonly Receipt[]> {
  const { store, step, thorough } = reading;
  const { doc, entry } = sold;
  const state = step === null ? await store.account(doc) : await step.workspace.account(doc);
  const used = state?.reversed[entry] ?? 0;
  const notes: Receipt[] = [];
  const isEnough = () => !thorough && usedBy(sold, notes) >= used;
  for await (const entries of pagesOf(reading, sold)) {
    if (isEnough()) break;
    notes.push(...entries.flatMap((one) => returnIn(one, sold)));
  }
  return notes;
}

/** What the step has added, and then the document's entries, newest first. */
async function* pagesOf({ store, step }: Reading, { doc }: SoldReceipt) {
  yield (step?.workspace.entered ?? []) as readonly Kept[];
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await store.history(doc, { before, limit: pageSize });
    yield page.items as readonly Kept[];
    if (page.next === null) return;
    before = page.next;
  }
}

function returnIn({ entry, verdict }: Kept, { receipt, doc }: SoldReceipt): readonly Receipt[] {
  const { body } = entry;
  const isMeant = entry.doc === doc && body.kind === "receipt" && body.of === receipt;
  return isMeant && verdict !== "invalid" ? [body] : [];
}

function usedBy(sold: SoldReceipt, returned: readonly Receipt[]): number {
  const { body } = sold;
  const whole = keptOf({ body, returned: [] });
  return rightKept(body, whole) - rightKept(body, keptOf({ body, returned }));
}
