import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { CatalogueTexts } from "../network/catalogue.ts";

export interface TierTexts {
  readonly programmes: CatalogueTexts;
  readonly tiers: string;
  readonly measure: string;
  readonly measures: Readonly<Record<string, string>>;
  readonly purse: string;
  readonly period: string;
  readonly calendarYear: string;
  readonly rolling: string;
  readonly months: string;
  readonly stays: string;
  readonly tierDe: (place: number) => string;
  readonly tierEn: (place: number) => string;
  readonly from: string;
  readonly addTier: string;
  readonly dropTier: (name: string) => string;
  readonly means: string;
  /** "Silver from 500" */
  readonly step: (name: string, from: string) => string;
  /** What a programme does, in two or three sentences. */
  readonly sentence: (what: {
    readonly isTurnover: boolean;
    readonly months: number | null;
    readonly steps: readonly string[];
  }) => string;
}

const de: TierTexts = {
  programmes: {
    title: "Stufen",
    under: "Wer viel sammelt, steigt auf: Silber, Gold. Höchstens ein Programm ist aktiv.",
    add: "Programm anlegen",
    emptyTitle: "Noch kein Stufenprogramm",
    empty: "Stufen belohnen Stammkunden: Aktionen können für eine Stufe allein gelten.",
    added: (name) => `${name} ist angelegt und gilt.`,
    changed: (name) => `${name} ist geändert.`,
    endTitle: (name) => `${name} beenden?`,
    endConsequence:
      "Alle Karten verlieren die Stufen dieses Programms, Aktionen für sie gelten nicht mehr. " +
      "Danach kann ein anderes Programm beginnen.",
  },
  tiers: "Stufen",
  measure: "Was zählt",
  measures: { points: "Punkte aus Einkäufen", turnover: "Umsatz mit Waren" },
  purse: "Welche Punkte",
  period: "Zeitraum",
  calendarYear: "das Kalenderjahr",
  rolling: "die letzten Monate, laufend",
  months: "Monate",
  stays: "Was zählt und der Zeitraum bleiben, wie sie sind: ein anderes Programm sagt es anders.",
  tierDe: (place) => `Stufe ${place} auf Deutsch`,
  tierEn: (place) => `Stufe ${place} auf Englisch`,
  from: "ab",
  addTier: "Noch eine Stufe",
  dropTier: (name) => `Stufe ${name} weglassen`,
  means: "Was das heißt",
  step: (name, from) => `${name} ab ${from}`,
  sentence: ({ isTurnover, months, steps }) => {
    const period = months === null ? "in einem Kalenderjahr" : `in ${months} Monaten`;
    const what = isTurnover ? "einkauft" : "an Punkten mit Einkäufen sammelt";
    const until =
      months === null
        ? "Die Stufe bleibt bis zum Ende des nächsten Kalenderjahres."
        : `Die Stufe bleibt noch ${months} Monate, nachdem die Summe zuletzt erreicht war.`;
    return `Was jemand ${period} ${what}, bestimmt die Stufe: ${steps.join(", ")}. ${until} Wer mehr sammelt, steigt sofort auf; Rückgaben zählen ab.`;
  },
};

const en: TierTexts = {
  programmes: {
    title: "Tiers",
    under: "Whoever collects much moves up: silver, gold. One programme is active, not more.",
    add: "Add a programme",
    emptyTitle: "No tier programme yet",
    empty: "Tiers reward regulars: campaigns can be for one tier alone.",
    added: (name) => `${name} was added and holds now.`,
    changed: (name) => `${name} was changed.`,
    endTitle: (name) => `End ${name}?`,
    endConsequence:
      "All cards lose the tiers of this programme, and campaigns for them hold no more. " +
      "Another programme can begin afterwards.",
  },
  tiers: "Tiers",
  measure: "What counts",
  measures: { points: "Points from sales", turnover: "Turnover in goods" },
  purse: "Which points",
  period: "Period",
  calendarYear: "the calendar year",
  rolling: "the last months, rolling",
  months: "Months",
  stays: "What counts and the period stay as they are: another programme says otherwise.",
  tierDe: (place) => `Tier ${place} in German`,
  tierEn: (place) => `Tier ${place} in English`,
  from: "from",
  addTier: "One more tier",
  dropTier: (name) => `Leave out the tier ${name}`,
  means: "What this means",
  step: (name, from) => `${name} from ${from}`,
  sentence: ({ isTurnover, months, steps }) => {
    const period = months === null ? "in a calendar year" : `in ${months} months`;
    const what = isTurnover ? "buys" : "collects in points by buying";
    const until =
      months === null
        ? "The tier is kept until the end of the next calendar year."
        : `The tier is kept for ${months} months after the sum was last reached.`;
    return `What somebody ${what} ${period} makes the tier: ${steps.join(", ")}. ${until} Whoever collects more moves up at once; what is returned counts off.`;
  },
};

export const tierTexts: PhraseBook<TierTexts> = { de, en };
