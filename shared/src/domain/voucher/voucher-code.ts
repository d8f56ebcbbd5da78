import type { CardNumber } from "../card.ts";

/** What a voucher's QR code holds; the domain is the operator's own. */
export function voucherQr(domain: string, number: string): string {
  return `https://${domain}/v/${number}`;
}

/** A coupon's QR: a single-use code's number, or the text of one that anybody may name. */
export function couponQr(domain: string, number: string): string {
  return `https://${domain}/k/${encodeURIComponent(number)}`;
}

const kinds: Readonly<Record<string, string>> = { v: "voucher", k: "coupon", c: "own" };

/** What a scanned QR code of ours names, whatever domain it was printed with. */
export function cardInQr(text: string): CardNumber | undefined {
  return numberInQr(text.trim()) ?? couponInQr(text.trim());
}

/** A coupon's text that anybody may name; it has no check character. */
function couponInQr(text: string): CardNumber | undefined {
  const found = /^https:\/\/[a-z0-9.-]+(?::\d+)?\/k\/([^/?#]{1,384})$/i.exec(text);
  const number = decoded(found?.[1] ?? "").trim();
  return /^\P{Cc}{1,64}$/u.test(number) ? { scheme: "coupon", number } : undefined;
}

/** Empty for what no link says. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (fault) {
    if (fault instanceof URIError) return "";
    throw fault;
  }
}

function numberInQr(text: string): CardNumber | undefined {
  const found = /^https:\/\/[a-z0-9.-]+(?::\d+)?\/([vkc])\/([0-9A-Za-z]{17})$/i.exec(text);
  const [, kind = "", number = ""] = found ?? [];
  const scheme = kinds[kind.toLowerCase()];
  return scheme === undefined ? undefined : { scheme, number: number.toUpperCase() };
}

/** In groups of four, as people type it. */
export function readableNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, "$1 ");
}
