import { countWord, type Language, localeOf } from "./language.ts";

/** What is counted: whole points or stamps, or minor units of a currency. */
export type Unit =
  | { readonly kind: "points" | "stamps" }
  | { readonly kind: "money"; readonly currency: string };

const countWords = {
  points: {
    de: { one: "Punkt", other: "Punkte" },
    en: { one: "point", other: "points" },
  },
  stamps: {
    de: { one: "Stempel", other: "Stempel" },
    en: { one: "stamp", other: "stamps" },
  },
} as const;

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs as much as a hundred uses of it, so each one is kept. */
function formatIn(locale: string, currency: string | null): Intl.NumberFormat {
  const name = `${locale} ${currency}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const style = currency === null ? {} : ({ style: "currency", currency } as const);
  const made = new Intl.NumberFormat(locale, style);
  formats.set(name, made);
  return made;
}

/** Digits after the decimal sign: 2 for EUR, 0 for JPY. */
export function fractionDigits(unit: Unit): number {
  if (unit.kind !== "money") return 0;
  return formatIn("en", unit.currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "37,50 €" or "120": what stands in large digits, beside a label that names the purse. */
export function formatBare(amount: number, unit: Unit, language: Language): string {
  const format = formatIn(localeOf(language), unit.kind === "money" ? unit.currency : null);
  return format.format(amount / 10 ** fractionDigits(unit)).replace("-", "\u2212");
}

/** "37,50 €" or "12 Punkte": an amount inside a sentence. */
export function formatAmount(amount: number, unit: Unit, language: Language): string {
  const bare = formatBare(amount, unit, language);
  if (unit.kind === "money") return bare;
  return `${bare} ${countWord(language, amount, countWords[unit.kind][language])}`;
}

/** With a true minus sign or a plus before it, as histories show it. */
export function formatChange(change: number, unit: Unit, language: Language): string {
  const sign = change < 0 ? "\u2212" : "+";
  return `${sign}${formatAmount(Math.abs(change), unit, language)}`;
}
