import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface ReportTexts {
  readonly limit: string;
  readonly limitUnder: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly paid: string;
  readonly share: (percent: string, threshold: string) => string;
  readonly rest: (left: string) => string;
  readonly period: (from: string, until: string) => string;
  readonly levelSentences: Readonly<Record<string, string>>;
  readonly day: string;
  readonly issuer: string;
  readonly nobody: string;
  readonly volume: string;
  readonly state: string;
  readonly byIssuer: string;
  readonly limitEmpty: string;
  readonly limitEmptyUnder: string;
  readonly law: string;
  readonly expiring: string;
  readonly expiringUnder: string;
  readonly before: string;
  readonly purse: string;
  readonly allPurses: string;
  readonly account: string;
  readonly cardholder: string;
  readonly anonymous: string;
  readonly on: string;
  readonly amount: string;
  readonly stamps: (count: number) => string;
  readonly expiringEmpty: string;
  readonly expiringEmptyUnder: string;
}

const de: ReportTexts = {
  limit: "Grenze für Guthaben",
  limitUnder: "Was in zwölf Monaten mit aufgeladenem Guthaben bezahlt wurde.",
  levels: { below: "Unkritisch", watch: "Beobachten", near: "Bald erreicht", reached: "Erreicht" },
  paid: "Bezahlt mit Guthaben",
  share: (percent, threshold) => `${percent} von ${threshold}`,
  rest: (left) => `Bis zur Grenze fehlen ${left}.`,
  period: (from, until) => `${from} bis ${until}`,
  levelSentences: {
    below: "Es ist nichts zu tun.",
    watch: "Mehr als 70 % sind erreicht. Die Anzeige bei der Aufsicht jetzt vorbereiten.",
    near: "Mehr als 90 % sind erreicht. Die Anzeige bei der Aufsicht sollte fertig sein.",
    reached: "Die Grenze ist erreicht: Das Netz muss der BaFin angezeigt werden.",
  },
  day: "Zwölf Monate bis",
  issuer: "Herausgeber",
  nobody: "niemandem zugeordnet",
  volume: "Bezahlt",
  state: "Stand",
  byIssuer: "Nach Herausgeber",
  limitEmpty: "In dieser Zeit wurde nichts mit Guthaben bezahlt",
  limitEmptyUnder: "Sobald Karten mit Guthaben bezahlen, steht hier, für wen.",
  law: "§ 2 Abs. 2 ZAG: anzuzeigen ist, wenn in zwölf Monaten mehr als eine Million Euro bezahlt wird.",
  expiring: "Was bald verfällt",
  expiringUnder: "Für eine Erinnerung, solange sie noch hilft. Die Liste gibt es auch als CSV.",
  before: "Verfällt vor dem",
  purse: "Konto",
  allPurses: "alle",
  account: "Kartenkonto",
  cardholder: "Karteninhaber",
  anonymous: "niemand eingetragen",
  on: "Gut bis",
  amount: "Menge",
  stamps: (count) => `${count} Stempel`,
  expiringEmpty: "Bis dahin verfällt nichts",
  expiringEmptyUnder: "Ein späterer Tag zeigt mehr.",
};

const en: ReportTexts = {
  limit: "Limit for prepaid money",
  limitUnder: "What was paid with prepaid money in twelve months.",
  levels: { below: "All right", watch: "Watch it", near: "Nearly reached", reached: "Reached" },
  paid: "Paid with prepaid money",
  share: (percent, threshold) => `${percent} of ${threshold}`,
  rest: (left) => `${left} are left up to the limit.`,
  period: (from, until) => `${from} to ${until}`,
  levelSentences: {
    below: "There is nothing to do.",
    watch: "More than 70 % are reached. Prepare the notice to the authority now.",
    near: "More than 90 % are reached. The notice to the authority should be ready.",
    reached: "The limit is reached: the network has to be notified to BaFin.",
  },
  day: "Twelve months up to",
  issuer: "Issuer",
  nobody: "not assigned",
  volume: "Paid",
  state: "State",
  byIssuer: "By issuer",
  limitEmpty: "Nothing was paid with prepaid money in this time",
  limitEmptyUnder: "As soon as cards pay with prepaid money, it says here for whom.",
  law: "§ 2 (2) ZAG: to be notified when more than one million euros are paid in twelve months.",
  expiring: "What ends soon",
  expiringUnder: "For a reminder while it still helps. The list can be had as CSV, too.",
  before: "Ends before",
  purse: "Purse",
  allPurses: "all",
  account: "Card's account",
  cardholder: "Cardholder",
  anonymous: "nobody on record",
  on: "Good until",
  amount: "Amount",
  stamps: (count) => (count === 1 ? "1 stamp" : `${count} stamps`),
  expiringEmpty: "Nothing ends until then",
  expiringEmptyUnder: "A later day shows more.",
};

export const reportTexts: PhraseBook<ReportTexts> = { de, en };
