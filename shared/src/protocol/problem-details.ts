import type { Language, ProblemCode } from "./problems.ts";

type Details = Readonly<Record<string, unknown>>;
type Sentence = (details: Details) => string | undefined;
type Sentences = Readonly<Record<Language, Sentence>>;

/**
 * What happened and what to do next, in a sentence of its own for each code that a till meets.
 * Amounts are minor units where the details name a `currency`, else whole units.
 */
const sentences: Partial<Record<ProblemCode, Sentences>> = {
  "too-little": {
    en: (of) =>
      `Asked ${amount(of, "asked")}, here guaranteed ${amount(of, "guaranteed")}, ` +
      `provisional limit left ${amount(of, "provisional")}. Take less, or another tender.`,
    de: (of) =>
      `Verlangt ${amount(of, "asked")}, hier garantiert ${amount(of, "guaranteed")}, vorläufig ` +
      `noch ${amount(of, "provisional")}. Weniger buchen oder ein anderes Zahlungsmittel nehmen.`,
  },
  blocked: fixed(
    "Nothing is booked on a blocked card. A manager can unblock it or replace it.",
    "Auf eine gesperrte Karte wird nichts gebucht. Die Leitung kann sie freigeben oder ersetzen.",
  ),
  inactive: fixed(
    "It was not sold yet, or the news of its sale has not come here. Sell it first, or try again.",
    "Noch nicht verkauft, oder der Verkauf ist hier noch nicht bekannt. Erst verkaufen, oder " +
      "gleich noch einmal versuchen.",
  ),
  expired: fixed(
    "Its last good day is over. Headquarters can credit it anew.",
    "Der letzte gültige Tag ist vorbei. Die Zentrale kann neu gutschreiben.",
  ),
  "already-used": fixed(
    "All of it was used before. Its history says where and when.",
    "Schon ganz eingelöst. Der Verlauf sagt, wo und wann.",
  ),
  "already-reversed": fixed(
    "All of it was returned or undone before. The receipt says what is left of it.",
    "Schon ganz zurückgenommen. Der Bon sagt, was davon noch übrig ist.",
  ),
  conflict: {
    en: ({ state }) => unprinted[String(state)]?.en,
    de: ({ state }) => unprinted[String(state)]?.de,
  },
  changed: fixed(
    "Something changed since it was read. Look again, then repeat.",
    "Seit dem Lesen hat sich etwas geändert. Neu ansehen, dann wiederholen.",
  ),
  "pin-required": fixed(
    "This card spends with its PIN. Ask the customer to enter it.",
    "Mit dieser Karte wird mit PIN bezahlt. Den Kunden um die PIN bitten.",
  ),
  "key-reused": fixed(
    "A key names one request for ever. Send this one under a key of its own.",
    "Ein Schlüssel gehört für immer zu einer Anfrage. Diese unter einem eigenen senden.",
  ),
  storage: fixed(
    "Nothing was booked. Make room on the disk, or call whoever looks after this machine.",
    "Nichts wurde gebucht. Platz schaffen, oder die Betreuung dieses Rechners rufen.",
  ),
};

/** Why a receipt did not come out, by the `state` of a `conflict`. */
const unprinted: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  "no-printer": {
    en: "This branch has no receipt printer. Show or print the receipt on the page.",
    de: "Diese Filiale hat keinen Bondrucker. Den Bon auf der Seite zeigen oder drucken.",
  },
  "printer-away": {
    en: "The receipt printer does not answer. Check its power, cable and paper, then print again.",
    de: "Der Bondrucker antwortet nicht. Strom, Kabel und Papier prüfen, dann neu drucken.",
  },
};

function fixed(en: string, de: string): Sentences {
  return { en: () => en, de: () => de };
}

function amount(details: Details, name: string): string {
  const units = Number(details[name] ?? 0);
  return typeof details["currency"] === "string" ? (units / 100).toFixed(2) : String(units);
}

/** Nothing for codes whose title says it all. */
export function detailOf(
  code: ProblemCode,
  details: Details,
  language: Language,
): string | undefined {
  return sentences[code]?.[language](details);
}
