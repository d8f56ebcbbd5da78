import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface DeskTexts {
  readonly findTitle: string;
  readonly find: string;
  readonly neverSeen: string;
  readonly neverSeenUnder: string;
  readonly name: string;
  readonly cards: string;
  readonly contact: string;
  readonly people: string;
  readonly card: string;
  readonly number: string;
  readonly account: string;
  readonly change: string;
  readonly unlock: string;
  readonly under: string;
  readonly backToFind: string;
  readonly active: string;
  readonly blocked: string;
  readonly overdrawn: string;
  readonly holds: string;
  readonly balance: string;
  readonly ofSlots: (of: number) => string;
  readonly pending: (amount: string) => string;
  readonly overdraft: (amount: string) => string;
  readonly lots: string;
  readonly lot: (amount: string, until: string | null, isPaid: boolean) => string;
  readonly nothingHeld: string;
  readonly facts: string;
  readonly group: string;
  readonly noGroup: string;
  readonly tier: string;
  readonly pin: string;
  readonly pinSet: string;
  readonly pinNone: string;
  readonly linked: string;
  readonly holder: string;
  readonly holderNone: string;
  readonly history: string;
  readonly noHistory: string;
}

const de: DeskTexts = {
  findTitle: "Karte finden",
  find: "Suchen",
  neverSeen: "Diese Karte wurde noch nie benutzt",
  neverSeenUnder: "Die Nummer ist gültig; gebucht wurde mit ihr noch nichts.",
  name: "Name",
  cards: "Karten",
  contact: "Kontakt",
  people: "Kundinnen und Kunden",
  card: "Karte",
  number: "Nummer",
  account: "Kennung",
  change: "Ändern",
  unlock: "Entsperren",
  under: "Was auf der Karte liegt, und alles, was mit ihr geschehen ist.",
  backToFind: "Karte finden",
  active: "Aktiv",
  blocked: "Gesperrt",
  overdrawn: "Überzogen",
  holds: "Auf der Karte",
  balance: "Stand",
  ofSlots: (of) => `von ${of}`,
  pending: (amount) => `${amount} später nutzbar`,
  overdraft: (amount) => `${amount} überzogen; die nächste Gutschrift gleicht es aus`,
  lots: "Woraus es besteht",
  lot: (amount, until, isPaid) =>
    `${amount} ${isPaid ? "bezahlt" : "geschenkt"}${until === null ? "" : `, gültig bis ${until}`}`,
  nothingHeld: "Nichts",
  facts: "Angaben",
  group: "Kundengruppe",
  noGroup: "keine",
  tier: "Stufe",
  pin: "PIN",
  pinSet: "gesetzt",
  pinNone: "keine",
  linked: "Verbundene Karten",
  holder: "Wem sie gehört",
  holderNone: "Niemandem, den die Zentrale kennt. Die Karte geht auch ohne Namen.",
  history: "Verlauf",
  noHistory: "Noch nichts geschehen",
};

const en: DeskTexts = {
  findTitle: "Find a card",
  find: "Find",
  neverSeen: "This card was never used",
  neverSeenUnder: "The number is a good one; nothing was booked with it yet.",
  name: "Name",
  cards: "Cards",
  contact: "Contact",
  people: "Cardholders",
  card: "Card",
  number: "Number",
  account: "Internal id",
  change: "Change",
  unlock: "Unlock",
  under: "What the card holds, and all that happened to it.",
  backToFind: "Find a card",
  active: "Active",
  blocked: "Blocked",
  overdrawn: "Overdrawn",
  holds: "On the card",
  balance: "Balance",
  ofSlots: (of) => `of ${of}`,
  pending: (amount) => `${amount} usable later`,
  overdraft: (amount) => `${amount} overdrawn; the next credit settles it`,
  lots: "What it consists of",
  lot: (amount, until, isPaid) =>
    `${amount} ${isPaid ? "paid" : "given"}${until === null ? "" : `, good until ${until}`}`,
  nothingHeld: "Nothing",
  facts: "Details",
  group: "Customer group",
  noGroup: "none",
  tier: "Tier",
  pin: "PIN",
  pinSet: "set",
  pinNone: "none",
  linked: "Linked cards",
  holder: "Whose it is",
  holderNone: "Nobody's that headquarters knows. A card works without a name, too.",
  history: "History",
  noHistory: "Nothing happened yet",
};

export const deskTexts: PhraseBook<DeskTexts> = { de, en };
