import type { Language } from "@cardweave/shared/ui/language";

export interface TierTexts {
  /** Of what is lost after a day; `count` decides between "ends" and "end". */
  readonly ends: (count: number, amount: string, day: string) => string;
  readonly label: string;
  readonly until: (day: string) => string;
  readonly next: (missing: string, tier: string, day: string) => string;
  readonly highest: string;
}

const de: TierTexts = {
  ends: (count, amount, day) => `${amount} ${count === 1 ? "gilt" : "gelten"} nur bis ${day}`,
  label: "Stufe",
  until: (day) => `gilt bis ${day}`,
  next: (missing, tier, day) => `${missing} fehlen zu ${tier}, bis zum ${day}`,
  highest: "höchste Stufe",
};

const en: TierTexts = {
  ends: (count, amount, day) => `${amount} ${count === 1 ? "is" : "are"} good until ${day} only`,
  label: "Tier",
  until: (day) => `kept until ${day}`,
  next: (missing, tier, day) => `${missing} to ${tier} by ${day}`,
  highest: "highest tier",
};

const books: Record<Language, TierTexts> = { de, en };

export function tierTexts(language: Language): TierTexts {
  return books[language];
}
