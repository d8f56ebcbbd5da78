import type { Language } from "@cardweave/shared/ui/language";

export interface DayTexts {
  readonly title: string;
  readonly date: string;
  readonly csv: string;
  readonly loading: string;
  readonly none: string;
  readonly asOf: (when: string) => string;
  readonly caption: (date: string) => string;
  readonly till: string;
  readonly who: string;
  readonly nobody: string;
  readonly receipts: string;
  readonly sales: string;
  readonly loads: string;
  readonly vouchers: string;
  readonly returns: string;
  readonly outside: string;
  readonly outsideHow: string;
  readonly total: string;
  readonly purses: string;
  readonly purse: string;
  readonly earned: string;
  readonly redeemed: string;
  readonly given: string;
  readonly taken: string;
  readonly count: (count: number) => string;
}

const de: DayTexts = {
  title: "Tagesabschluss",
  date: "Tag",
  csv: "Als CSV speichern",
  loading: "Wird zusammengezählt…",
  none: "An diesem Tag ist noch nichts gebucht worden.",
  asOf: (when) => `Stand ${when}`,
  caption: (date) => `Nach Kasse und Bediener, ${date}`,
  till: "Kasse",
  who: "Bediener",
  nobody: "niemand angemeldet",
  receipts: "Belege",
  sales: "Verkäufe",
  loads: "Aufladungen",
  vouchers: "Gutscheine",
  returns: "Rückgaben",
  outside: "Bar und anders",
  outsideHow: "Eingenommen außerhalb der Karten, abzüglich der Auszahlungen.",
  total: "Zusammen",
  purses: "Nach Guthaben",
  purse: "Guthaben",
  earned: "Im Verkauf gesammelt",
  redeemed: "Im Verkauf eingelöst",
  given: "Von Hand gegeben",
  taken: "Von Hand genommen",
  count: (count) => `${count} ×`,
};

const en: DayTexts = {
  title: "End of day",
  date: "Day",
  csv: "Save as CSV",
  loading: "Adding up…",
  none: "Nothing has been booked on this day yet.",
  asOf: (when) => `As of ${when}`,
  caption: (date) => `By till and operator, ${date}`,
  till: "Till",
  who: "Operator",
  nobody: "nobody signed in",
  receipts: "Receipts",
  sales: "Sales",
  loads: "Top-ups",
  vouchers: "Vouchers",
  returns: "Returns",
  outside: "Cash and other",
  outsideHow: "Taken in outside of cards, less what was paid out.",
  total: "Together",
  purses: "By purse",
  purse: "Purse",
  earned: "Earned in sales",
  redeemed: "Redeemed in sales",
  given: "Given by hand",
  taken: "Taken by hand",
  count: (count) => `${count} ×`,
};

const books: Record<Language, DayTexts> = { de, en };

export function dayTexts(language: Language): DayTexts {
  return books[language];
}
