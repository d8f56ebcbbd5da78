import type { CardNumber } from "../card.ts";
import { readableNumber } from "../voucher/voucher-code.ts";
import type { CodeKind, Language } from "./design.ts";

/** What is different on each card; `holder` null when it is nobody's yet. */
export type PrintedCard = CardNumber & { readonly holder: string | null };

/**
 * What a card's QR code holds. Upper case throughout, which makes it a third smaller; readers and
 * phones take `HTTPS` and host names in either case.
 */
function cardQr(domain: string, number: string): string {
  return `https://${domain}/c/${number}`.toUpperCase();
}

/** What a code on a card says; undefined when this kind cannot say the number. */
export function codeText(kind: CodeKind, card: CardNumber, domain: string): string | undefined {
  if (kind === "ean13") return card.scheme === "ean13" ? card.number : undefined;
  const isLink = kind === "qr" && card.scheme === "own";
  return isLink ? cardQr(domain, card.number) : card.number;
}

/** As people read it out: groups of four, an EAN as it is printed under its bars. */
export function writtenNumber({ scheme, number }: CardNumber): string {
  if (scheme !== "ean13") return readableNumber(number);
  return `${number.slice(0, 1)} ${number.slice(1, 7)} ${number.slice(7)}`;
}

const until = { de: "Gültig bis", en: "Valid until" } as const;

/** `day` as `YYYY-MM-DD`. */
export function writtenValid(day: string, language: Language): string {
  const [year, month, date] = day.split("-");
  const text = language === "de" ? `${date}.${month}.${year}` : `${date}/${month}/${year}`;
  return `${until[language]} ${text}`;
}
