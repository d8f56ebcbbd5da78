import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface AnyCatalogueTexts {
  readonly state: string;
  readonly active: string;
  readonly ended: string;
  readonly end: string;
  readonly revive: string;
  readonly showEnded: string;
  readonly undone: (name: string) => string;
  readonly toldTitle: string;
  readonly id: string;
  readonly idHint: string;
  readonly name: string;
}

const de: AnyCatalogueTexts = {
  state: "Zustand",
  active: "Aktiv",
  ended: "Beendet",
  end: "Beenden",
  revive: "Wieder aktivieren",
  showEnded: "Beendete zeigen",
  undone: (name) => `${name}: wieder wie vorher.`,
  toldTitle: "Bitte jetzt notieren",
  id: "Kürzel",
  idHint: "Kleinbuchstaben, Ziffern, - _ . Steht auf Belegen und bleibt für immer.",
  name: "Name",
};

const en: AnyCatalogueTexts = {
  state: "State",
  active: "Active",
  ended: "Ended",
  end: "End",
  revive: "Make active again",
  showEnded: "Show ended ones",
  undone: (name) => `${name}: as it was before.`,
  toldTitle: "Please note this down now",
  id: "Short name",
  idHint: "Lower-case letters, digits, - _ . It stands on receipts and stays for ever.",
  name: "Name",
};

export const catalogueTexts: PhraseBook<AnyCatalogueTexts> = { de, en };
