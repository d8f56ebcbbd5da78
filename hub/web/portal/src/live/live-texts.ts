import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface LiveTexts {
  readonly title: string;
  readonly under: string;
  readonly pause: string;
  readonly goOn: string;
  readonly paused: string;
  readonly table: string;
  readonly chart: string;
  readonly counting: string;
  readonly without: (branches: number) => string;
  readonly held: Readonly<Record<string, string>>;
  readonly paid: (amount: string) => string;
  readonly perMinute: string;
  readonly turnover: string;
  readonly branchesAway: string;
  readonly awayOf: (away: number, all: number) => string;
  readonly overdrafts: string;
  readonly disputed: (count: number) => string;
  readonly course: string;
  /** What one point of the chart counts. */
  readonly perStep: (seconds: number) => string;
  readonly ranges: Readonly<Record<string, string>>;
  readonly rangeLabel: string;
  readonly at: string;
  readonly bookings: string;
  readonly branches: string;
  readonly branch: string;
  readonly region: string;
  readonly state: string;
  readonly states: Readonly<Record<string, string>>;
  readonly stateSince: (state: string, age: string) => string;
  readonly heard: string;
  readonly unsent: string;
  readonly campaigns: string;
  readonly campaignSets: Readonly<Record<string, string>>;
  readonly unknown: string;
  readonly last: (value: string, age: string) => string;
  readonly noBranches: string;
  readonly noBranchesUnder: string;
  readonly troubles: string;
  readonly troublesUnder: string;
  readonly troubleKinds: Readonly<Record<string, string>>;
  readonly card: string;
  readonly amount: string;
  readonly since: string;
  readonly noTroubles: string;
  readonly noTroublesUnder: string;
  readonly branchUnder: string;
  readonly newest: string;
  readonly noBookings: string;
  readonly noBookingsUnder: string;
  readonly all: string;
}

const de: LiveTexts = {
  title: "Live",
  under: "Was auf den Karten liegt und was in den Filialen gerade geschieht.",
  pause: "Anhalten",
  goOn: "Weiter",
  paused: "Angehalten: Die Zahlen stehen still, bis Sie weitermachen.",
  table: "Als Tabelle",
  chart: "Als Kurve",
  counting: "Die Zentrale zählt nach ihrem Start noch zusammen. Die Zahlen wachsen gleich weiter.",
  without: (branches) => (branches === 1 ? "ohne 1 Filiale" : `ohne ${branches} Filialen`),
  held: { money: "Guthaben auf Karten", points: "Punkte auf Karten", stamps: "Stempel auf Karten" },
  paid: (amount) => `davon bezahlt ${amount}`,
  perMinute: "Buchungen je Minute",
  turnover: "Umsatz heute",
  branchesAway: "Filialen ohne Verbindung",
  awayOf: (away, all) => `${away} von ${all}`,
  overdrafts: "Überzogene Karten",
  disputed: (count) => `${count} strittig`,
  course: "Buchungen",
  perStep: (seconds) => {
    if (seconds < 60) return `Buchungen je ${seconds} Sekunden`;
    if (seconds === 60) return "Buchungen je Minute";
    if (seconds === 3600) return "Buchungen je Stunde";
    return seconds < 3600
      ? `Buchungen je ${seconds / 60} Minuten`
      : `Buchungen je ${seconds / 3600} Stunden`;
  },
  ranges: { "15m": "15 Min.", "1h": "1 Std.", "1d": "1 Tag", "1w": "1 Woche" },
  rangeLabel: "Zeitraum",
  at: "Zeit",
  bookings: "Buchungen",
  branches: "Filialen",
  branch: "Filiale",
  region: "Region",
  state: "Verbindung",
  states: {
    connected: "Verbunden",
    partly: "Teilweise",
    offline: "Offline",
    none: "Kein Filialrechner",
  },
  stateSince: (state, age) => `${state}, ${age}`,
  heard: "Zuletzt gehört",
  unsent: "Ungesendet",
  campaigns: "Aktionen",
  campaignSets: { same: "aktuell", other: "ältere" },
  unknown: "unbekannt",
  last: (value, age) => `${value}, Stand ${age}`,
  noBranches: "Noch keine Filialen",
  noBranchesUnder: "Sobald es Filialen gibt, stehen sie hier mit dem, was sie gerade tun.",
  troubles: "Karten, um die sich jemand kümmern sollte",
  troublesUnder:
    "Überzogen wird eine Karte, wenn zwei Filialen ohne Verbindung dasselbe Guthaben ausgeben. Die nächste Gutschrift gleicht es aus.",
  troubleKinds: { overdraft: "Überzogen", disputed: "Strittig" },
  card: "Karte",
  amount: "Betrag",
  since: "Seit",
  noTroubles: "Keine Karte ist überzogen oder strittig",
  noTroublesUnder: "So soll es sein.",
  branchUnder: "Die neuesten Buchungen, soweit die Filiale sie gesendet hat.",
  newest: "Neueste Buchungen",
  noBookings: "Noch keine Buchung",
  noBookingsUnder: "Das ist kein Fehler: Seit Beginn hat hier niemand eine Karte gezeigt.",
  all: "Live",
};

