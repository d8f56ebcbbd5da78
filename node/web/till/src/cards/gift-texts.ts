import type { Language } from "@cardweave/shared/ui/language";

export const giftReasons = ["goodwill", "adjustment"] as const;
export type GiftReason = (typeof giftReasons)[number];

export interface GiftTexts {
  readonly title: string;
  readonly how: string;
  readonly reason: string;
  readonly reasons: Readonly<Record<GiftReason, string>>;
  readonly give: (name: string) => string;
}

const de: GiftTexts = {
  title: "Geschenk geben",
  how: "Was eine Aktion auf Zuruf schenkt. Es zählt zu Ihrer Grenze für Kulanz und lässt sich gleich zurücknehmen.",
  reason: "Grund",
  reasons: { goodwill: "Kulanz", adjustment: "Berichtigung" },
  give: (name) => `${name} geben`,
};

const en: GiftTexts = {
  title: "Give a gift",
  how: "What a campaign gives on demand. It counts in your goodwill limit and can be taken back at once.",
  reason: "Reason",
  reasons: { goodwill: "Goodwill", adjustment: "Correction" },
  give: (name) => `Give ${name}`,
};

const books: Record<Language, GiftTexts> = { de, en };

export function giftTexts(language: Language): GiftTexts {
  return books[language];
}
