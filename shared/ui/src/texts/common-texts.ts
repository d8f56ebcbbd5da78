import type { PhraseBook } from "../phrase-book.ts";

export interface CommonTexts {
  readonly save: string;
  readonly cancel: string;
  readonly close: string;
  readonly again: string;
  readonly undo: string;
  readonly copy: string;
  readonly copied: string;
  readonly loading: string;
  readonly notAccepted: string;
  readonly needed: string;
  readonly filter: string;
  readonly columns: string;
  readonly csv: string;
  readonly print: string;
  readonly openCalendar: string;
  readonly clock: string;
  readonly sortBy: (column: string) => string;
  readonly rows: (shown: string, all: string, count: number) => string;
  readonly noHits: string;
  readonly clearFilter: string;
  readonly keys: string;
  readonly keysHint: string;
  readonly yes: string;
  readonly no: string;
  readonly asOf: (when: string) => string;
  readonly live: string;
  readonly scheme: string;
  readonly schemes: Readonly<Record<"light" | "dark" | "system", string>>;
  readonly notices: string;
  readonly unsaved: string;
  readonly discard: string;
  readonly keepTyping: string;
}

const de: CommonTexts = {
  save: "Speichern",
  cancel: "Abbrechen",
  close: "Schließen",
  again: "Noch einmal versuchen",
  undo: "Rückgängig",
  copy: "Kopieren",
  copied: "Kopiert",
  loading: "Wird geladen",
  notAccepted: "So wird das nicht angenommen.",
  needed: "Bitte ausfüllen.",
  filter: "Filtern",
  columns: "Spalten",
  csv: "CSV",
  print: "Drucken",
  openCalendar: "Kalender öffnen",
  clock: "Uhrzeit",
  sortBy: (column) => `Nach ${column} sortieren`,
  rows: (shown, all, count) =>
    shown === all ? `${all} ${count === 1 ? "Zeile" : "Zeilen"}` : `${shown} von ${all} Zeilen`,
  noHits: "Nichts passt zu diesem Filter.",
  clearFilter: "Filter löschen",
  keys: "Tasten",
  keysHint: "? zeigt die Tasten dieser Seite.",
  yes: "Ja",
  no: "Nein",
  asOf: (when) => `Stand ${when}`,
  live: "live",
  scheme: "Farben",
  schemes: { light: "Hell", dark: "Dunkel", system: "Wie das Gerät" },
  notices: "Meldungen",
  unsaved: "Was hier steht, ist noch nicht gespeichert.",
  discard: "Verwerfen",
  keepTyping: "Weiter bearbeiten",
};

const en: CommonTexts = {
  save: "Save",
  cancel: "Cancel",
  close: "Close",
  again: "Try again",
  undo: "Undo",
  copy: "Copy",
  copied: "Copied",
  loading: "Loading",
  notAccepted: "This is not accepted.",
  needed: "Please fill this in.",
  filter: "Filter",
  columns: "Columns",
  csv: "CSV",
  print: "Print",
  openCalendar: "Open the calendar",
  clock: "Time",
  sortBy: (column) => `Sort by ${column}`,
  rows: (shown, all, count) =>
    shown === all ? `${all} ${count === 1 ? "row" : "rows"}` : `${shown} of ${all} rows`,
  noHits: "Nothing fits this filter.",
  clearFilter: "Clear the filter",
  keys: "Keys",
  keysHint: "? shows the keys of this page.",
  yes: "Yes",
  no: "No",
  asOf: (when) => `as of ${when}`,
  live: "live",
  scheme: "Colours",
  schemes: { light: "Light", dark: "Dark", system: "As the device" },
  notices: "Notices",
  unsaved: "What stands here is not saved yet.",
  discard: "Discard",
  keepTyping: "Keep editing",
};

export const commonTexts: PhraseBook<CommonTexts> = { de, en };
