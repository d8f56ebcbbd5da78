import { z } from "zod";
import { type EntryView, entryView } from "./account.ts";
import { receiptNumber } from "./booking.ts";
import { plain, slug, time, whole, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

export type ReceiptEntry = EntryView & { readonly account: string };

/** `filled`: the account that a voucher or load line filled. */
export type ReceiptLineView = {
  readonly id: string;
  readonly kind: string;
  readonly article: string | null;
  readonly group: string | null;
  readonly name: string | null;
  readonly quantity: string;
  readonly unitPrice: number | null;
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly taxCode: string | null;
  readonly filled: string | null;
  /** `name` as the campaign is called now; null for what is no campaign of this network. */
  readonly discounts: readonly {
    readonly campaign: string;
    readonly name: string | null;
    readonly amount: number;
  }[];
};

/** `purse` null: paid outside, or `unsettled`: taken by a recorded sale and not booked. */
export type ReceiptTenderView = {
  readonly purse: string | null;
  readonly account: string | null;
  readonly units: number;
  readonly amount: number;
  readonly unsettled: boolean;
};

export const receiptKinds = ["booking", "sale", "hold", "return", "void"] as const;

/** What one till action booked, over all accounts; of a sale with all that returns need. */
export type ReceiptView = {
  readonly receipt: string;
  readonly kind: (typeof receiptKinds)[number];
  readonly number: string | null;
  readonly till: string | null;
  readonly branch: string | null;
  readonly branchName: string | null;
  readonly currency: string | null;
  readonly at: string;
  /** When a recorded sale happened; `at` is when it was booked. */
  readonly happenedAt: string | null;
  /** The hold that a sale was made from. */
  readonly hold: string | null;
  /** The receipt that this one is a return of. */
  readonly of: string | null;
  readonly state: "booked" | "partly-reversed" | "reversed";
  readonly net: number;
  readonly lines: readonly ReceiptLineView[];
  readonly tenders: readonly ReceiptTenderView[];
  readonly returned: readonly { readonly id: string; readonly quantity: string }[];
  readonly entries: readonly ReceiptEntry[];
};

const receiptEntry: z.ZodType<ReceiptEntry> = z
  .intersection(entryView, z.object({ account: plain }))
  .meta({ id: "ReceiptEntry" });

const receiptLine: z.ZodType<ReceiptLineView> = z
  .object({
    id: plain,
    kind: plain,
    article: plain.nullable(),
    group: plain.nullable(),
    name: plain.nullable(),
    quantity: plain,
    unitPrice: whole.nullable(),
    gross: whole,
    discount: whole,
    net: whole,
    taxCode: plain.nullable(),
    filled: plain.nullable(),
    discounts: z.array(z.object({ campaign: plain, name: plain.nullable(), amount: whole })),
  })
  .meta({ id: "ReceiptLine" });

const receiptTender: z.ZodType<ReceiptTenderView> = z
  .object({
    purse: plain.nullable(),
    account: plain.nullable(),
    units: whole,
    amount: whole,
    unsettled: yes,
  })
  .meta({
    id: "ReceiptTender",
    description:
      "`units` left the purse and paid `amount`; without a purse it was paid outside. `unsettled`: " +
      "taken by a till that recorded the sale, not booked, and for somebody to settle.",
  });

export const receiptView: z.ZodType<ReceiptView> = z
  .object({
    receipt: plain,
    kind: z.enum(receiptKinds),
    number: plain.nullable(),
    till: plain.nullable(),
    branch: plain.nullable(),
    branchName: plain.nullable(),
    currency: plain.nullable(),
    at: time,
    happenedAt: time.nullable(),
    hold: plain.nullable(),
    of: plain.nullable(),
    state: z.enum(["booked", "partly-reversed", "reversed"]),
    net: whole,
    lines: z.array(receiptLine),
    tenders: z.array(receiptTender),
    returned: z.array(z.object({ id: plain, quantity: plain })),
    entries: z.array(receiptEntry),
  })
  .meta({ id: "Receipt" });

export const receiptList: z.ZodType<Listed<ReceiptView>> = listOf(receiptView, "ReceiptList");

/** A till's own number of a receipt. */
export type ReceiptName = { readonly till: string; readonly number: string };

export const receiptName: z.ZodType<ReceiptName> = z.object({ till: slug, number: receiptNumber });

/** The language of the readable form. */
export type SlipQuery = { readonly lang?: "de" | "en" | undefined };

export const slipQuery: z.ZodType<SlipQuery> = z.object({ lang: z.enum(["de", "en"]).optional() });
