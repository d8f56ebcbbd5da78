import type { Language } from "./language.ts";

/** Numbers of a refusal, already written out in the reader's language. */
export interface ProblemFacts {
  readonly asked?: string;
  readonly guaranteed?: string;
  readonly provisional?: string;
  /** Names of the branches that can do it. */
  readonly heldBy?: string;
}

type Sentence = string | ((facts: ProblemFacts) => string);

/** The stable codes of the HTTP interface, and three that only a page can meet. */
export const problemCodes = [
  "malformed",
  "idempotency-key-missing",
  "unauthenticated",
  "not-allowed",
  "pin-required",
  "pin-wrong",
  "not-found",
  "too-little",
  "blocked",
  "expired",
  "inactive",
  "already-used",
  "already-reversed",
  "changed",
  "conflict",
  "key-reused",
  "invalid",
  "too-large",
  "too-many",
  "checking-in",
  "out-of-touch",
  "storage",
  "too-slow",
  "method-not-allowed",
  "unsupported-media",
  "internal",
  "unreachable",
  "unreadable",
  "training",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

const de: Record<ProblemCode, Sentence> = {
  malformed: "Die Eingabe war nicht lesbar. Bitte neu eingeben.",
  "idempotency-key-missing": "Die Buchung hatte keinen Namen. Bitte die Seite neu laden.",
  unauthenticated: "Die Anmeldung gilt nicht mehr. Bitte neu anmelden.",
  "not-allowed": ({ heldBy = "" }) =>
    heldBy === ""
      ? "Das dürfen Sie hier nicht buchen. Bitte die Filialleitung fragen."
      : `Das kann jetzt nur ${heldBy}. Dort erledigen, oder hier, sobald beide verbunden sind.`,
  "pin-required": "Diese Karte verlangt ihre PIN. Bitte die PIN eingeben lassen.",
  "pin-wrong": "Die PIN stimmt nicht. Bitte noch einmal eingeben lassen.",
  "not-found": "Das ist hier nicht bekannt. Bitte die Nummer prüfen.",
  "too-little": (facts) =>
    `Nicht genug auf der Karte${deAmounts(facts)}. Weniger buchen oder den Rest anders zahlen.`,
  blocked: "Diese Karte ist gesperrt. Bitte eine Ersatzkarte ausgeben.",
  expired: "Das ist abgelaufen. Bitte ein anderes Guthaben nehmen.",
  inactive: "Das ist noch nicht freigeschaltet. Erst verkaufen, dann einlösen.",
  "already-used": "Das wurde schon eingelöst. Bitte den Verlauf ansehen.",
  "already-reversed": "Diese Buchung ist schon rückgängig gemacht.",
  changed: "Inzwischen hat sich etwas geändert. Bitte ansehen und neu bestätigen.",
  conflict: "Zwei Buchungen kamen sich in die Quere. Bitte noch einmal versuchen.",
  "key-reused": "Diese Buchung gibt es schon anders. Bitte den Verlauf ansehen.",
  invalid: "Das passt so nicht. Bitte Nummer und Betrag prüfen.",
  "too-large": "Das war zu viel auf einmal. Bitte kleiner buchen.",
  "too-many": "Zu viele Versuche. Bitte einen Moment warten.",
  "checking-in": "Die Filiale gleicht sich noch ab. Gleich noch einmal versuchen.",
  "out-of-touch": "Die Suche nach Namen braucht die Zentrale. Bitte die Karte scannen.",
  storage: "Der Speicher der Filiale ist voll oder gestört. Nichts gebucht; Technik rufen.",
  "too-slow": "Die Verbindung war zu langsam. Bitte noch einmal versuchen.",
  "method-not-allowed": "Seite und Filialrechner passen nicht zusammen. Bitte neu laden.",
  "unsupported-media": "Seite und Filialrechner passen nicht zusammen. Bitte neu laden.",
  internal: "Der Filialrechner hat gestolpert. Vor dem neuen Buchen den Verlauf ansehen.",
  unreachable: "Die Filiale ist nicht erreichbar. Nichts gebucht; Netzwerk prüfen.",
  unreadable: "Die Antwort war nicht lesbar. Bitte den Verlauf ansehen, bevor Sie neu buchen.",
  training: "Das lässt sich nicht üben. Bitte zuerst die Übung beenden.",
};

const en: Record<ProblemCode, Sentence> = {
  malformed: "That could not be read. Please enter it again.",
  "idempotency-key-missing": "The booking had no name. Please reload the page.",
  unauthenticated: "You are signed out. Please sign in again.",
  "not-allowed": ({ heldBy = "" }) =>
    heldBy === ""
      ? "You may not book this here. Please ask the branch manager."
      : `Only ${heldBy} can do this now. Do it there, or here once both are in touch.`,
  "pin-required": "This card needs its PIN. Please have the PIN entered.",
  "pin-wrong": "The PIN is wrong. Please have it entered once more.",
  "not-found": "That is not known here. Please check the number.",
  "too-little": (facts) =>
    `Not enough on the card${enAmounts(facts)}. Book less or pay the rest another way.`,
  blocked: "This card is blocked. Please issue a replacement card.",
  expired: "That has expired. Please use other value.",
  inactive: "That is not active yet. Sell it first, then use it.",
  "already-used": "That has been used already. Please look at the history.",
  "already-reversed": "This booking has been undone already.",
  changed: "Something has changed meanwhile. Please look again and confirm.",
  conflict: "Two bookings got in each other's way. Please try once more.",
  "key-reused": "This booking exists in another form. Please look at the history.",
  invalid: "That does not fit. Please check number and amount.",
  "too-large": "That was too much at once. Please book less.",
  "too-many": "Too many tries. Please wait a moment.",
  "checking-in": "The branch is still catching up. Try again in a moment.",
  "out-of-touch": "A search by name needs headquarters. Please scan the card.",
  storage: "The branch's disk is full or broken. Nothing was booked; call support.",
  "too-slow": "The line was too slow. Please try once more.",
  "method-not-allowed": "Page and branch node do not fit together. Please reload.",
  "unsupported-media": "Page and branch node do not fit together. Please reload.",
  internal: "The branch node stumbled. Look at the history before booking again.",
  unreachable: "The branch node cannot be reached. Nothing was booked; check the network.",
  unreadable: "The answer could not be read. Look at the history before booking again.",
  training: "That cannot be practised. Please end the training first.",
};

function deAmounts(facts: ProblemFacts): string {
  const parts = [
    facts.asked && `verlangt ${facts.asked}`,
    facts.guaranteed && `hier garantiert ${facts.guaranteed}`,
    facts.provisional && `vorläufig noch ${facts.provisional}`,
  ].filter(Boolean);
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}

function enAmounts(facts: ProblemFacts): string {
  const parts = [
    facts.asked && `asked ${facts.asked}`,
    facts.guaranteed && `guaranteed here ${facts.guaranteed}`,
    facts.provisional && `provisional left ${facts.provisional}`,
  ].filter(Boolean);
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}

const books: Record<Language, Record<ProblemCode, Sentence>> = { de, en };
const others: Record<Language, string> = {
  de: "Das ging nicht. Bitte noch einmal versuchen und sonst die Technik rufen",
  en: "That did not work. Please try again, else call support",
};

function isKnown(code: string): code is ProblemCode {
  return (problemCodes as readonly string[]).includes(code);
}

/** One sentence with the next step; a code that this page does not know is shown beside it. */
export function problemText(code: string, language: Language, facts: ProblemFacts = {}): string {
  if (!isKnown(code)) return `${others[language]} (${code}).`;
  const sentence = books[language][code];
  return typeof sentence === "string" ? sentence : sentence(facts);
}
