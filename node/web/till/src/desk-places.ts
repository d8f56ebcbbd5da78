import type { CardRef } from "./api/shapes.ts";

/** What a till's page can be used for; one of them is open at a time. */
export const placeNames = ["counter", "sale", "vouchers", "returns", "card", "day"] as const;

export type PlaceName = (typeof placeNames)[number];

export interface PlaceRule {
  readonly hotkey: string;
  /** As the keyboard event names it, with "Shift+" before it. */
  readonly keyName: string;
}

export const placeRules: Readonly<Record<PlaceName, PlaceRule>> = {
  counter: { hotkey: "\u21e7F2", keyName: "Shift+F2" },
  sale: { hotkey: "F10", keyName: "F10" },
  vouchers: { hotkey: "F9", keyName: "F9" },
  returns: { hotkey: "\u21e7F9", keyName: "Shift+F9" },
  card: { hotkey: "\u21e7F3", keyName: "Shift+F3" },
  day: { hotkey: "\u21e7F8", keyName: "Shift+F8" },
};

/** What was scanned or typed for a place that is open, or is opened by it. */
export type Asked =
  | { readonly kind: "pay-card"; readonly card: CardRef }
  | { readonly kind: "voucher"; readonly number: string }
  | { readonly kind: "receipt"; readonly id: string }
  | { readonly kind: "name"; readonly text: string };
