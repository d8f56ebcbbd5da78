import type { Receipt } from "../../domain/bodies.ts";
import type { Entry } from "../../domain/entry.ts";
import type { EntryId, ReceiptId } from "../../domain/ids.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import { type EntryStore, type NewEntry, receiptNumberOf } from "../../ports/entry-store.ts";
import type { Step } from "../../replica/replica.ts";

export type ReceiptNote = {
  readonly id: EntryId;
  readonly receipt: ReceiptId;
  readonly entry: Entry;
  readonly body: Receipt;
};

type Kept = Pick<NewEntry, "id" | "entry" | "receipt" | "verdict">;

/** An entry as the receipt that it is; undefined for any other, and for one that counts nowhere. */
export function noteOf({ id, entry, receipt, verdict }: Kept): ReceiptNote | undefined {
  const { body } = entry;
  if (body.kind !== "receipt" || receipt === null || verdict === "invalid") return undefined;
  return { id, receipt, entry, body };
}

/** A hold's own note names itself; it becomes a sale by the receipt of its commit. */
export function isHoldNote({ receipt, body }: ReceiptNote): boolean {
  return body.hold === receipt;
}

/** What was sold under a till's number, oldest first: one, unless a till has a double. */
export async function salesNumbered(
  store: Pick<EntryStore, "receiptNumbered">,
  till: string,
  number: string,
): Promise<readonly ReceiptNote[]> {
  return salesIn(await store.receiptNumbered(till, number));
}

function salesIn(entries: readonly Kept[]): readonly ReceiptNote[] {
  return entries.flatMap((one) => {
    const note = noteOf(one);
    return note === undefined || isHoldNote(note) ? [] : [note];
  });
}

/** Refuses `conflict` with the receipt that bears the number already. Source: SPEC R411. */
export async function numberIsFree(
  { store, step }: { readonly store: EntryStore; readonly step: Step },
  till: string,
  number: string | null,
): Promise<Result<null>> {
  if (number === null) return ok(null);
  const here = step.workspace.entered.filter(({ entry }) => {
    const named = receiptNumberOf(entry);
    return named?.till === till && named.number === number;
  });
  const [first] = [...(await salesNumbered(store, till, number)), ...salesIn(here)];
  if (first === undefined) return ok(null);
  const detail = "This till has used this receipt number already.";
  return refused("conflict", { receipt: first.receipt, till, number, detail });
}
