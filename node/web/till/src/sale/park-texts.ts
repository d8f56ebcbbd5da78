import type { Language } from "@cardweave/shared/ui/language";

export interface ParkTexts {
  readonly park: string;
  readonly title: string;
  readonly noCard: string;
  readonly parkedAt: (when: string) => string;
  readonly until: (when: string) => string;
  readonly over: string;
  readonly toPay: (amount: string) => string;
  readonly book: string;
  readonly back: string;
  readonly drop: string;
}

const de: ParkTexts = {
  park: "Parken",
  title: "Geparkte Verkäufe",
  noCard: "Ohne Karte",
  parkedAt: (when) => `geparkt ${when}`,
  until: (when) => `Preise und Guthaben reserviert bis ${when}`,
  over: "Reservierung abgelaufen; beim Buchen wird neu geprüft",
  toPay: (amount) => `noch ${amount} zu kassieren`,
  book: "Bezahlt, buchen",
  back: "Zurück in den Korb",
  drop: "Verwerfen",
};

const en: ParkTexts = {
  park: "Park",
  title: "Parked sales",
  noCard: "No card",
  parkedAt: (when) => `parked ${when}`,
  until: (when) => `prices and value kept until ${when}`,
  over: "no longer kept; booking it checks again",
  toPay: (amount) => `${amount} left to collect`,
  book: "Paid, book it",
  back: "Back to the basket",
  drop: "Give up",
};

const books: Record<Language, ParkTexts> = { de, en };

export function parkTexts(language: Language): ParkTexts {
  return books[language];
}
