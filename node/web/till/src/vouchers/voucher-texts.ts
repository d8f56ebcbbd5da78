import type { Language } from "@cardweave/shared/ui/language";

export interface VoucherTexts {
  readonly title: string;
  readonly look: string;
  readonly lookHint: string;
  readonly lookButton: string;
  readonly looking: string;
  readonly states: Readonly<Record<string, string>>;
  readonly number: string;
  readonly value: string;
  readonly price: string;
  readonly rest: string;
  readonly here: string;
  readonly provisional: string;
  readonly expires: string;
  readonly forever: string;
  readonly sell: string;
  readonly sellAll: string;
  readonly inSale: string;
  readonly pay: string;
  readonly void: string;
  readonly voidSure: string;
  readonly file: string;
  readonly makeTitle: string;
  readonly makeHow: string;
  readonly count: string;
  readonly make: string;
  readonly making: string;
  readonly made: (count: number) => string;
  readonly wrong: string;
}

const de: VoucherTexts = {
  title: "Gutscheine",
  look: "Gutschein ansehen",
  lookHint: "Nummer scannen oder eingeben",
  lookButton: "Ansehen",
  looking: "Wird gesucht…",
  states: {
    unknown: "Unbekannt",
    inactive: "Noch nicht verkauft",
    active: "Gültig",
    used: "Aufgebraucht",
    void: "Ungültig gemacht",
    expired: "Abgelaufen",
    blocked: "Gesperrt",
  },
  number: "Nummer",
  value: "Wert",
  price: "Preis",
  rest: "Noch darauf",
  here: "Hier garantiert",
  provisional: "Vorläufig",
  expires: "Gültig bis",
  forever: "ohne Ende",
  sell: "In den Verkauf",
  sellAll: "Alle in den Verkauf",
  inSale: "Liegt im Warenkorb",
  pay: "Damit bezahlen",
  void: "Ungültig machen",
  voidSure: "Wirklich ungültig machen?",
  file: "Als PDF drucken",
  makeTitle: "Neue Gutscheine",
  makeHow: "Sie gelten, sobald sie verkauft sind.",
  count: "Anzahl",
  make: "Gutscheine erstellen",
  making: "Werden erstellt…",
  made: (count) => (count === 1 ? "1 Gutschein erstellt" : `${count} Gutscheine erstellt`),
  wrong: "Bitte Wert, Preis und Anzahl (1 bis 100) prüfen; der Wert ist mindestens der Preis.",
};

const en: VoucherTexts = {
  title: "Vouchers",
  look: "Look at a voucher",
  lookHint: "Scan or type the number",
  lookButton: "Look up",
  looking: "Looking it up…",
  states: {
    unknown: "Not known",
    inactive: "Not sold yet",
    active: "Valid",
    used: "Used up",
    void: "Voided",
    expired: "Expired",
    blocked: "Blocked",
  },
  number: "Number",
  value: "Value",
  price: "Price",
  rest: "Left on it",
  here: "Guaranteed here",
  provisional: "Provisional",
  expires: "Valid until",
  forever: "for good",
  sell: "Put into the sale",
  sellAll: "Put all into the sale",
  inSale: "In the basket",
  pay: "Pay with it",
  void: "Void",
  voidSure: "Void for sure?",
  file: "Print as PDF",
  makeTitle: "New vouchers",
  makeHow: "They are good once they are sold.",
  count: "How many",
  make: "Make vouchers",
  making: "Making them…",
  made: (count) => (count === 1 ? "1 voucher made" : `${count} vouchers made`),
  wrong: "Please check value, price and number (1 to 100); the value is at least the price.",
};

const books: Record<Language, VoucherTexts> = { de, en };

export function voucherTexts(language: Language): VoucherTexts {
  return books[language];
}
