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

export type Cover = {
  readonly kind: "cover";
  readonly purse: PurseId;
  readonly of: EntryId;
  readonly lines: readonly Line[];
};

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

export type ReceiptLine = {
  readonly id: string;
  readonly kind: "goods" | "voucher" | "load" | "deposit";
  readonly article: string | null;
  readonly group: string | null;
  readonly quantity: string;
  readonly gross: number;
  readonly net: number;
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

export type ReceiptTender = {
  readonly purse: PurseId | null;
  readonly doc: DocId | null;
  readonly amount: number;
};

/** What returns are computed from. */
export type Receipt = {
  readonly kind: "receipt";
  readonly number: string | null;
  readonly lines: readonly ReceiptLine[];
  readonly effects: readonly ReceiptEffect[];
  readonly tenders: readonly ReceiptTender[];
  readonly campaignSet: string | null;
};

/** What is not value; the last by rank wins. */
export type Status = {
  readonly kind: "status";
  readonly what: "block" | "unblock" | "link" | "group" | "tier";
  readonly value: string | null;
  readonly link: DocId | null;
};

export type AccountBody = Credit | Debit | Grant | Cover | Reverse | Receipt | Status;

/**
 * What a later version wrote: stored and passed on, pending until the software can read it.
 * Of an entry whose own `version` is later, the header is not read either, only up to `prev`.
 */
export type Unknown = { readonly kind: "unknown"; readonly version: number };

export type Body = AccountBody | ControlBody | Unknown;
