import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { CatalogueTexts } from "./catalogue.ts";

export interface TillTexts {
  readonly tills: CatalogueTexts;
  readonly branch: string;
  readonly training: string;
  readonly trainingHint: string;
  readonly pairAnew: string;
  readonly pairEnds: string;
  readonly pairUnder: string;
  readonly nodeAddress: string;
  readonly nodeAddressHint: string;
  readonly link: string;
  readonly qr: string;
  readonly token: string;
}

const de: TillTexts = {
  tills: {
    title: "Kassen",
    under: "Jede Kasse ist ein Browser im Netz der Filiale, gekoppelt durch einen Link.",
    add: "Kasse anlegen",
    emptyTitle: "Noch keine Kasse",
    empty: "Legen Sie eine Kasse an und öffnen Sie ihren Link im Browser am Tresen.",
    added: (name) => `Kasse ${name} ist angelegt.`,
    changed: (name) => `Kasse ${name} ist geändert.`,
    endTitle: (name) => `Kasse ${name} beenden?`,
    endConsequence: "Sie bucht nicht mehr, sobald der Filialrechner davon hört.",
  },
  branch: "Filiale",
  training: "Übungskasse",
  trainingHint: "Darf die Uhrzeit frei wählen, um Aktionen auszuprobieren. Nie für echte Kunden.",
  pairAnew: "Neu koppeln",
  pairEnds: "Der bisherige Link und der gekoppelte Browser gelten sofort nicht mehr.",
  pairUnder:
    "Öffnen Sie den Link an der Kasse, oder lesen Sie den Code mit ihr. Nur jetzt zu sehen.",
  nodeAddress: "Adresse des Filialrechners im Laden",
  nodeAddressHint: "Wie ihn die Kasse im Netz der Filiale erreicht.",
  link: "Kopplungs-Link",
  qr: "Kopplungs-Link als QR-Code",
  token: "Token der Kasse",
};

const en: TillTexts = {
  tills: {
    title: "Tills",
    under: "Each till is a browser in the branch's network, paired by a link.",
    add: "Add a till",
    emptyTitle: "No till yet",
    empty: "Add a till and open its link in the browser at the counter.",
    added: (name) => `Till ${name} was added.`,
    changed: (name) => `Till ${name} was changed.`,
    endTitle: (name) => `End till ${name}?`,
    endConsequence: "It books no more as soon as the store node hears of it.",
  },
  branch: "Branch",
  training: "Training till",
  trainingHint: "May choose the time freely to try campaigns out. Never for real customers.",
  pairAnew: "Pair anew",
  pairEnds: "The link before and the browser that was paired hold no longer, from now on.",
  pairUnder: "Open the link at the till, or read the code with it. It is shown this once.",
  nodeAddress: "Address of the store node in the shop",
  nodeAddressHint: "How the till reaches it in the branch's network.",
  link: "Pairing link",
  qr: "Pairing link as a QR code",
  token: "The till's token",
};

export const tillTexts: PhraseBook<TillTexts> = { de, en };
