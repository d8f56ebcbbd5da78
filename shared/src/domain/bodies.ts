import type { ControlBody } from "./control-bodies.ts";
import type { DeviceId, DocId, EntryId, LotId, PurseId, ReceiptId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";

export type Line = { readonly lot: LotId; readonly amount: number };

/** Value comes in. `minted` is the device's running total of this purse's unit that it has created. */
export type Credit = {
  readonly kind: "credit";
  readonly purse: PurseId;
  readonly lot: LotAttributes;
  readonly amount: number;
  readonly reason: string;
  readonly holder: DeviceId;
  readonly minted: number;
  readonly receipt: ReceiptId | null;
  readonly campaign: string | null;
};

/** Running totals of what a device spent beyond its rights since the checkpoint it names. */
export type SinceCheckpoint = {
  readonly checkpoint: EntryId | null;
  readonly card: number;
  readonly device: number;
};

/** Value goes out: `lines` from the signer's own rights, `beyond` without rights, in no lot. */
export type Debit = {
  readonly kind: "debit";
  readonly purse: PurseId;
  readonly lines: readonly Line[];
  readonly beyond: number;
  readonly since: SinceCheckpoint | null;
  readonly reason: string;
  readonly receipt: ReceiptId | null;
  readonly campaign: string | null;
};

export type Grant = {
  readonly kind: "grant";
  readonly purse: PurseId;
  readonly lot: LotId;
  readonly to: DeviceId;
  readonly amount: number;
  readonly for: string | null;
};

/** Without lines it only says that the hub has the debt: the card's limits start anew from there. */
export type Cover = {
  readonly kind: "cover";
  readonly purse: PurseId;
  readonly of: EntryId;
  readonly lines: readonly Line[];
};

/** The pool takes over rights of a retired device, whose place on its chain headquarters made final. */
export type Inherit = {
  readonly kind: "inherit";
  readonly purse: PurseId;
  readonly lot: LotId;
  readonly from: DeviceId;
  readonly amount: number;
};

/** Says nothing: it cites newest entries of which there are more than one entry can cite. */
export type Join = { readonly kind: "join" };

/** Undoes part or all of a credit or debit. `into` is the lot of a refund whose own has expired. */
export type Reverse = {
  readonly kind: "reverse";
  readonly of: EntryId;
  readonly lines: readonly Line[];
  readonly beyond: number;
  readonly holder: DeviceId;
  readonly into: LotAttributes | null;
  readonly minted: number;
};

/** `quantity` is decimal text; `gross`, `net` and `unitPrice` are minor units with VAT. */
export type ReceiptLine = {
  readonly id: string;
  readonly kind: "goods" | "voucher" | "load" | "deposit";
  readonly article: string | null;
  readonly group: string | null;
  readonly name: string | null;
  readonly quantity: string;
  readonly unitPrice: number | null;
  readonly gross: number;
  readonly net: number;
  readonly tax: string | null;
  /** The account that a voucher or load line filled. */
  readonly filled: DocId | null;
  readonly discounts: readonly { readonly campaign: string; readonly amount: number }[];
};

/** An earning effect as it was applied: its parameters as canonical JSON text, and what it gave. */
export type ReceiptEffect = {
  readonly campaign: string;
  readonly version: number;
  readonly parameters: string;
  readonly purse: PurseId;
  readonly gave: number;
};

/** What a reward or coupon took from a purse. */
export type ReceiptCost = {
  readonly campaign: string;
  readonly purse: PurseId;
  readonly amount: number;
};

/**
 * `purse` null: paid outside, in cash or otherwise. `units` came out of the purse and paid `amount`
 * minor units; the two differ where points pay. `doc` null: the receipt's own account.
 * `purse` null with a `doc`: taken from that account by a recorded sale and not booked, `units` of
 * it; somebody must settle it.
 */
export type ReceiptTender = {
  readonly purse: PurseId | null;
  readonly doc: DocId | null;
  readonly units: number;
  readonly amount: number;
};

/**
 * What returns are computed from. `at` is when a recorded sale happened, ms; null for a live one.
 * `hold` is the receipt under which a hold took the tenders; `of` the receipt that a return is of.
 * A hold's own note names itself as `hold`; one that undoes a hold names it as `hold` and as `of`.
 */
export type Receipt = {
  readonly kind: "receipt";
  readonly number: string | null;
  readonly at: number | null;
  readonly hold: ReceiptId | null;
  readonly of: ReceiptId | null;
  readonly lines: readonly ReceiptLine[];
  readonly effects: readonly ReceiptEffect[];
  readonly costs: readonly ReceiptCost[];
  readonly tenders: readonly ReceiptTender[];
  readonly campaignSet: string | null;
};

export const statusKinds = [
  "block",
  "unblock",
  "link",
  "unlink",
  "linked",
  "group",
  "tier",
  "pin",
  "personal",
] as const;

/** What is not value; the last by rank wins. `linked`: another card's account leads to this one. */
export type Status = {
  readonly kind: "status";
  readonly what: (typeof statusKinds)[number];
  readonly value: string | null;
  readonly link: DocId | null;
};

export type AccountBody =
  | Credit
  | Debit
  | Grant
  | Cover
  | Inherit
  | Join
  | Reverse
  | Receipt
  | Status;

/**
 * What a later version wrote: stored and passed on, pending until the software can read it.
 * Of an entry whose own `version` is later, the header is not read either, only up to `prev`.
 */
export type Unknown = { readonly kind: "unknown"; readonly version: number };

export type Body = AccountBody | ControlBody | Unknown;
