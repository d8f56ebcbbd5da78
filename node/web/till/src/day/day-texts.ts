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
  readonly byCards: string;
  readonly byVouchers: string;
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
  sales: "Waren verkauft",
  loads: "Aufladungen",
  vouchers: "Gutscheine verkauft",
  byCards: "Mit Karten bezahlt",
  byVouchers: "Mit Gutscheinen bezahlt",
  returns: "Zurückgezahlt",
  outside: "Bar und anders",
  outsideHow:
    "So viel wurde eingenommen: Waren, Aufladungen und verkaufte Gutscheine, ohne das, was Karten und Gutscheine bezahlt haben, und ohne Rückzahlungen.",
  total: "Zusammen",
  purses: "Was auf Karten kam und was von ihnen ging",
  purse: "Art",
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
  sales: "Goods sold",
  loads: "Top-ups",
  vouchers: "Vouchers sold",
  byCards: "Paid by card",
  byVouchers: "Paid by voucher",
  returns: "Paid back",
  outside: "Cash and other",
  outsideHow:
    "This much was taken in: goods, top-ups and vouchers sold, without what cards and vouchers paid and without what was paid back.",
  total: "Together",
  purses: "What came onto cards and what went off them",
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
