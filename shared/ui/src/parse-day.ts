import type { Language } from "./language.ts";

const orders: Readonly<Record<Language, { readonly sign: string; readonly hint: string }>> = {
  de: { sign: ".", hint: "TT.MM.JJJJ" },
  en: { sign: "/", hint: "dd/mm/yyyy" },
};

/** What a day looks like in a field. */
export function dayHint(language: Language): string {
  return orders[language].hint;
}

/** "24.12.2026" for a day as YYYY-MM-DD, as it is typed; what is no day stays as it is. */
export function writtenDay(day: string, language: Language): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return day;
  return [date, month, year].join(orders[language].sign);
}

const written = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})$/;

/** The day that was typed as YYYY-MM-DD, or null. A year of two digits is one of this century. */
export function parseDay(typed: string): string | null {
  const text = typed.trim();
  const [, date = "", month = "", year = ""] = written.exec(text) ?? [];
  const full = year.length === 2 ? `20${year}` : year;
  const day = full === "" ? text : `${full}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? null : day;
}

/** Whole while it is typed: a year of two digits may become one of four. */
export function isWholeDay(typed: string): boolean {
  return /\d{4}$|^\d{4}-/.test(typed.trim()) && parseDay(typed) !== null;
}
