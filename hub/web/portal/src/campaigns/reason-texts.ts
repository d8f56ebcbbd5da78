import type { Language } from "@cardweave/shared/ui/language";

type Said = readonly [form: RegExp, de: string, en: string];

/** `$1` is what the rule names: an id, a sum. */
const reasons: readonly Said[] = [
  [/^missing$/, "Hier fehlt eine Angabe.", "Something is missing here."],
  [/^names nothing$/, "Es ist nichts ausgewählt.", "Nothing is chosen."],
  [/^does nothing$/, "Ohne Wirkung geschieht nichts.", "Without an effect nothing happens."],
  [/^gives nothing$/, "So gibt es nichts.", "This gives nothing."],
  [/^more than 100 percent$/, "Mehr als 100 % geht nicht.", "More than 100% is not possible."],
  [
    /^less than minAmount$/,
    "Weniger als der Umsatz, ab dem sie gilt.",
    "Less than the turnover from which it holds.",
  ],
  [/^before dateFrom$/, "Liegt vor dem ersten Tag.", "Lies before the first day."],
  [/^there is no such day$/, "Diesen Tag gibt es nicht.", "There is no such day."],
  [/^holds at no time$/, "So gilt sie zu keiner Zeit.", "It would hold at no time."],
  [/^HH:MM/, "Eine Uhrzeit von 00:00 bis 24:00.", "A time from 00:00 to 24:00."],
  [/^adds up to (\d+)/, "Die Anteile ergeben nicht 100 %.", "The shares do not add up to 100%."],
  [/^names a party twice$/, "Jemand steht zweimal da.", "Somebody is named twice."],
  [/^does not go with/, "Das passt nicht zum Anlass.", "This does not go with the occasion."],
  [
    /^only for what takes something off$/,
    "Nur bei einem Nachlass sinnvoll.",
    "Only for what takes something off.",
  ],
  [
    /^only where the target is the line$/,
    "Nur bei einem Nachlass auf die Artikel.",
    "Only for what is off the articles.",
  ],
  [
    /^only where stamps are per amount$/,
    "Nur bei Stempeln je Betrag.",
    "Only for stamps per amount.",
  ],
  [/^there is no such group$/, "Diese Gruppe gibt es nicht.", "There is no such group."],
  [
    /^no campaign takes what this issues$/,
    "Keine Aktion löst ein, was hier ausgegeben wird.",
    "No campaign takes what this issues.",
  ],
  [
    /^leads back to this campaign$/,
    "Führt auf diese Aktion zurück.",
    "Leads back to this campaign.",
  ],
  [/^nobody knows "(.+)"/, "„$1“ gibt es nicht.", "There is no “$1”."],
  [/^nobody knows this field$/, "Dieses Feld kennt niemand.", "Nobody knows this field."],
  [/^there is no purse "(.+?)"/, "Das Konto „$1“ gibt es nicht.", "There is no purse “$1”."],
  [
    /^stays whose it was$/,
    "Freigegebene Aktionen behalten ihren Besitzer.",
    "An approved campaign stays whose it was.",
  ],
  [
    /are granted already/,
    "Ein Budget kann nach dem Aktivieren nur wachsen.",
    "Once activated, a budget can only grow.",
  ],
  [/^not a branch of yours$/, "Das ist keine Ihrer Filialen.", "That is not a branch of yours."],
  [/^name branches of yours$/, "Bitte eigene Filialen nennen.", "Name branches of yours."],
  [/^headquarters/, "Das erlaubt die Zentrale nicht.", "Headquarters does not allow this."],
  [
    /Invalid input|expected|Too (big|small)/,
    "Hier fehlt eine Angabe, oder sie ist zu groß oder zu klein.",
    "This is missing, too large or too small.",
  ],
];

/** What is wrong with a field, in the reader's language; undefined where nobody has put it so. */
export function reasonText(reason: string, language: Language): string | undefined {
  for (const [form, de, en] of reasons) {
    const match = form.exec(reason);
    if (match !== null) return (language === "de" ? de : en).replace("$1", match[1] ?? "");
  }
  return undefined;
}
