import { isVoucherScheme } from "../domain/card.ts";
import { type DocId, docKinds } from "../domain/ids.ts";
import { hmacSha256, sha256Of } from "./hash.ts";
import { toHex } from "./hex.ts";

const utf8 = new TextEncoder();

/**
 * Where bookings of a card are posted: every node computes it alone, so a card that nobody here
 * has ever seen can be booked on out of touch. The number is canonical (see `domain/card.ts`).
 */
export function accountDocOf(secret: Uint8Array, scheme: string, number: string): DocId {
  const mac = hmacSha256(secret, `${scheme}\n${number}`);
  const kind = isVoucherScheme(scheme) ? docKinds.voucher : docKinds.account;
  return `${kind}${toHex(mac.subarray(0, 16))}` as DocId;
}

export function controlDocOf(name: string): DocId {
  const hash = sha256Of(utf8.encode(`control\n${name}`));
  return `${docKinds.control}${toHex(hash.subarray(0, 16))}` as DocId;
}

/** Where a branch's receipts without a card are kept, a document a month (`YYYY-MM`). */
export function branchReceiptsDocOf(branch: string, month: string): DocId {
  const hash = sha256Of(utf8.encode(`receipts\n${branch}\n${month}`));
  return `${docKinds.branchReceipts}${toHex(hash.subarray(0, 16))}` as DocId;
}

/** What a campaign may use up in all; every node computes it alone. */
export function budgetDocOf(campaign: string): DocId {
  return budgetDoc(`budget\n${campaign}`);
}

/** What a campaign may use up in a branch in a period (its last day, or `all`). */
export function branchCapDocOf(
  campaign: string,
  { branch, period }: { readonly branch: string; readonly period: string },
): DocId {
  return budgetDoc(`branch-cap\n${campaign}\n${branch}\n${period}`);
}

function budgetDoc(name: string): DocId {
  const hash = sha256Of(utf8.encode(name));
  return `${docKinds.budget}${toHex(hash.subarray(0, 16))}` as DocId;
}

/** The network, its places, devices and people. */
export const directoryDoc: DocId = controlDocOf("directory");

/** What is sold: articles, their groups, price groups. Thousands of entries, so apart. */
export const articlesDoc: DocId = controlDocOf("articles");
