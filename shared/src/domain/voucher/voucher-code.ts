import type { CardNumber } from "../card.ts";

/** What a voucher's QR code holds; the domain is the operator's own. */
export function voucherQr(domain: string, number: string): string {
  return `https://${domain}/v/${number}`;
}

/** A coupon code's QR. */
export function couponQr(domain: string, number: string): string {
  return `https://${domain}/k/${number}`;
}

const kinds: Readonly<Record<string, string>> = { v: "voucher", k: "coupon", c: "own" };

/** What a scanned QR code of ours names, whatever domain it was printed with. */
export function cardInQr(text: string): CardNumber | undefined {
  const found = /^https:\/\/[a-z0-9.-]+(?::\d+)?\/([vkc])\/([0-9A-Za-z]{17})$/i.exec(text.trim());
  const [, kind = "", number = ""] = found ?? [];
  const scheme = kinds[kind.toLowerCase()];
  return scheme === undefined ? undefined : { scheme, number: number.toUpperCase() };
}

/** In groups of four, as people type it. */
export function readableNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, "$1 ");
}
