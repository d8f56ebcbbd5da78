declare const brand: unique symbol;
type Named<N extends string> = string & { readonly [brand]: N };

/** SHA-256 of an entry's bytes, 64 lower-case hex digits. */
export type EntryId = Named<"EntryId">;
/** First 16 bytes of SHA-256 of a device's public key, 32 hex digits: nobody can claim another's. */
export type DeviceId = Named<"DeviceId">;
/** Kind byte and 16 bytes, 34 hex digits. See {@link docKinds}. */
export type DocId = Named<"DocId">;
/** First 16 bytes of SHA-256 of the lot's attributes, 32 hex digits. */
export type LotId = Named<"LotId">;
/** `points`, `money`, `stamps:<programme>`, `coupon:<campaign>`, `reward:<id>`, `cap:<campaign>:<period>`. */
export type PurseId = Named<"PurseId">;
/** 32 hex digits derived from device, till and idempotency key: all entries of one till action share it. */
export type ReceiptId = Named<"ReceiptId">;

/** First byte of a {@link DocId}. Control documents go to every replica, whole. */
export const docKinds = {
  control: "00",
  account: "01",
  branchReceipts: "02",
  /** What campaigns may use up: it is spent by right only, whatever the policy says. */
  budget: "03",
  /** An account, too: the kind tells what may be spent of it out of touch. */
  voucher: "04",
} as const;

const hexDigits = /^[0-9a-f]+$/;

function isHex(text: string, digits: number): boolean {
  return text.length === digits && hexDigits.test(text);
}

export function isEntryId(text: string): text is EntryId {
  return isHex(text, 64);
}

export function isDeviceId(text: string): text is DeviceId {
  return isHex(text, 32);
}

export function isDocId(text: string): text is DocId {
  return isHex(text, 34);
}

export function isReceiptId(text: string): text is ReceiptId {
  return isHex(text, 32);
}

export function isVoucher(doc: DocId): boolean {
  return doc.startsWith(docKinds.voucher);
}

/** A document that no card leads to: receipts of sales without one. */
export function isBranchReceipts(doc: DocId): boolean {
  return doc.startsWith(docKinds.branchReceipts);
}

export function isBudget(doc: DocId): boolean {
  return doc.startsWith(docKinds.budget);
}

export function isControl(doc: DocId): boolean {
  return doc.startsWith(docKinds.control);
}

const budgetPrefix = "budget:";

/** Units are what a campaign may still use up; headquarters alone makes them. */
export function budgetPurse(campaign: string): PurseId {
  return `${budgetPrefix}${campaign}` as PurseId;
}

export function isBudgetPurse(purse: PurseId): boolean {
  return purse.startsWith(budgetPrefix);
}

const undoPrefix = "undo:";

/** The purse by which the right to undo a booking is granted. */
export function undoPurse(of: EntryId): PurseId {
  return `${undoPrefix}${of}` as PurseId;
}

export function isUndoPurse(purse: PurseId): boolean {
  return purse.startsWith(undoPrefix);
}

/** The booking that an undo purse is about. */
export function targetOfUndo(purse: PurseId): EntryId | undefined {
  const id = purse.slice(undoPrefix.length);
  return isUndoPurse(purse) && isEntryId(id) ? id : undefined;
}
