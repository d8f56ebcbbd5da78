import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface VoucherTexts {
  readonly title: string;
  readonly under: string;
  readonly make: string;
  readonly batch: string;
  readonly at: string;
  readonly count: string;
  readonly value: string;
  readonly price: string;
  readonly priceHint: string;
  readonly branch: string;
  readonly branchHint: string;
  readonly expires: string;
  readonly byLaw: string;
  readonly expiresHint: string;
  readonly design: string;
  readonly designHint: string;
  readonly state: string;
  readonly states: Readonly<Record<string, string>>;
  readonly madeOf: (made: number, count: number) => string;
  readonly empty: string;
  readonly emptyUnder: string;
  readonly makeUnder: string;
  readonly ordered: string;
  readonly files: string;
  readonly pdf: string;
  readonly csv: string;
  readonly filesUnder: string;
  readonly notYet: string;
}

const de: VoucherTexts = {
  title: "Gutscheine",
  under: "Vorgedruckte Gutscheine. Sie gelten erst, wenn die Filiale sie verkauft hat.",
  make: "Gutscheine machen",
  batch: "Stapel",
  at: "Bestellt",
  count: "Anzahl",
  value: "Wert",
  price: "Preis",
  priceHint: "Was die Kundin zahlt; leer heißt: so viel wie der Wert. 0 ist ein Geschenk.",
  branch: "Filiale",
  branchHint: "Sie bekommt die Gutscheine und darf sie verkaufen.",
  expires: "Gültig bis",
  byLaw: "so lange, wie das Gesetz will",
  expiresHint: "Leer heißt: so lange, wie das Gesetz will.",
  design: "Name auf dem Gutschein",
  designHint: "Zum Beispiel „Weihnachten“; leer heißt: keiner.",
  state: "Stand",
  states: { making: "Wird gemacht", ready: "Druckbereit" },
  madeOf: (made, count) => `${made} von ${count} gemacht`,
  empty: "Noch keine Gutscheine vorgedruckt",
  emptyUnder: "Die Kasse druckt auch einzelne Gutscheine, ohne dass hier etwas bestellt wird.",
  makeUnder: "Die Nummern sind nicht zu erraten. Gestohlen sind sie vor dem Verkauf nichts wert.",
  ordered: "Bestellt",
  files: "Dateien",
  pdf: "Drucken (PDF, A4)",
  csv: "Nummern (CSV)",
  filesUnder: "Wer sie holt, steht im Protokoll.",
  notYet: "Die Dateien gibt es, sobald alle gemacht sind.",
};

const en: VoucherTexts = {
  title: "Vouchers",
  under: "Pre-printed vouchers. They are good only once the branch has sold them.",
  make: "Make vouchers",
  batch: "Batch",
  at: "Ordered",
  count: "How many",
  value: "Value",
  price: "Price",
  priceHint: "What the customer pays; empty means as much as the value. 0 is a present.",
  branch: "Branch",
  branchHint: "It gets the vouchers and may sell them.",
  expires: "Valid until",
  byLaw: "as long as the law wants",
  expiresHint: "Empty means as long as the law wants.",
  design: "Name on the voucher",
  designHint: "For example “Christmas”; empty means none.",
  state: "State",
  states: { making: "Being made", ready: "Ready to print" },
  madeOf: (made, count) => `${made} of ${count} made`,
  empty: "No vouchers printed ahead yet",
  emptyUnder: "Tills print single vouchers, too, without anything being ordered here.",
  makeUnder: "Nobody can guess the numbers. Stolen before the sale, they are worth nothing.",
  ordered: "Ordered",
  files: "Files",
  pdf: "Print (PDF, A4)",
  csv: "Numbers (CSV)",
  filesUnder: "Whoever fetches them stands in the audit log.",
  notYet: "The files are there as soon as all are made.",
};

export const voucherTexts: PhraseBook<VoucherTexts> = { de, en };
