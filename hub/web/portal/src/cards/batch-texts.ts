import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface BatchTexts {
  readonly title: string;
  readonly under: string;
  readonly make: string;
  readonly batch: string;
  readonly at: string;
  readonly count: string;
  readonly state: string;
  readonly states: Readonly<Record<string, string>>;
  readonly checked: (checked: number, count: number) => string;
  readonly printed: string;
  readonly spoilt: string;
  readonly empty: string;
  readonly emptyUnder: string;
  readonly makeTitle: string;
  readonly makeUnder: string;
  readonly design: string;
  readonly usualDesign: string;
  readonly faultyDesign: (name: string) => string;
  readonly toDesigns: string;
  readonly scheme: string;
  readonly schemes: Readonly<Record<string, string>>;
  readonly valid: string;
  readonly validHint: string;
  readonly made: string;
  readonly specimen: string;
  readonly file: string;
  readonly layouts: Readonly<Record<"card" | "bleed" | "sheet", string>>;
  readonly numbers: string;
  readonly stillChecked: string;
  readonly unreadable: (place: number) => string;
  readonly allPrinted: string;
  readonly allPrintedUnder: string;
  readonly spoiltPlace: string;
  readonly spoiltHint: string;
  readonly note: string;
  readonly release: string;
  readonly releaseUnder: string;
  readonly saved: string;
}

const de: BatchTexts = {
  title: "Kartenstapel",
  under:
    "Karten zum Drucken. Jeder Code wird gemalt und zurückgelesen, bevor er gedruckt werden darf.",
  make: "Karten machen",
  batch: "Stapel",
  at: "Bestellt",
  count: "Karten",
  state: "Stand",
  states: {
    making: "Wird geprüft",
    unreadable: "Code unlesbar",
    made: "Druckbereit",
    printed: "Gedruckt",
    released: "Ausgegeben",
  },
  checked: (checked, count) => `${checked} von ${count} Codes zurückgelesen`,
  printed: "Gedruckt",
  spoilt: "Verdruckt",
  empty: "Noch keine Karten gemacht",
  emptyUnder: "Auch ohne Stapel geht jede Nummer, die an der Kasse zum ersten Mal gezeigt wird.",
  makeTitle: "Karten machen",
  makeUnder: "Die Nummern sind nicht zu erraten. Niemand sonst bekommt dieselben.",
  design: "Entwurf",
  usualDesign: "Standardkarte mit QR-Code",
  faultyDesign: (name) => `${name} (noch nicht druckbar)`,
  toDesigns: "Entwürfe ansehen und ändern",
  scheme: "Nummern",
  schemes: { own: "eigene, 17 Zeichen", ean13: "EAN-13, 13 Ziffern" },
  valid: "Gültig bis",
  validHint: "Steht auf der Karte; leer heißt unbegrenzt.",
  made: "Bestellt",
  specimen: "Probedruck (PDF)",
  file: "Drucken",
  layouts: {
    card: "PDF, eine Karte je Seite",
    bleed: "PDF mit 3 mm Beschnitt",
    sheet: "PDF, zehn auf A4",
  },
  numbers: "Nummern (CSV)",
  stillChecked: "Die Codes werden noch zurückgelesen; gedruckt wird danach.",
  unreadable: (place) =>
    `Der Code von Karte ${place} ließ sich nicht lesen. Bitte den Entwurf ändern.`,
  allPrinted: "Alles ist gedruckt",
  allPrintedUnder: "Wenn die Karten gut aus dem Drucker gekommen sind.",
  spoiltPlace: "Verdruckte Karte Nr.",
  spoiltHint: "Sie wird durch eine Karte mit anderer Nummer ersetzt.",
  note: "Vermerken",
  release: "Stapel ausgeben",
  releaseUnder: "Die Zentrale vergisst danach die Nummern und Namen dieses Stapels.",
  saved: "Vermerkt",
};

const en: BatchTexts = {
  title: "Card batches",
  under: "Cards to print. Every code is painted and read back before it may be printed.",
  make: "Make cards",
  batch: "Batch",
  at: "Ordered",
  count: "Cards",
  state: "State",
  states: {
    making: "Being checked",
    unreadable: "Code unreadable",
    made: "Ready to print",
    printed: "Printed",
    released: "Released",
  },
  checked: (checked, count) => `${checked} of ${count} codes read back`,
  printed: "Printed",
  spoilt: "Spoilt",
  empty: "No cards made yet",
  emptyUnder: "Without a batch, too, every number works that a till sees for the first time.",
  makeTitle: "Make cards",
  makeUnder: "Nobody can guess the numbers, and nobody else gets the same.",
  design: "Design",
  usualDesign: "Standard card with a QR code",
  faultyDesign: (name) => `${name} (cannot be printed yet)`,
  toDesigns: "See and change designs",
  scheme: "Numbers",
  schemes: { own: "our own, 17 characters", ean13: "EAN-13, 13 digits" },
  valid: "Valid until",
  validHint: "Stands on the card; empty means for ever.",
  made: "Ordered",
  specimen: "Test print (PDF)",
  file: "Print",
  layouts: {
    card: "PDF, one card a page",
    bleed: "PDF with 3 mm of bleed",
    sheet: "PDF, ten on A4",
  },
  numbers: "Numbers (CSV)",
  stillChecked: "Codes are still being read back; printing comes after that.",
  unreadable: (place) => `The code of card ${place} could not be read. Please change the design.`,
  allPrinted: "All are printed",
  allPrintedUnder: "When the cards have come out of the printer well.",
  spoiltPlace: "Spoilt card no.",
  spoiltHint: "It is replaced by a card with another number.",
  note: "Note it",
  release: "Release the batch",
  releaseUnder: "Headquarters then forgets the numbers and names of this batch.",
  saved: "Noted",
};

export const batchTexts: PhraseBook<BatchTexts> = { de, en };