const en: LiveTexts = {
  title: "Live",
  under: "What cards hold, and what goes on in the branches now.",
  pause: "Pause",
  goOn: "Go on",
  paused: "Paused: the numbers stand still until you go on.",
  table: "As a table",
  chart: "As a chart",
  counting: "Headquarters is still adding up after its start. The numbers go on growing.",
  without: (branches) => (branches === 1 ? "without 1 branch" : `without ${branches} branches`),
  held: { money: "Money on cards", points: "Points on cards", stamps: "Stamps on cards" },
  paid: (amount) => `of which paid for ${amount}`,
  perMinute: "Bookings a minute",
  turnover: "Turnover today",
  branchesAway: "Branches not connected",
  awayOf: (away, all) => `${away} of ${all}`,
  overdrafts: "Overdrawn cards",
  disputed: (count) => `${count} disputed`,
  course: "Bookings",
  perStep: (seconds) => {
    if (seconds < 60) return `Bookings each ${seconds} seconds`;
    if (seconds === 60) return "Bookings a minute";
    if (seconds === 3600) return "Bookings an hour";
    return seconds < 3600
      ? `Bookings each ${seconds / 60} minutes`
      : `Bookings each ${seconds / 3600} hours`;
  },
  ranges: { "15m": "15 min", "1h": "1 h", "1d": "1 day", "1w": "1 week" },
  rangeLabel: "Period",
  at: "Time",
  bookings: "Bookings",
  branches: "Branches",
  branch: "Branch",
  region: "Region",
  state: "Connection",
  states: { connected: "Connected", partly: "Partly", offline: "Offline", none: "No store node" },
  stateSince: (state, age) => `${state}, ${age}`,
  heard: "Last heard",
  unsent: "Unsent",
  campaigns: "Campaigns",
  campaignSets: { same: "current", other: "older" },
  unknown: "unknown",
  last: (value, age) => `${value}, as of ${age}`,
  noBranches: "No branches yet",
  noBranchesUnder: "As soon as there are branches they stand here with what they do.",
  troubles: "Cards that somebody should see to",
  troublesUnder:
    "A card is overdrawn when two branches out of touch let out the same value. The next credit settles it.",
  troubleKinds: { overdraft: "Overdrawn", disputed: "Disputed" },
  card: "Card",
  amount: "Amount",
  since: "Since",
  noTroubles: "No card is overdrawn or disputed",
  noTroublesUnder: "As it should be.",
  branchUnder: "The newest bookings, as far as the branch has sent them.",
  newest: "Newest bookings",
  noBookings: "No booking yet",
  noBookingsUnder: "That is no error: nobody has shown a card here since the beginning.",
  all: "Live",
};

export const liveTexts: PhraseBook<LiveTexts> = { de, en };
