import { canonicalCard } from "@cardweave/shared/domain/card";
import type { CardRef } from "../api/shapes.ts";
import { cardIn, receiptId } from "./scanned-text.ts";

/** What somebody means by what was scanned or typed into the one field for everything. */
export type Meaning =
  | { readonly kind: "card"; readonly card: CardRef }
  | { readonly kind: "voucher"; readonly number: string }
  | { readonly kind: "coupon"; readonly code: string }
  | { readonly kind: "receipt"; readonly id: string }
  | { readonly kind: "name"; readonly text: string };

/** Letters, and what stands between the parts of a name. */
const nameForm = /^\p{L}[\p{L}\p{M} .'-]{2,79}$/u;

function isOwnNumber(card: CardRef): boolean {
  return canonicalCard(card, ["own"]).ok;
}

/** Vouchers and coupons have numbers as cards do. */
export function meaningOfCard(card: CardRef): Meaning {
  if (card.scheme === "voucher") return { kind: "voucher", number: card.number };
  if (card.scheme === "coupon") return { kind: "coupon", code: card.number };
  return { kind: "card", card };
}

/** A card before a name where it could be both; null for what can be nothing of ours. */
export function meaningOf(scanned: string): Meaning | null {
  const read = scanned.trim();
  if (receiptId.test(read)) return { kind: "receipt", id: read };
  const card = cardIn(read);
  if (nameForm.test(read) && (card === null || !isOwnNumber(card))) {
    return { kind: "name", text: read };
  }
  return card === null ? null : meaningOfCard(card);
}

/** What says by its form that it is one of our codes, and can be no name of an article. */
export function isCode(text: string): boolean {
  const meaning = meaningOf(text);
  if (meaning === null || meaning.kind === "name") return false;
  return meaning.kind !== "card" || isOwnNumber(meaning.card);
}
