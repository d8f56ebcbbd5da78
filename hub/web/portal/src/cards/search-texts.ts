import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface SearchTexts {
  readonly under: string;
  readonly label: string;
  readonly hint: string;
  readonly meant: Readonly<Record<string, string>>;
  readonly sale: (till: string, number: string) => string;
  readonly understood: (what: string) => string;
  readonly startTitle: string;
  readonly start: readonly (readonly [what: string, how: string])[];
  readonly noReceipt: string;
  readonly noReceiptUnder: string;
  readonly nobody: string;
  readonly nobodyUnder: string;
  readonly more: (shown: number) => string;
  readonly pick: (at: number) => string;
  readonly birthday: string;
}

const de: SearchTexts = {
  under: "Ein Feld für alles, woran eine Karte zu erkennen ist.",
  label: "Nummer oder Name",
  hint: "Scannen oder tippen; auch E-Mail, Telefon oder Beleg.",
  meant: {
    account: "Konto",
    receipt: "Beleg",
    card: "Karten- oder Gutscheinnummer",
    email: "E-Mail-Adresse",
    phone: "Telefonnummer",
    name: "Name",
  },
  sale: (till, number) => `Beleg ${number} der Kasse ${till}`,
  understood: (what) => `Gesucht wird: ${what}.`,
  startTitle: "So findet man eine Karte",
  start: [
    ["Karte oder Gutschein", "die ganze Nummer, mit oder ohne Leerzeichen"],
    ["Person", "der Anfang von Vor- oder Nachname"],
    ["E-Mail", "der Anfang der Adresse bis hinter das @"],
    ["Telefon", "die Nummer oder ihre letzten vier Ziffern"],
    ["Beleg", "Kasse und Belegnummer, wie nord-1 4711"],
  ],
  noReceipt: "Diesen Beleg gibt es hier nicht",
  noReceiptUnder: "Gefunden werden Belege, die die Filiale schon gesendet hat.",
  nobody: "Niemand gefunden",
  nobodyUnder: "Gesucht wurde unter den Personen, die Sie sehen dürfen.",
  more: (shown) => `Die ersten ${shown}. Mehr tippen grenzt die Suche ein.`,
  pick: (at) => `Treffer ${at} öffnen`,
  birthday: "Geburtstag",
};

const en: SearchTexts = {
  under: "One field for everything that a card can be told by.",
  label: "Number or name",
  hint: "Scan or type; an e-mail, a phone or a receipt, too.",
  meant: {
    account: "account",
    receipt: "receipt",
    card: "number of a card or voucher",
    email: "e-mail address",
    phone: "telephone number",
    name: "name",
  },
  sale: (till, number) => `receipt ${number} of till ${till}`,
  understood: (what) => `Looking for: ${what}.`,
  startTitle: "How a card is found",
  start: [
    ["Card or voucher", "the whole number, with or without blanks"],
    ["Person", "the beginning of the first or last name"],
    ["E-mail", "the beginning of the address, past the @"],
    ["Phone", "the number or its last four digits"],
    ["Receipt", "till and number, as in nord-1 4711"],
  ],
  noReceipt: "There is no such receipt here",
  noReceiptUnder: "Receipts are found that their branch has sent already.",
  nobody: "Nobody found",
  nobodyUnder: "Among the people whom you may see.",
  more: (shown) => `The first ${shown}. Type more to narrow it down.`,
  pick: (at) => `Open hit ${at}`,
  birthday: "Birthday",
};

export const searchTexts: PhraseBook<SearchTexts> = { de, en };
