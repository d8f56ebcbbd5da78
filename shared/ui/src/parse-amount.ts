import type { Language } from "./language.ts";

export type ParsedAmount =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly why: "empty" | "not-a-number" | "too-fine" | "too-much" };

export interface AmountStyle {
  readonly language: Language;
  /** Digits after the decimal sign; 0 for points. */
  readonly digits: number;
}

const signs = {
  de: { decimal: ",", group: "." },
  en: { decimal: ".", group: "," },
} as const;

/** "1 250" is a thousand and more; "12 50" may be meant as 12.50 and is asked for anew. */
const groupSpace = /(?<=\d)\s(?=\d{3}(?!\d))/g;

/** Nobody books ten million euros at a till; a slipped scan looks like that. */
const most = 999_999_999;

export function decimalSign(language: Language): string {
  return signs[language].decimal;
}

/**
 * Reads what a cashier typed, in minor units.
 *
 * The other language's decimal sign is understood where it cannot be a thousands sign, because
 * number pads type what their country says: "12.50" is 12,50 in German too, "1.250" is not.
 */
export function parseAmount(text: string, style: AmountStyle): ParsedAmount {
  const typed = text.trim().replace(groupSpace, "");
  if (typed === "") return { ok: false, why: "empty" };
  const { whole, fraction } = split(typed, style);
  if (!/^\d*$/.test(whole + fraction) || whole + fraction === "") {
    return { ok: false, why: "not-a-number" };
  }
  if (fraction.length > style.digits) return { ok: false, why: "too-fine" };
  const amount = Number(whole + fraction.padEnd(style.digits, "0"));
  return amount > most ? { ok: false, why: "too-much" } : { ok: true, amount };
}

function split(typed: string, style: AmountStyle): { whole: string; fraction: string } {
  const { decimal, group } = signs[style.language];
  const parts = typed.split(decimal);
  const [left = "", right = ""] = parts;
  if (parts.length > 2) return { whole: typed, fraction: "" };
  if (parts.length === 2) return { whole: ungroup(left, group), fraction: right };
  const [wholeOther = "", fractionOther = "", ...more] = typed.split(group);
  const isDecimal = more.length === 0 && fractionOther.length > 0 && fractionOther.length < 3;
  return isDecimal
    ? { whole: wholeOther, fraction: fractionOther }
    : { whole: ungroup(typed, group), fraction: "" };
}

/**
 * Takes thousands signs out only where they stand right; else the text stays unreadable. "0.500"
 * is no thousand in German either: whoever types it means a half.
 */
function ungroup(whole: string, group: string): string {
  const groups = whole.split(group);
  const [first = "", ...rest] = groups;
  if (rest.length === 0) return whole;
  const stand = /^[1-9]\d{0,2}$/.test(first) && rest.every((part) => part.length === 3);
  return stand ? groups.join("") : whole;
}
