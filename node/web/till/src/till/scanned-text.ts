import { canonicalCard } from "@cardweave/shared/domain/card";
import { cardInQr } from "@cardweave/shared/domain/voucher/voucher-code";
import type { CardRef } from "../api/shapes.ts";

/** Letters and digits, as many as a card number can have; what counts as a card says the node. */
const plausible = /^[0-9A-Z]{4,40}$/;
const cardLink = /^https?:\/\/[^/]+\/c\/([^/?#]+)/i;
const rotating = /^L1\.([0-9A-Za-z]+)\.\d+\.[0-9A-Za-z_-]{8}$/;
/** What scanners put before a code to tell its kind, as in "]Q3" (ISO/IEC 15424). */
const codeKind = /^\][A-Za-z][0-9A-Za-z]/;

/**
 * The card in what was scanned or typed: a bare number, the link of a QR code, or the app's
 * code that changes every 30 seconds. Null when it cannot be any of them.
 */
export function cardIn(scanned: string): CardRef | null {
  const read = scanned.trim().replace(codeKind, "");
  const changing = rotating.exec(read);
  if (changing?.[1] !== undefined) {
    return { ...numbered(changing[1]), proof: { rotating: read } };
  }
  const ours = cardInQr(read);
  if (ours !== undefined) return ours;
  const card = numbered(cardLink.exec(read)?.[1] ?? read);
  return plausible.test(card.number) ? card : null;
}

/** Thirteen digits are an EAN; numbers of the own scheme have seventeen characters. */
function numbered(read: string): CardRef {
  const number = read.replace(/[\s\-\u00a0]/g, "").toUpperCase();
  return { scheme: /^\d{13}$/.test(number) ? "ean13" : "own", number };
}

const checked = ["own", "ean13", "voucher", "coupon"];

/** A receipt's own id, as its code says it. */
export const receiptId: RegExp = /^[0-9a-f]{32}$/;

/** A number whose check character is right, or all of a receipt's id: no part of it is missing. */
function isWhole(text: string): boolean {
  if (receiptId.test(text.trim())) return true;
  const card = cardIn(text);
  return card !== null && canonicalCard(card, checked).ok;
}

/** "3 x" and a code are three of an article. */
const several = /^\d{1,4}\s*[x*×]\s*\d{8,14}$/i;

/**
 * What was scanned, of the keys that came fast and the text of the field that they went to: a
 * scan that stuttered stands whole only in the field, one after typed digits only in the keys.
 */
export function scannedOf(keys: string, field: string): string {
  if (several.test(field) && field.endsWith(keys)) return field;
  if (isWhole(keys)) return keys;
  // A scan that stuttered behind a typed amount is the end of the field.
  const ends = Array.from({ length: field.length - keys.length }, (_, at) => field.slice(at));
  return ends.find(isWhole) ?? keys;
}
