import type { Language } from "./language.ts";
import { type ProblemCode, problemText } from "./problem-texts.ts";

type Sentences = Partial<Record<ProblemCode, string>>;

const de: Sentences = {
  malformed: "Die Eingabe war nicht lesbar. Bitte prüfen und noch einmal senden.",
  "not-allowed": "Das darf Ihre Rolle nicht. Die Rolle ändert, wer das Netz betreibt.",
  "not-found": "Das gibt es nicht (mehr). Bitte die Liste neu laden.",
  "already-used": "Das gibt es schon. Bitte einen anderen Namen wählen.",
  changed: "Jemand anderes hat das inzwischen geändert. Bitte neu laden und noch einmal ändern.",
  conflict: "Das verträgt sich nicht mit dem, was schon da ist.",
  invalid: "Einige Angaben passen so nicht. Bitte die markierten Felder prüfen.",
  "too-large": "Das ist zu groß. Bitte in Teilen senden.",
  "checking-in": "Die Zentrale gleicht sich nach dem Start noch ab. Gleich noch einmal versuchen.",
  "out-of-touch": "Das braucht die Verbindung zur Filiale. Bitte später noch einmal versuchen.",
  storage: "Die Platte der Zentrale ist voll oder gestört. Nichts wurde geändert; Technik rufen.",
  "method-not-allowed": "Seite und Zentrale passen nicht zusammen. Bitte neu laden.",
  "unsupported-media": "Diese Art von Datei wird nicht gelesen.",
  internal: "Die Zentrale hat gestolpert. Bitte neu laden und nachsehen, ob es getan ist.",
  unreachable: "Die Zentrale ist nicht erreichbar. Bitte das Netzwerk prüfen und wiederholen.",
  unreadable: "Die Antwort war nicht lesbar. Bitte die Seite neu laden.",
};

const en: Sentences = {
  malformed: "That could not be read. Please check it and send it again.",
  "not-allowed": "Your role may not do this. Whoever runs the network can change your role.",
  "not-found": "This does not exist (any more). Please reload the list.",
  "already-used": "This exists already. Please choose another name.",
  changed: "Somebody else has changed this meanwhile. Please reload and change it again.",
  conflict: "This does not go together with what is there already.",
  invalid: "Some entries do not fit. Please check the fields that are marked.",
  "too-large": "This is too large. Please send it in parts.",
  "checking-in": "Headquarters is still catching up after its start. Try again in a moment.",
  "out-of-touch": "This needs the line to the branch. Please try again later.",
  storage: "Headquarters' disk is full or broken. Nothing was changed; call support.",
  "method-not-allowed": "Page and headquarters do not fit together. Please reload.",
  "unsupported-media": "This kind of file is not read.",
  internal: "Headquarters stumbled. Please reload and see whether it is done.",
  unreachable: "Headquarters cannot be reached. Please check the network and try again.",
  unreadable: "The answer could not be read. Please reload the page.",
};

const books: Readonly<Record<Language, Sentences>> = { de, en };

/** The sentence for people at a desk; what means the same at a till is said the same. */
export function officeProblemText(code: string, language: Language): string {
  const own = Object.entries(books[language]).find(([name]) => name === code)?.[1];
  return own ?? problemText(code, language);
}
