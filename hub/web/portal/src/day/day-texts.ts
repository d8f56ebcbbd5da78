import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface DayTexts {
  readonly title: string;
  readonly under: string;
  readonly branch: string;
  readonly date: string;
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
  readonly emptyTitle: string;
  readonly empty: string;
  readonly label: (branch: string, day: string) => string;
}

const de: DayTexts = {
  title: "Tagesabschluss",
  under: "Was jede Kasse und jede Person eingenommen und ausgegeben hat, so weit es gesendet ist.",
  branch: "Filiale",
  date: "Tag",
  till: "Kasse",
  who: "Bediener",
  nobody: "Niemand",
  receipts: "Belege",
  sales: "Waren verkauft",
  loads: "Aufladungen",
  vouchers: "Gutscheine verkauft",
  byCards: "Mit Karten bezahlt",
  byVouchers: "Mit Gutscheinen bezahlt",
  returns: "Zurückgezahlt",
  outside: "Bar und anders",
  emptyTitle: "An diesem Tag ist noch nichts gebucht",
  empty: "Ist die Filiale offline, kommen ihre Buchungen, sobald sie wieder verbunden ist.",
  label: (branch, day) => `Tagesabschluss ${branch}, ${day}`,
};

const en: DayTexts = {
  title: "End of day",
  under: "What each till and each person took in and gave out, as far as it has been sent.",
  branch: "Branch",
  date: "Day",
  till: "Till",
  who: "Operator",
  nobody: "Nobody",
  receipts: "Receipts",
  sales: "Goods sold",
  loads: "Top-ups",
  vouchers: "Vouchers sold",
  byCards: "Paid by card",
  byVouchers: "Paid by voucher",
  returns: "Paid back",
  outside: "Cash and other",
  emptyTitle: "Nothing has been booked on this day yet",
  empty: "If the branch is offline, its bookings come as soon as it is connected again.",
  label: (branch, day) => `End of day ${branch}, ${day}`,
};

export const dayTexts: PhraseBook<DayTexts> = { de, en };
