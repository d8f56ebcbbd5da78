import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

/** What is the matter, and what to do next: for somebody who sells bread. */
export interface Advice {
  readonly what: string;
  readonly next: string;
}

type Book = Readonly<Record<string, Advice>>;

const support = {
  de: "Technik anrufen und diese Seite vorlesen oder drucken.",
  en: "Call support and read this page to them, or print it.",
} as const;

const de: Book = {
  away: {
    what: "Der Filialrechner antwortet nicht.",
    next: "Ist er an? Steckt das Netzwerkkabel? Die Seite versucht es von selbst weiter.",
  },
  offline: {
    what: "Keine Verbindung zur Zentrale. Verkauft und gebucht wird weiter.",
    next: "Nichts zu tun: Gesichertes wird von selbst gesendet. Dauert es, den Router prüfen.",
  },
  "clock-off": {
    what: "Die Uhr des Filialrechners geht falsch.",
    next: "Datum, Uhrzeit und Zeitzone am Filialrechner stellen, am besten auf automatisch.",
  },
  "disk-low": {
    what: "Auf dem Filialrechner wird der Platz knapp.",
    next: "Große Dateien löschen oder verschieben. Ist er voll, wird nichts mehr gebucht.",
  },
  "disk-full": {
    what: "Der Filialrechner hat keinen Platz mehr. Es wird nichts gebucht.",
    next: "Sofort Platz schaffen: Papierkorb leeren, große Dateien verschieben. Sonst Technik rufen.",
  },
  "hub-disk-full": {
    what: "Die Zentrale hat keinen Platz mehr. Hier wird weiter gebucht.",
    next: "Die Zentrale anrufen. Gesichertes wird gesendet, sobald dort wieder Platz ist.",
  },
  "unsent-long": {
    what: "Seit mehr als einem Tag wurde nicht alles gesendet.",
    next: "Internetleitung und Router prüfen. Bleibt es so, Technik anrufen.",
  },
  "checking-in": {
    what: "Nach dem Neustart noch nicht mit der Zentrale abgeglichen.",
    next: "Warten, bis die Leitung steht. Einlösungen sind bis dahin vorläufig.",
  },
  "rolled-back": {
    what: "Der Filialrechner hat einen alten Stand. Es wird nichts gebucht.",
    next: support.de,
  },
  forked: {
    what: "Diesen Filialrechner gibt es doppelt. Es wird nichts gebucht.",
    next: support.de,
  },
  "digest-differs": { what: "Filiale und Zentrale haben verschiedene Stände.", next: support.de },
  "not-certified": { what: "Die Zentrale kennt diesen Filialrechner nicht.", next: support.de },
  retired: { what: "Die Zentrale hat diesen Filialrechner abgemeldet.", next: support.de },
  "other-network": { what: "Die Zentrale gehört zu einem anderen Netz.", next: support.de },
  "not-proven": { what: "Die Zentrale nimmt diesen Filialrechner nicht an.", next: support.de },
  "entries-aside": {
    what: "Einige Daten waren nicht lesbar und liegen beiseite.",
    next: support.de,
  },
  "campaigns-left-out": {
    what: "Eine Aktion gilt hier nicht.",
    next: "Die Zentrale anrufen und die Aktion nennen, die unten steht.",
  },
  "reader-away": {
    what: "Ein Kartenleser ist nicht angeschlossen.",
    next: "Kabel und Strom prüfen; aus- und wieder einstecken. Karten lassen sich auch eintippen.",
  },
  "reader-missing": {
    what: "Für einen Kartenleser fehlt etwas am Filialrechner.",
    next: support.de,
  },
  "printer-away": {
    what: "Der Bondrucker antwortet nicht.",
    next: "Strom, Kabel, Papier und Deckel prüfen. Der nächste Bon versucht es wieder.",
  },
};

const en: Book = {
  away: {
    what: "The branch node does not answer.",
    next: "Is it switched on? Is its network cable in? This page keeps trying by itself.",
  },
  offline: {
    what: "No connection to headquarters. Selling and booking go on.",
    next: "Nothing to do: what is saved is sent by itself. If it lasts, check the router.",
  },
  "clock-off": {
    what: "The branch node's clock is wrong.",
    next: "Set its date, time and time zone, best of all to automatic.",
  },
  "disk-low": {
    what: "The branch node is running out of room.",
    next: "Delete or move large files. Once it is full, nothing is booked any more.",
  },
  "disk-full": {
    what: "The branch node's disk is full. Nothing is booked.",
    next: "Make room at once: empty the bin, move large files. Otherwise call support.",
  },
  "hub-disk-full": {
    what: "Headquarters' disk is full. Booking goes on here.",
    next: "Call headquarters. What is saved is sent as soon as there is room again.",
  },
  "unsent-long": {
    what: "Not everything has been sent for more than a day.",
    next: "Check the internet line and the router. If it stays so, call support.",
  },
  "checking-in": {
    what: "Not matched with headquarters since the restart.",
    next: "Wait until the line is up. What is redeemed until then is provisional.",
  },
  "rolled-back": {
    what: "The branch node is on an old state. Nothing is booked.",
    next: support.en,
  },
  forked: { what: "This branch node exists twice. Nothing is booked.", next: support.en },
  "digest-differs": { what: "Branch and headquarters hold different bookings.", next: support.en },
  "not-certified": { what: "Headquarters does not know this branch node.", next: support.en },
  retired: { what: "Headquarters has ended this branch node.", next: support.en },
  "other-network": { what: "Headquarters belongs to another network.", next: support.en },
  "not-proven": { what: "Headquarters does not accept this branch node.", next: support.en },
  "entries-aside": {
    what: "Some data could not be read and was put aside.",
    next: support.en,
  },
  "campaigns-left-out": {
    what: "A promotion does not apply here.",
    next: "Call headquarters and name the promotion that stands below.",
  },
  "reader-away": {
    what: "A card reader is not connected.",
    next: "Check its cable and power; unplug it and plug it in. Cards can be typed as well.",
  },
  "reader-missing": {
    what: "Something is missing on the branch node for a card reader.",
    next: support.en,
  },
  "printer-away": {
    what: "The receipt printer does not answer.",
    next: "Check its power, cable, paper and lid. The next receipt tries again.",
  },
};

export const findingTexts: PhraseBook<Book> = { de, en };

/** For what an older page has no words for: the node's own. */
export function adviceOf(
  book: Book,
  { code, detail }: { readonly code: string; readonly detail: string },
  otherwise: string,
): Advice {
  return book[code] ?? { what: detail === "" ? code : detail, next: otherwise };
}
