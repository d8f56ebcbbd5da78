import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { CatalogueTexts } from "../network/catalogue.ts";

export interface HolidayTexts {
  readonly holidays: CatalogueTexts;
  readonly date: string;
  readonly regions: string;
  readonly everywhere: string;
  readonly year: string;
  readonly emptyYear: (year: number) => string;
  readonly german: string;
  readonly germanTitle: (year: number) => string;
  readonly germanUnder: string;
  readonly stateOf: (region: string) => string;
  readonly allStates: string;
  readonly noRegions: string;
  readonly fill: (year: number) => string;
  readonly filled: (year: number, count: number) => string;
  readonly nothingNew: (year: number) => string;
  readonly unfilled: (year: number) => string;
  readonly states: Readonly<Record<string, string>>;
}

const de: HolidayTexts = {
  holidays: {
    title: "Feiertage",
    under:
      "Aktionen, die Feiertage auslassen, richten sich nach diesem Kalender, in jeder Filiale.",
    add: "Feiertag eintragen",
    emptyTitle: "Für dieses Jahr steht noch nichts im Kalender",
    empty: "Alle gesetzlichen Feiertage lassen sich auf einmal eintragen, je Land und Region.",
    added: (name) => `${name} ist eingetragen.`,
    changed: (name) => `${name} ist geändert.`,
    endTitle: (name) => `${name} streichen?`,
    endConsequence: "Der Tag ist dann einer wie jeder andere. Er lässt sich wieder eintragen.",
    end: "Streichen",
    revive: "Wieder eintragen",
  },
  date: "Tag",
  regions: "Gilt in",
  everywhere: "überall",
  year: "Jahr",
  emptyYear: (year) => `Für ${year} steht noch nichts im Kalender`,
  german: "Deutsche Feiertage eintragen",
  germanTitle: (year) => `Deutsche Feiertage ${year}`,
  germanUnder:
    "Was in allen Ländern Feiertag ist, gilt überall. Die Feiertage einzelner Länder gelten in " +
    "den Regionen, die dort liegen. Was von Hand geändert war, steht danach wieder wie im Gesetz.",
  stateOf: (region) => `Land der Region ${region}`,
  allStates: "nur bundesweite Feiertage",
  noRegions: "Es gibt noch keine Regionen: eingetragen wird, was in allen Ländern gilt.",
  fill: (year) => `Feiertage ${year} eintragen`,
  filled: (year, count) =>
    `${year}: ${count} ${count === 1 ? "Tag ist" : "Tage sind"} eingetragen oder geändert.`,
  nothingNew: (year) => `${year}: Es stand schon alles im Kalender.`,
  unfilled: (year) => `${year}: wieder wie vorher.`,
  states: {
    BB: "Brandenburg",
    BE: "Berlin",
    BW: "Baden-Württemberg",
    BY: "Bayern",
    HB: "Bremen",
    HE: "Hessen",
    HH: "Hamburg",
    MV: "Mecklenburg-Vorpommern",
    NI: "Niedersachsen",
    NW: "Nordrhein-Westfalen",
    RP: "Rheinland-Pfalz",
    SH: "Schleswig-Holstein",
    SL: "Saarland",
    SN: "Sachsen",
    ST: "Sachsen-Anhalt",
    TH: "Thüringen",
  },
};

const en: HolidayTexts = {
  holidays: {
    title: "Holidays",
    under: "Campaigns that leave holidays out go by this calendar, in every branch.",
    add: "Add a holiday",
    emptyTitle: "Nothing is in the calendar for this year yet",
    empty: "All legal holidays can be put in at once, by state and region.",
    added: (name) => `${name} was added.`,
    changed: (name) => `${name} was changed.`,
    endTitle: (name) => `Strike out ${name}?`,
    endConsequence: "The day is then one like any other. It can be put back in.",
    end: "Strike out",
    revive: "Put back in",
  },
  date: "Day",
  regions: "Holds in",
  everywhere: "everywhere",
  year: "Year",
  emptyYear: (year) => `Nothing is in the calendar for ${year} yet`,
  german: "Add German holidays",
  germanTitle: (year) => `German holidays ${year}`,
  germanUnder:
    "Holidays of all states hold everywhere. Those of single states hold in the regions that lie " +
    "there. What was changed by hand is as the law says again afterwards.",
  stateOf: (region) => `State of the region ${region}`,
  allStates: "holidays of all states only",
  noRegions: "There are no regions yet: what holds in all states is put in.",
  fill: (year) => `Add the holidays of ${year}`,
  filled: (year, count) =>
    `${year}: ${count} ${count === 1 ? "day was" : "days were"} added or changed.`,
  nothingNew: (year) => `${year}: all of it was in the calendar already.`,
  unfilled: (year) => `${year}: as it was before.`,
  states: {
    BB: "Brandenburg",
    BE: "Berlin",
    BW: "Baden-Württemberg",
    BY: "Bavaria",
    HB: "Bremen",
    HE: "Hesse",
    HH: "Hamburg",
    MV: "Mecklenburg-Western Pomerania",
    NI: "Lower Saxony",
    NW: "North Rhine-Westphalia",
    RP: "Rhineland-Palatinate",
    SH: "Schleswig-Holstein",
    SL: "Saarland",
    SN: "Saxony",
    ST: "Saxony-Anhalt",
    TH: "Thuringia",
  },
};

export const holidayTexts: PhraseBook<HolidayTexts> = { de, en };
