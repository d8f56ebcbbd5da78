import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { CatalogueTexts } from "../network/catalogue.ts";

export interface ArticleTexts {
  readonly title: string;
  readonly under: string;
  readonly emptyTitle: string;
  readonly empty: string;
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly price: string;
  readonly askPrice: string;
  readonly lowest: string;
  readonly lowestHint: string;
  readonly codes: string;
  readonly tax: string;
  readonly state: string;
  readonly active: string;
  readonly ended: string;
  readonly upload: string;
  readonly download: string;
  readonly uploadTitle: string;
  readonly uploadUnder: string;
  readonly uploadNeeds: string;
  readonly file: string;
  readonly whole: string;
  readonly wholeHint: string;
  readonly check: string;
  readonly take: string;
  readonly found: (facts: UploadFacts) => string;
  readonly taken: (facts: UploadFacts) => string;
  readonly rejected: (count: number) => string;
  readonly line: (line: number, why: string) => string;
  readonly ignored: (columns: string) => string;
  readonly groups: CatalogueTexts;
  readonly parent: string;
  readonly noParent: string;
  readonly protectedBy: string;
  readonly laws: Readonly<Record<string, string>>;
}

export interface UploadFacts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly ended: number;
}

const de: ArticleTexts = {
  title: "Artikel",
  under: "Was verkauft wird, mit Gruppe und Preis. Kassen kennen es auch offline.",
  emptyTitle: "Noch keine Artikel",
  empty: "Laden Sie Ihre Artikelliste als CSV hoch. Ohne Artikel geht es auch: mit Beträgen.",
  id: "Nummer",
  name: "Name",
  group: "Gruppe",
  price: "Preis",
  askPrice: "wird gefragt",
  lowest: "Tiefster, 30 Tage",
  lowestHint: "Tiefster Preis der letzten 30 Tage; Werbung mit Preissenkungen muss ihn nennen.",
  codes: "Codes",
  tax: "Steuer",
  state: "Zustand",
  active: "Aktiv",
  ended: "Beendet",
  upload: "CSV hochladen",
  download: "Alle als CSV",
  uploadTitle: "Artikel aus einer CSV-Datei",
  uploadUnder: "Zuerst wird nur geprüft. Falsche Zeilen werden genannt; die anderen übernommen.",
  uploadNeeds:
    "Gebraucht wird eine Tabelle als Text (CSV), deren erste Zeile die Spalten nennt, jede einmal, " +
    "darunter id: etwa id;name;group;codes;unit_price.",
  file: "CSV-Datei",
  whole: "Die Datei ist die ganze Liste",
  wholeHint: "Artikel, die nicht darin stehen, werden beendet.",
  check: "Prüfen",
  take: "Übernehmen",
  found: ({ added, changed, unchanged, ended }) =>
    `${added} neu, ${changed} geändert, ${unchanged} gleich, ${ended} beendet.`,
  taken: ({ added, changed, ended }) =>
    `Übernommen: ${added} neu, ${changed} geändert, ${ended} beendet.`,
  rejected: (count) => (count === 1 ? "1 Zeile ist falsch:" : `${count} Zeilen sind falsch:`),
  line: (line, why) => `Zeile ${line}: ${why}`,
  ignored: (columns) => `Nicht gelesene Spalten: ${columns}`,
  groups: {
    title: "Artikelgruppen",
    under: "Wonach Aktionen Artikel treffen. Eine Gruppe kann Teil einer anderen sein.",
    add: "Gruppe anlegen",
    emptyTitle: "Noch keine Artikelgruppe",
    empty: "Mit Gruppen gilt eine Aktion für „Backwaren“, ohne jeden Artikel zu nennen.",
    added: (name) => `Gruppe ${name} ist angelegt.`,
    changed: (name) => `Gruppe ${name} ist geändert.`,
    endTitle: (name) => `Gruppe ${name} beenden?`,
    endConsequence: "Neue Artikel können nicht mehr hinein; die darin bleiben darin.",
  },
  parent: "Teil von",
  noParent: "keiner",
  protectedBy: "Gesetzlich geschützt",
  laws: {
    "": "nein",
    tobacco: "Tabak",
    "fixed-price-book": "Buchpreisbindung",
    prescription: "rezeptpflichtig",
  },
};

const en: ArticleTexts = {
  title: "Articles",
  under: "What is sold, with group and price. Tills know it offline too.",
  emptyTitle: "No articles yet",
  empty: "Upload your article list as CSV. It works without articles too: with amounts.",
  id: "Number",
  name: "Name",
  group: "Group",
  price: "Price",
  askPrice: "is asked",
  lowest: "Lowest, 30 days",
  lowestHint: "Lowest price of the last 30 days; advertising a reduction must name it.",
  codes: "Codes",
  tax: "Tax",
  state: "State",
  active: "Active",
  ended: "Ended",
  upload: "Upload CSV",
  download: "All as CSV",
  uploadTitle: "Articles from a CSV file",
  uploadUnder: "At first it is only checked. Wrong rows are named; the others are taken.",
  uploadNeeds:
    "What is needed is a table as text (CSV) whose first line names its columns, each once, " +
    "among them id: such as id;name;group;codes;unit_price.",
  file: "CSV file",
  whole: "The file is the whole list",
  wholeHint: "Articles that are not in it are ended.",
  check: "Check",
  take: "Take over",
  found: ({ added, changed, unchanged, ended }) =>
    `${added} new, ${changed} changed, ${unchanged} the same, ${ended} ended.`,
  taken: ({ added, changed, ended }) =>
    `Taken over: ${added} new, ${changed} changed, ${ended} ended.`,
  rejected: (count) => (count === 1 ? "1 row is wrong:" : `${count} rows are wrong:`),
  line: (line, why) => `Row ${line}: ${why}`,
  ignored: (columns) => `Columns that were not read: ${columns}`,
  groups: {
    title: "Article groups",
    under: "By which campaigns hit articles. A group can be part of another.",
    add: "Add a group",
    emptyTitle: "No article group yet",
    empty: "With groups a campaign is for “bakery” without naming each article.",
    added: (name) => `Group ${name} was added.`,
    changed: (name) => `Group ${name} was changed.`,
    endTitle: (name) => `End group ${name}?`,
    endConsequence: "New articles cannot join any more; those in it stay in it.",
  },
  parent: "Part of",
  noParent: "none",
  protectedBy: "Protected by law",
  laws: {
    "": "no",
    tobacco: "tobacco",
    "fixed-price-book": "fixed-price book",
    prescription: "prescription only",
  },
};

export const articleTexts: PhraseBook<ArticleTexts> = { de, en };
