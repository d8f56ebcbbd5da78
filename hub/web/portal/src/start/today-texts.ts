import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { PendingKind } from "./pending.ts";

interface PendingTexts {
  readonly says: (count: number) => string;
  readonly act: string;
}

export interface TodayTexts {
  readonly under: (network: string) => string;
  readonly pending: string;
  readonly nothing: string;
  readonly nothingUnder: string;
  readonly loading: string;
  readonly turnover: string;
  readonly perMinute: string;
  readonly reached: string;
  readonly reachedOf: (connected: number, all: number) => string;
  readonly figures: string;
  readonly find: string;
  readonly campaign: string;
  readonly areas: string;
  readonly kinds: Readonly<Record<PendingKind, PendingTexts>>;
}

const de: TodayTexts = {
  under: (network) => `Was heute in ${network} geschieht und was auf jemanden wartet.`,
  pending: "Das wartet",
  nothing: "Nichts wartet auf Sie",
  nothingUnder: "Alle Filialen sind verbunden, kein Konto ist überzogen, nichts ist freizugeben.",
  loading: "Wird gelesen",
  turnover: "Umsatz heute",
  perMinute: "Buchungen je Minute",
  reached: "Filialen verbunden",
  reachedOf: (connected, all) => `${connected} von ${all}`,
  figures: "Der Tag in Zahlen",
  find: "Karte finden",
  campaign: "Neue Aktion",
  areas: "Alle Bereiche",
  kinds: {
    away: {
      says: (count) =>
        count === 1 ? "Eine Filiale ist nicht verbunden" : `${count} Filialen sind nicht verbunden`,
      act: "Ansehen",
    },
    unsent: {
      says: (count) =>
        count === 1
          ? "Eine Buchung liegt noch in der Filiale"
          : `${count} Buchungen liegen noch in den Filialen`,
      act: "Ansehen",
    },
    overdrafts: {
      says: (count) => (count === 1 ? "Ein Konto ist überzogen" : `${count} Konten sind überzogen`),
      act: "Ansehen",
    },
    disputed: {
      says: (count) => (count === 1 ? "Ein Konto ist strittig" : `${count} Konten sind strittig`),
      act: "Ansehen",
    },
    limit: {
      says: (percent) => `Die Grenze für Guthaben ist zu ${percent} % erreicht`,
      act: "Bericht öffnen",
    },
    unreadable: {
      says: (count) =>
        count === 1
          ? "Ein Kartenstapel hat einen unlesbaren Code"
          : `${count} Kartenstapel haben unlesbare Codes`,
      act: "Zum Stapel",
    },
    drafts: {
      says: (count) =>
        count === 1
          ? "Ein fertiger Entwurf wartet auf Freigabe"
          : `${count} fertige Entwürfe warten auf Freigabe`,
      act: "Prüfen",
    },
    approved: {
      says: (count) =>
        count === 1
          ? "Eine freigegebene Aktion ist noch nicht aktiv"
          : `${count} freigegebene Aktionen sind noch nicht aktiv`,
      act: "Aktivieren",
    },
    paused: {
      says: (count) =>
        count === 1 ? "Eine Aktion ist angehalten" : `${count} Aktionen sind angehalten`,
      act: "Ansehen",
    },
    made: {
      says: (count) =>
        count === 1
          ? "Ein Kartenstapel wartet auf Druck und Freigabe"
          : `${count} Kartenstapel warten auf Druck und Freigabe`,
      act: "Zum Stapel",
    },
  },
};

const en: TodayTexts = {
  under: (network) => `What goes on in ${network} today, and what waits for somebody.`,
  pending: "Waiting",
  nothing: "Nothing waits for you",
  nothingUnder: "All branches are connected, no account is overdrawn, nothing is to be approved.",
  loading: "Reading",
  turnover: "Turnover today",
  perMinute: "Bookings a minute",
  reached: "Branches connected",
  reachedOf: (connected, all) => `${connected} of ${all}`,
  figures: "The day in figures",
  find: "Find a card",
  campaign: "New campaign",
  areas: "All areas",
  kinds: {
    away: {
      says: (count) =>
        count === 1 ? "One branch is not connected" : `${count} branches are not connected`,
      act: "See which",
    },
    unsent: {
      says: (count) =>
        count === 1
          ? "One booking still lies in its branch"
          : `${count} bookings still lie in their branches`,
      act: "See which",
    },
    overdrafts: {
      says: (count) =>
        count === 1 ? "One account is overdrawn" : `${count} accounts are overdrawn`,
      act: "See which",
    },
    disputed: {
      says: (count) => (count === 1 ? "One account is disputed" : `${count} accounts are disputed`),
      act: "See which",
    },
    limit: {
      says: (percent) => `${percent} % of the limit for prepaid money is reached`,
      act: "Open the report",
    },
    unreadable: {
      says: (count) =>
        count === 1
          ? "A card batch has an unreadable code"
          : `${count} card batches have unreadable codes`,
      act: "To the batch",
    },
    drafts: {
      says: (count) =>
        count === 1
          ? "A complete draft waits for approval"
          : `${count} complete drafts wait for approval`,
      act: "Check",
    },
    approved: {
      says: (count) =>
        count === 1
          ? "An approved campaign is not active yet"
          : `${count} approved campaigns are not active yet`,
      act: "Activate",
    },
    paused: {
      says: (count) => (count === 1 ? "A campaign is paused" : `${count} campaigns are paused`),
      act: "See which",
    },
    made: {
      says: (count) =>
        count === 1
          ? "A card batch waits to be printed and released"
          : `${count} card batches wait to be printed and released`,
      act: "To the batch",
    },
  },
};

export const todayTexts: PhraseBook<TodayTexts> = { de, en };
