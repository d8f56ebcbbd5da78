import { z } from "zod";
import { type EntryView, entryView } from "./account.ts";
import { plain, time } from "./fields.ts";

export type ReceiptEntry = EntryView & { readonly account: string };

/** What one till action booked, over all accounts. */
export type ReceiptView = {
  readonly receipt: string;
  readonly number: string | null;
  readonly till: string | null;
  readonly branch: string | null;
  readonly at: string;
  readonly state: "booked" | "partly-reversed" | "reversed";
  readonly entries: readonly ReceiptEntry[];
};

const receiptEntry: z.ZodType<ReceiptEntry> = z
  .intersection(entryView, z.object({ account: plain }))
  .meta({ id: "ReceiptEntry" });

export const receiptView: z.ZodType<ReceiptView> = z
  .object({
    receipt: plain,
    number: plain.nullable(),
    till: plain.nullable(),
    branch: plain.nullable(),
    at: time,
    state: z.enum(["booked", "partly-reversed", "reversed"]),
    entries: z.array(receiptEntry),
  })
  .meta({ id: "Receipt" });
