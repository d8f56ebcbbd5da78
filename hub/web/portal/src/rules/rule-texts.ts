import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { SettingGroup } from "./setting-fields.ts";

interface Meaning {
  readonly title: string;
  readonly meaning: string;
}

export interface RuleTexts {
  readonly title: string;
  readonly under: string;
  readonly groups: Readonly<Record<SettingGroup, string>>;
  readonly settings: Readonly<Record<string, Meaning>>;
  readonly change: string;
  readonly history: string;
  readonly usual: string;
  readonly changedBy: (who: string, when: string) => string;
  readonly founding: string;
  readonly noLimit: string;
  readonly none: string;
  readonly namesHint: string;
  readonly useAgain: string;
  readonly atTill: string;
  readonly notAtTill: string;
  readonly sameAtTill: string;
  readonly soFar: string;
  readonly fromNow: string;
  readonly now: string;
  readonly changed: (title: string) => string;
  readonly units: Readonly<Record<"days" | "seconds" | "minutes" | "percent", string>>;
  readonly unknown: string;
  readonly rawHint: string;
}

const de: RuleTexts = {
  title: "Regeln",
  under:
    "Was im ganzen Netz gilt. Eine Änderung gilt überall in Sekunden, offline nach dem Abgleich.",
  groups: {
    spending: "Einlösen ohne Netz",
    goodwill: "Kulanz und Handbuchungen",
    cards: "Karten und Nachweise",
    returns: "Rückgaben",
    campaigns: "Aktionen",
    other: "Weitere",
  },
  settings: {
    limits: {
      title: "Einlösen über eigene Rechte hinaus",
      meaning:
        "Was eine Filiale ohne Verbindung ausgeben darf, ohne vorher Rechte bekommen zu haben. " +
        "Das größte Risiko bei einem Ausfall ist Zahl der Filialen mal Grenze.",
    },
    allowances: {
      title: "Was ein Filialrechner gutschreiben darf",
      meaning:
        "Obergrenze je Rechner für neu Erzeugtes. Begrenzt den Schaden eines gestohlenen Geräts.",
    },
    grantWaitMs: {
      title: "Wartezeit auf Rechte",
      meaning: "So lange wartet die Kasse auf Rechte von anderswo, bevor sie mit eigenen auskommt.",
    },
    holdMs: {
      title: "Geparkter Verkauf",
      meaning: "So lange bleiben Preise und Guthaben reserviert, während der Kunde anderswo zahlt.",
    },
    spendProof: {
      title: "Nachweis beim Einlösen",
      meaning: "Was neben der Kartennummer gezeigt werden muss, bevor Wert die Karte verlässt.",
    },
    schemes: {
      title: "Angenommene Kartennummern",
      meaning: "Arten von Nummern, die als Karte gelten. Andere werden an der Kasse abgelehnt.",
    },
    linksBy: {
      title: "Wer Karten verbinden darf",
      meaning: "Ersatzkarten, Übernahmen und Zusammenlegungen führen eine Karte auf ein Konto.",
    },
    domain: {
      title: "Adresse in gedruckten Codes",
      meaning: "Die eigene Internet-Adresse, auf die QR-Codes von Karten und Gutscheinen führen.",
    },
    returnWindowDays: {
      title: "Rückgabefrist",
      meaning: "So viele Tage nach dem Verkauf wird zurückgenommen.",
    },
    returnsElsewhere: {
      title: "Rückgabe in einer anderen Filiale ohne Netz",
      meaning: "Ob eine Filiale, die den Verkauf nicht kennt, bar auszahlt oder ablehnt.",
    },
    returnValues: {
      title: "Abzug für schon Verbrauchtes",
      meaning: "Was ein schon ausgegebener Punkt oder Stempel bei der Rückgabe vom Geld abzieht.",
    },
    goodwill: {
      title: "Kulanz",
      meaning: "Wie viel jede Rolle ohne Einkauf von Hand gutschreiben oder abziehen darf.",
    },
    campaignApproval: {
      title: "Freigabe von Aktionen",
      meaning: "Bei vier Augen gibt nie frei, wer den Entwurf zuletzt geändert hat.",
    },
    protectedGroups: {
      title: "Geschützte Artikelgruppen",
      meaning: "Hier wirkt keine Aktion: Tabak, preisgebundene Bücher, Rezeptpflichtiges.",
    },
    ownCampaigns: {
      title: "Eigene Aktionen von Händlern",
      meaning: "Was Händler und Franchisenehmer in ihren Filialen selbst ausloben dürfen.",
    },
  },
  change: "Ändern",
  history: "Verlauf",
  usual: "Voreinstellung",
  changedBy: (who, when) => `geändert von ${who}, ${when}`,
  founding: "der Gründung",
  noLimit: "ohne Grenze",
  none: "keine",
  namesHint: "Mehrere mit Komma trennen.",
  useAgain: "Diesen Wert wieder setzen",
  atTill: "An der Kasse",
  notAtTill: "Kassenkräfte merken davon nichts.",
  sameAtTill: "Bleibt, wie es ist.",
  soFar: "Bisher",
  fromNow: "Künftig",
  now: "Gilt jetzt",
  changed: (title) => `${title}: geändert.`,
  units: { days: "Tage", seconds: "Sekunden", minutes: "Minuten", percent: "%" },
  unknown:
    "Eine Einstellung, die diese Seite nicht kennt. Sie steht hier, wie sie gespeichert ist.",
  rawHint: "JSON, in der Form der Voreinstellung.",
};

