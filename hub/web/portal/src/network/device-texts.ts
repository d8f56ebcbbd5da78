import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface DeviceTexts {
  readonly title: string;
  readonly under: string;
  readonly enrol: string;
  readonly emptyTitle: string;
  readonly empty: string;
  readonly name: string;
  readonly branch: string;
  readonly role: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly state: string;
  readonly online: string;
  readonly offline: string;
  readonly never: string;
  readonly retired: string;
  readonly expired: string;
  readonly lastSeen: string;
  readonly entries: string;
  readonly device: string;
  readonly nameHint: string;
  readonly validFor: string;
  readonly validities: Readonly<Record<string, string>>;
  readonly makeCode: string;
  readonly code: string;
  readonly codeUnder: (branch: string, until: string) => string;
  readonly command: string;
  readonly codeDone: string;
  readonly retire: string;
  readonly retireTitle: (name: string) => string;
  readonly retireConsequence: string;
  readonly retireDoes: readonly string[];
  readonly retireDoesNot: readonly string[];
  readonly retireDoesTitle: string;
  readonly retireDoesNotTitle: string;
  readonly retireUnsent: string;
  readonly retiredNow: (name: string) => string;
}

const de: DeviceTexts = {
  title: "Geräte",
  under: "Filialrechner und andere Geräte, die buchen dürfen. Jedes hat einen eigenen Schlüssel.",
  enrol: "Gerät aufnehmen",
  emptyTitle: "Noch kein Gerät",
  empty: "Ein Einmal-Code nimmt den ersten Filialrechner auf. Danach buchen dessen Kassen.",
  name: "Name",
  branch: "Filiale",
  role: "Art",
  roles: {
    node: "Filialrechner",
    till: "Kasse",
    phone: "Telefon",
    hub: "Zentrale",
    pool: "Vorrat",
  },
  state: "Zustand",
  online: "Verbunden",
  offline: "Offline",
  never: "Noch nie gemeldet",
  retired: "Abgemeldet",
  expired: "Abgelaufen",
  lastSeen: "Zuletzt gehört",
  entries: "Einträge",
  device: "Kennung",
  nameHint: "Wie man es findet, wie „Rechner im Büro Nord“.",
  validFor: "Gültig",
  validities: { "60": "1 Stunde", "480": "8 Stunden", "1440": "1 Tag", "10080": "1 Woche" },
  makeCode: "Code anzeigen",
  code: "Einmal-Code",
  codeUnder: (branch, until) =>
    `Für ${branch}, einmal gültig bis ${until}. Er wird nur jetzt gezeigt.`,
  command: "Auf dem neuen Gerät eingeben",
  codeDone: "Sobald sich das Gerät meldet, steht es in der Liste.",
  retire: "Abmelden",
  retireTitle: (name) => `${name} für immer abmelden?`,
  retireConsequence:
    "Richtig für ein verlorenes oder ersetztes Gerät. Es lässt sich nicht rückgängig machen.",
  retireDoes: [
    "Die Zentrale nimmt nichts mehr an, was das Gerät später bucht, und seine Leitung endet sofort.",
    "Seine Ausgaberechte gehen an den Vorrat zurück; andere Filialen können das Guthaben ausgeben.",
    "Was es bis hierher gesendet hat, gilt weiter.",
  ],
  retireDoesNot: [
    "Gelöscht wird auf dem Gerät nichts: Wer es hat, kann lesen, was darauf liegt.",
    "Solange es offline bleibt, kann jemand an ihm weiter kassieren; diese Buchungen zählen nirgends.",
    "Passwörter des Kassenpersonals und Tokens der Kassen bleiben; nach einem Diebstahl neu setzen.",
  ],
  retireDoesTitle: "Was dann gilt",
  retireDoesNotTitle: "Was es nicht bewirkt",
  retireUnsent:
    "Was es gebucht und noch nicht gesendet hat, zählt danach nicht mehr. Ist es nur offline, warten Sie.",
  retiredNow: (name) => `${name} ist abgemeldet.`,
};

const en: DeviceTexts = {
  title: "Devices",
  under: "Store nodes and other devices that may book. Each has a key of its own.",
  enrol: "Enrol a device",
  emptyTitle: "No device yet",
  empty: "A one-time code lets the first store node in. Then its tills can book.",
  name: "Name",
  branch: "Branch",
  role: "Kind",
  roles: { node: "Store node", till: "Till", phone: "Phone", hub: "Headquarters", pool: "Pool" },
  state: "State",
  online: "Connected",
  offline: "Offline",
  never: "Never heard of",
  retired: "Retired",
  expired: "Expired",
  lastSeen: "Last heard",
  entries: "Entries",
  device: "Identity",
  nameHint: "How it is found, as in “computer in the office, Nord”.",
  validFor: "Valid for",
  validities: { "60": "1 hour", "480": "8 hours", "1440": "1 day", "10080": "1 week" },
  makeCode: "Show the code",
  code: "One-time code",
  codeUnder: (branch, until) => `For ${branch}, good once until ${until}. It is shown this once.`,
  command: "Type this on the new device",
  codeDone: "The device appears in the list as soon as it reports.",
  retire: "Retire",
  retireTitle: (name) => `Retire ${name} for good?`,
  retireConsequence: "Right for a device that is lost or replaced. It cannot be undone.",
  retireDoes: [
    "Headquarters takes in nothing that the device books later, and its line ends at once.",
    "Its spending rights go back to the pool; other branches can spend the balance.",
    "What it has sent so far stays good.",
  ],
  retireDoesNot: [
    "Nothing is deleted on the device: whoever has it can read what lies on it.",
    "While it stays offline somebody can go on booking at it; those bookings count nowhere.",
    "Passwords of till staff and tokens of tills stay; set them anew after a theft.",
  ],
  retireDoesTitle: "What holds then",
  retireDoesNotTitle: "What it does not do",
  retireUnsent:
    "What it has booked and not sent yet counts no more. If it is only offline, wait for it.",
  retiredNow: (name) => `${name} is retired.`,
};

export const deviceTexts: PhraseBook<DeviceTexts> = { de, en };
