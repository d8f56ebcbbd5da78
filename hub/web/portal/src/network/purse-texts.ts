import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { CatalogueTexts } from "./catalogue.ts";

export interface PurseTexts {
  readonly purses: CatalogueTexts;
  readonly groups: CatalogueTexts;
  readonly kind: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly own: string;
  readonly kindHints: Readonly<Record<string, string>>;
  readonly slots: string;
  readonly slotsHint: string;
  readonly unitValue: string;
  readonly unitValueHint: string;
  readonly purseId: string;
  readonly purseIdHint: string;
}

const de: PurseTexts = {
  purses: {
    title: "Konten auf der Karte",
    under: "Was eine Karte tragen kann: Punkte, Guthaben, Stempelkarten.",
    add: "Konto anlegen",
    emptyTitle: "Noch kein Konto auf der Karte",
    empty: "Mit Punkten fängt fast jedes Programm an; eine Stempelkarte ist auch schnell gemacht.",
    added: (name) => `${name} ist angelegt.`,
    changed: (name) => `${name} ist geändert.`,
    endTitle: (name) => `${name} beenden?`,
    endConsequence: "Es wird nichts mehr gutgeschrieben. Was auf Karten steht, bleibt einlösbar.",
  },
  groups: {
    title: "Kundengruppen",
    under: "Für wen besondere Preise oder Aktionen gelten, wie Personal oder Verein.",
    add: "Gruppe anlegen",
    emptyTitle: "Noch keine Kundengruppe",
    empty: "Karten einer Gruppe bekommen Gruppenpreise und Aktionen, ohne dass jemand daran denkt.",
    added: (name) => `Gruppe ${name} ist angelegt.`,
    changed: (name) => `Gruppe ${name} ist geändert.`,
    endTitle: (name) => `Gruppe ${name} beenden?`,
    endConsequence: "Neue Karten können nicht mehr hinein. Wer darin ist, bleibt darin.",
  },
  kind: "Art",
  kinds: {
    points: "Punkte",
    money: "Guthaben",
    stamps: "Stempelkarte",
    activation: "Freischaltung",
  },
  own: "Vom System",
  kindHints: {
    points: "Ganze Punkte, gesammelt mit Einkäufen.",
    money: "Bezahltes Guthaben in der Währung des Netzes.",
    stamps: "Eine Zahl von Stempeln, dann eine Prämie.",
  },
  slots: "Felder der Stempelkarte",
  slotsHint: "2 bis 100. Bleibt für immer.",
  unitValue: "Was ein Punkt beim Bezahlen zählt",
  unitValueHint: "Leer: Mit Punkten wird nicht bezahlt, nur Prämien werden eingelöst.",
  purseId: "Kürzel der Stempelkarte",
  purseIdHint: "Wie coffee. Steht auf Belegen und bleibt für immer.",
};

const en: PurseTexts = {
  purses: {
    title: "Purses on the card",
    under: "What a card can carry: points, prepaid money, stamp cards.",
    add: "Add a purse",
    emptyTitle: "No purse on the card yet",
    empty: "Almost every programme begins with points; a stamp card is quickly made too.",
    added: (name) => `${name} was added.`,
    changed: (name) => `${name} was changed.`,
    endTitle: (name) => `End ${name}?`,
    endConsequence: "Nothing is credited any more. What stands on cards can still be used.",
  },
  groups: {
    title: "Customer groups",
    under: "Whom special prices or campaigns are for, as staff or a club.",
    add: "Add a group",
    emptyTitle: "No customer group yet",
    empty: "Cards of a group get its prices and campaigns without anybody thinking of it.",
    added: (name) => `Group ${name} was added.`,
    changed: (name) => `Group ${name} was changed.`,
    endTitle: (name) => `End group ${name}?`,
    endConsequence: "New cards cannot join any more. Whoever is in it stays in it.",
  },
  kind: "Kind",
  kinds: {
    points: "Points",
    money: "Prepaid money",
    stamps: "Stamp card",
    activation: "Activation",
  },
  own: "The system's own",
  kindHints: {
    points: "Whole points, collected by buying.",
    money: "Money that was paid in, in the network's currency.",
    stamps: "A number of stamps, then a reward.",
  },
  slots: "Fields of the stamp card",
  slotsHint: "2 to 100. Stays for ever.",
  unitValue: "What a point counts when paying",
  unitValueHint: "Empty: points do not pay, they only buy rewards.",
  purseId: "Short name of the stamp card",
  purseIdHint: "As in coffee. It stands on receipts and stays for ever.",
};

export const purseTexts: PhraseBook<PurseTexts> = { de, en };
