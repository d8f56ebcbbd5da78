import type { Language } from "./language.ts";

const de: Readonly<Record<string, string>> = {
  "clock-off": "Die Uhr der Filiale geht falsch. Bitte die Technik die Uhr stellen lassen.",
  "rolled-back": "Der Filialrechner hat einen alten Stand. Es wird nichts gebucht; Technik rufen.",
  forked: "Der Filialrechner ist doppelt im Netz. Es wird nichts gebucht; Technik rufen.",
  "checking-in":
    "Nach dem Neustart noch nicht abgeglichen: Einlösungen sind vorläufig, bis die Zentrale da ist.",
  "digest-differs": "Filiale und Zentrale haben verschiedene Stände. Bitte die Technik rufen.",
  "not-certified": "Die Zentrale kennt diesen Filialrechner nicht. Bitte die Technik rufen.",
  retired: "Die Zentrale hat diesen Filialrechner abgemeldet. Bitte die Technik rufen.",
  "other-network": "Die Zentrale gehört zu einem anderen Netz. Bitte die Technik rufen.",
  "not-proven": "Die Zentrale nimmt den Filialrechner nicht an. Bitte die Technik rufen.",
  "unsent-long": "Seit Stunden ist nichts gesendet worden. Bitte die Internetleitung prüfen.",
  "disk-full": "Der Filialrechner hat keinen Platz mehr. Es wird nichts gebucht; Technik rufen.",
  "disk-low": "Der Filialrechner hat bald keinen Platz mehr. Bitte Platz schaffen lassen.",
  "hub-disk-full": "Die Zentrale hat keinen Platz mehr. Hier wird weiter gebucht; Technik rufen.",
  "entries-aside": "Einige Daten waren nicht lesbar und liegen beiseite. Bitte die Technik rufen.",
  "campaigns-left-out":
    "Eine Aktion gilt hier nicht, weil der Filialrechner sie nicht lesen kann. Technik rufen.",
  "reader-away": "Ein Kartenleser ist nicht angeschlossen. Bitte Kabel und Strom prüfen.",
  "reader-missing": "Für einen Kartenleser fehlt etwas am Filialrechner. Bitte die Technik rufen.",
  "printer-away": "Der Bondrucker antwortet nicht. Bitte Strom, Kabel und Papier prüfen.",
};

const en: Readonly<Record<string, string>> = {
  "clock-off": "The branch's clock is wrong. Please have support set it.",
  "rolled-back": "The branch node is on an old state. Nothing is booked; call support.",
  forked: "The branch node exists twice. Nothing is booked; call support.",
  "checking-in":
    "Not matched with headquarters since the restart: what is redeemed is provisional until then.",
  "digest-differs": "Branch and headquarters hold different bookings. Please call support.",
  "not-certified": "Headquarters does not know this branch node. Please call support.",
  retired: "Headquarters has ended this branch node. Please call support.",
  "other-network": "Headquarters belongs to another network. Please call support.",
  "not-proven": "Headquarters does not accept this branch node. Please call support.",
  "unsent-long": "Nothing has been sent for hours. Please check the internet line.",
  "disk-full": "The branch node's disk is full. Nothing is booked; call support.",
  "disk-low": "The branch node is running out of room. Please have some made.",
  "hub-disk-full": "Headquarters' disk is full. Booking goes on here; call support.",
  "entries-aside": "Some data could not be read and was put aside. Please call support.",
  "campaigns-left-out":
    "A promotion does not apply here because the branch node cannot read it. Please call support.",
  "reader-away": "A card reader is not connected. Please check its cable and power.",
  "reader-missing": "Something is missing for a card reader. Please call support.",
  "printer-away": "The receipt printer does not answer. Please check its power, cable and paper.",
};

const books: Record<Language, Readonly<Record<string, string>>> = { de, en };

/** The sentence for something that somebody should see to; else the node's own words. */
export function attentionText(
  item: { readonly code: string; readonly detail: string },
  language: Language,
): string {
  return books[language][item.code] ?? (item.detail === "" ? item.code : item.detail);
}
