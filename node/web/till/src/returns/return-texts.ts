import type { Language } from "@cardweave/shared/ui/language";

export interface ReturnTexts {
  readonly title: string;
  readonly look: string;
  readonly lookHint: string;
  readonly till: string;
  readonly lookButton: string;
  readonly looking: string;
  readonly none: string;
  readonly receipt: (name: string) => string;
  readonly soldAt: (when: string, where: string) => string;
  readonly states: Readonly<Record<"booked" | "partly-reversed" | "reversed", string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly line: (id: string) => string;
  readonly left: (quantity: string) => string;
  readonly gone: string;
  readonly take: (what: string) => string;
  readonly more: (what: string) => string;
  readonly less: (what: string) => string;
  readonly whole: string;
  readonly paidBy: string;
  readonly outside: string;
  readonly preview: string;
  readonly previewing: string;
  readonly nothing: string;
  readonly toPurse: (purse: string) => string;
  readonly cash: string;
  readonly cashIn: string;
  readonly takenBack: (purse: string) => string;
  readonly short: (units: string, deduction: string) => string;
  readonly book: string;
  readonly booking: string;
  readonly exchange: string;
  readonly done: (when: string) => string;
  readonly noReturn: string;
}

const de: ReturnTexts = {
  title: "Rückgabe und Umtausch",
  look: "Belegnummer",
  lookHint: "Beleg scannen oder Nummer eingeben",
  till: "Kasse",
  lookButton: "Beleg suchen",
  looking: "Beleg wird gesucht…",
  none: "Unter dieser Nummer ist hier nichts verkauft worden. Bitte Nummer und Kasse prüfen.",
  receipt: (name) => `Beleg ${name}`,
  soldAt: (when, where) => `${when}, ${where}`,
  states: {
    booked: "Nichts zurück",
    "partly-reversed": "Zum Teil zurück",
    reversed: "Ganz zurück",
  },
  kinds: { goods: "Ware", voucher: "Gutschein", load: "Aufladung", deposit: "Pfand" },
  line: (id) => `Position ${id}`,
  left: (quantity) => `noch ${quantity}`,
  gone: "schon zurück",
  take: (what) => `Kommt zurück: ${what}`,
  more: (what) => `Eins mehr: ${what}`,
  less: (what) => `Eins weniger: ${what}`,
  whole: "Ganzer Beleg",
  paidBy: "Bezahlt mit",
  outside: "bar oder anders",
  preview: "Das geht wohin",
  previewing: "Wird gerechnet…",
  nothing: "Wählen Sie, was zurückkommt.",
  toPurse: (purse) => `Zurück auf ${purse}`,
  cash: "Auszahlen",
  cashIn: "Nachzahlen lassen",
  takenBack: (purse) => `Wieder weg von ${purse}`,
  short: (units, deduction) => `${units} sind schon ausgegeben, dafür ${deduction} weniger`,
  book: "Rückgabe buchen",
  booking: "Wird gebucht…",
  exchange: "Umtauschen: in den Verkauf",
  done: (when) => `Zurückgenommen ${when}`,
  noReturn: "Dieser Beleg hat nichts, was zurückkommen kann.",
};

const en: ReturnTexts = {
  title: "Return or exchange",
  look: "Receipt number",
  lookHint: "Scan the receipt or type its number",
  till: "Till",
  lookButton: "Find the receipt",
  looking: "Looking for the receipt…",
  none: "Nothing was sold here under that number. Please check number and till.",
  receipt: (name) => `Receipt ${name}`,
  soldAt: (when, where) => `${when}, ${where}`,
  states: {
    booked: "Nothing back yet",
    "partly-reversed": "Partly back",
    reversed: "All of it back",
  },
  kinds: { goods: "Goods", voucher: "Voucher", load: "Top-up", deposit: "Deposit" },
  line: (id) => `Item ${id}`,
  left: (quantity) => `${quantity} left`,
  gone: "back already",
  take: (what) => `Comes back: ${what}`,
  more: (what) => `One more: ${what}`,
  less: (what) => `One less: ${what}`,
  whole: "The whole receipt",
  paidBy: "Paid by",
  outside: "cash or otherwise",
  preview: "What goes where",
  previewing: "Working it out…",
  nothing: "Choose what comes back.",
  toPurse: (purse) => `Back to ${purse}`,
  cash: "Pay out",
  cashIn: "Collect",
  takenBack: (purse) => `Taken off ${purse}`,
  short: (units, deduction) => `${units} spent already, ${deduction} less for that`,
  book: "Book the return",
  booking: "Booking…",
  exchange: "Exchange: put into the sale",
  done: (when) => `Taken back ${when}`,
  noReturn: "This receipt has nothing that can come back.",
};

const books: Record<Language, ReturnTexts> = { de, en };

export function returnTexts(language: Language): ReturnTexts {
  return books[language];
}
