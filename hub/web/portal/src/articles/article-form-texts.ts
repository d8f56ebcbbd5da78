import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface ArticleFormTexts {
  readonly add: string;
  readonly added: (name: string) => string;
  readonly changed: (name: string) => string;
  readonly undone: (name: string) => string;
  readonly id: string;
  readonly idHint: string;
  readonly noGroup: string;
  readonly price: string;
  readonly priceHint: string;
  readonly priceIn: (group: string) => string;
  readonly validFrom: string;
  readonly validFromHint: string;
  readonly tax: string;
  readonly taxHint: string;
  readonly codes: string;
  readonly codesHint: string;
  readonly byWeight: string;
  readonly byWeightHint: string;
  readonly history: string;
  readonly noHistory: string;
  readonly now: string;
  readonly later: string;
  readonly since: (when: string) => string;
  readonly end: string;
  readonly revive: string;
  readonly endTitle: (name: string) => string;
  readonly endUnder: string;
  readonly reasons: Readonly<Record<string, string>>;
}

const de: ArticleFormTexts = {
  add: "Artikel anlegen",
  added: (name) => `${name} ist angelegt.`,
  changed: (name) => `${name} ist geändert.`,
  undone: (name) => `${name}: wieder wie vorher.`,
  id: "Artikelnummer",
  idHint: "Wie in der Warenwirtschaft: Buchstaben, Ziffern, - _ . Bleibt für immer.",
  noGroup: "Keine Gruppe",
  price: "Preis",
  priceHint: "Leer: die Kasse fragt danach.",
  priceIn: (group) => `Preis ${group}`,
  validFrom: "Preis gilt ab",
  validFromHint: "Leer heißt jetzt. Ein späterer Beginn kündigt den neuen Preis an.",
  tax: "Steuerschlüssel",
  taxHint: "Wie auf dem Bon, etwa 7 oder 19.",
  codes: "Codes",
  codesHint: "Was der Scanner liest: EAN, PLU. Mehrere mit Komma.",
  byWeight: "Wird gewogen",
  byWeightHint: "Der Preis gilt für ein Kilogramm.",
  history: "Preise",
  noHistory: "Bisher ohne Preis.",
  now: "gilt jetzt",
  later: "kommt",
  since: (when) => `ab ${when}`,
  end: "Nicht mehr verkaufen",
  revive: "Wieder verkaufen",
  endTitle: (name) => `${name} nicht mehr verkaufen?`,
  endUnder: "Kassen finden den Artikel dann nicht mehr. Bons und Rückgaben kennen ihn weiter.",
  reasons: {
    "not-an-id": "Nur Buchstaben, Ziffern, Punkt, - und _.",
    "unknown-group": "Diese Gruppe gibt es nicht mehr.",
    "not-a-tax-code": "Höchstens 16 Zeichen.",
    "not-a-code": "Höchstens 32 Codes, ohne Leerzeichen darin.",
    "code-in-use": "Einen dieser Codes hat schon ein anderer Artikel.",
    "in-the-past": "Ein Preis kann nicht rückwirkend gelten.",
  },
};

const en: ArticleFormTexts = {
  add: "Add an article",
  added: (name) => `${name} was added.`,
  changed: (name) => `${name} was changed.`,
  undone: (name) => `${name}: as it was before.`,
  id: "Article number",
  idHint: "As in your stock system: letters, digits, - _ . It stays for ever.",
  noGroup: "No group",
  price: "Price",
  priceHint: "Empty: the till asks for it.",
  priceIn: (group) => `Price ${group}`,
  validFrom: "Price holds from",
  validFromHint: "Empty means now. A later beginning announces the new price.",
  tax: "Tax code",
  taxHint: "As on the receipt, 7 or 19 for example.",
  codes: "Codes",
  codesHint: "What a scanner reads: EAN, PLU. Several with commas.",
  byWeight: "Is weighed",
  byWeightHint: "The price is for a kilogram.",
  history: "Prices",
  noHistory: "No price so far.",
  now: "holds now",
  later: "to come",
  since: (when) => `from ${when}`,
  end: "Sell no longer",
  revive: "Sell again",
  endTitle: (name) => `Sell ${name} no longer?`,
  endUnder: "Tills no longer find it. Receipts and returns still know it.",
  reasons: {
    "not-an-id": "Letters, digits, full stop, - and _ only.",
    "unknown-group": "This group is no longer there.",
    "not-a-tax-code": "16 characters at most.",
    "not-a-code": "32 codes at most, without blanks in them.",
    "code-in-use": "Another article has one of these codes.",
    "in-the-past": "A price cannot hold from the past on.",
  },
};

export const articleFormTexts: PhraseBook<ArticleFormTexts> = { de, en };