const en: RuleTexts = {
  title: "Rules",
  under: "What holds in the whole network: everywhere within seconds, offline after catching up.",
  groups: {
    spending: "Spending without the network",
    goodwill: "Goodwill and bookings by hand",
    cards: "Cards and proofs",
    returns: "Returns",
    campaigns: "Campaigns",
    other: "Others",
  },
  settings: {
    limits: {
      title: "Spending beyond own rights",
      meaning:
        "What a branch may spend out of touch without having been given rights before. " +
        "The largest risk in an outage is the number of branches times the limit.",
    },
    allowances: {
      title: "What a store node may credit",
      meaning: "Upper bound per node for what it creates. It limits the harm of a stolen device.",
    },
    grantWaitMs: {
      title: "Waiting for rights",
      meaning: "How long a till waits for rights from elsewhere before it makes do with its own.",
    },
    holdMs: {
      title: "Parked sale",
      meaning: "How long prices and value are kept while the customer pays elsewhere.",
    },
    spendProof: {
      title: "Proof when spending",
      meaning: "What must be shown beside a card's number before value leaves the card.",
    },
    schemes: {
      title: "Card numbers that are accepted",
      meaning: "Kinds of numbers that count as a card. All others are refused at the till.",
    },
    linksBy: {
      title: "Who may link cards",
      meaning: "Replacements, take-overs and mergers lead a card to an account.",
    },
    domain: {
      title: "Address in printed codes",
      meaning: "Your own internet address, to which QR codes on cards and vouchers lead.",
    },
    returnWindowDays: {
      title: "Return period",
      meaning: "How many days after its sale something is taken back.",
    },
    returnsElsewhere: {
      title: "Returns in another branch, out of touch",
      meaning: "Whether a branch that does not know the sale pays out in cash or refuses.",
    },
    returnValues: {
      title: "Deduction for what is spent already",
      meaning: "What a point or stamp that is spent takes off the money given back.",
    },
    goodwill: {
      title: "Goodwill",
      meaning: "How much each role may credit or debit by hand, without a sale behind it.",
    },
    campaignApproval: {
      title: "Approval of campaigns",
      meaning: "With four eyes, whoever changed the draft last never approves it.",
    },
    protectedGroups: {
      title: "Protected article groups",
      meaning: "No campaign touches these: tobacco, fixed-price books, prescription drugs.",
    },
    ownCampaigns: {
      title: "Merchants' own campaigns",
      meaning: "What merchants and franchisees may offer in their branches by themselves.",
    },
  },
  change: "Change",
  history: "History",
  usual: "Default",
  changedBy: (who, when) => `changed by ${who}, ${when}`,
  founding: "the founding",
  noLimit: "no limit",
  none: "none",
  namesHint: "Separate several by commas.",
  useAgain: "Set this value again",
  atTill: "At the till",
  notAtTill: "Cashiers notice nothing of it.",
  sameAtTill: "Stays as it is.",
  soFar: "So far",
  fromNow: "From now on",
  now: "In force now",
  changed: (title) => `${title}: changed.`,
  units: { days: "days", seconds: "seconds", minutes: "minutes", percent: "%" },
  unknown: "A setting that this page does not know. It stands here as it is stored.",
  rawHint: "JSON, in the form of the default.",
};

export const ruleTexts: PhraseBook<RuleTexts> = { de, en };
