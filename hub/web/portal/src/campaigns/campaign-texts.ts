import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface CampaignTexts {
  readonly title: string;
  readonly under: string;
  readonly add: string;
  readonly list: string;
  readonly timeline: string;
  readonly emptyTitle: string;
  readonly empty: string;
  readonly name: string;
  readonly state: string;
  readonly where: string;
  readonly when: string;
  readonly sentence: string;
  readonly id: string;
  readonly everywhere: string;
  readonly notYet: string;
  readonly always: string;
  readonly allStates: string;
  readonly states: Readonly<Record<string, string>>;
  readonly changed: string;
  readonly from: (day: string) => string;
  readonly to: (day: string) => string;
  readonly choose: string;
  readonly chooseUnder: string;
  readonly back: string;
  readonly timelineUnder: string;
  readonly earlier: string;
  readonly later: string;
  readonly today: string;
  readonly weeks: string;
  readonly weekCount: (count: number) => string;
  readonly arrows: string;
  readonly nothingHere: string;
  readonly branch: string;
  readonly anyBranch: string;
  readonly period: Readonly<Record<"from" | "to", string>>;
  readonly anyTime: string;
  readonly heldFrom: (day: string) => string;
  readonly heldTo: (day: string) => string;
  readonly heldIn: (from: string, to: string) => string;
  readonly noneSuch: string;
  readonly showAll: string;
  readonly copy: (name: string) => string;
  readonly find: string;
  readonly barCount: (shown: string, all: string) => string;
  readonly holds: string;
}

const de: CampaignTexts = {
  title: "Aktionen",
  under: "Was die Kassen von selbst tun: einmal gesagt, überall angewandt.",
  add: "Neue Aktion",
  list: "Liste",
  timeline: "Zeitleiste",
  emptyTitle: "Noch keine Aktion",
  empty: "Eine Vorlage, zwei, drei Angaben, und alle Kassen wenden sie an.",
  name: "Name",
  state: "Stand",
  where: "Wo",
  when: "Wann",
  sentence: "Satz",
  id: "Kürzel",
  everywhere: "überall",
  notYet: "noch nirgends",
  always: "immer",
  allStates: "Alle Stände",
  states: {
    draft: "Entwurf",
    approved: "Freigegeben",
    active: "Aktiv",
    paused: "Angehalten",
    ended: "Beendet",
  },
  changed: "geändert",
  from: (day) => `ab ${day}`,
  to: (day) => `bis ${day}`,
  choose: "Womit anfangen?",
  chooseUnder: "Eine Vorlage ist schon fertig; danach ändern Sie, was anders sein soll.",
  back: "Alle Aktionen",
  timelineUnder: "Wann welche Aktion gilt, in der Uhr der Filialen.",
  earlier: "Früher",
  later: "Später",
  today: "Heute",
  weeks: "Zeitraum",
  weekCount: (count) => (count === 1 ? "1 Woche" : `${count} Wochen`),
  arrows: "Pfeile bewegen die Zeitleiste",
  nothingHere: "In dieser Zeit gilt keine Aktion.",
  branch: "Filiale",
  anyBranch: "Alle Filialen",
  period: { from: "Gilt ab", to: "Gilt bis" },
  anyTime: "Jeder Zeitraum",
  heldFrom: (day) => `ab ${day}`,
  heldTo: (day) => `bis ${day}`,
  heldIn: (from, to) => `${from} – ${to}`,
  noneSuch: "Keine Aktion passt dazu",
  showAll: "Alle zeigen",
  copy: (name) => `${name} duplizieren`,
  find: "Aktion suchen",
  barCount: (shown, all) => (shown === all ? `${all} Aktionen` : `${shown} von ${all} Aktionen`),
  holds: "Gilt",
};

const en: CampaignTexts = {
  title: "Campaigns",
  under: "What the tills do by themselves: said once, applied everywhere.",
  add: "New campaign",
  list: "List",
  timeline: "Time line",
  emptyTitle: "No campaign yet",
  empty: "A template, two or three choices, and every till applies it.",
  name: "Name",
  state: "State",
  where: "Where",
  when: "When",
  sentence: "Sentence",
  id: "Id",
  everywhere: "everywhere",
  notYet: "nowhere yet",
  always: "always",
  allStates: "All states",
  states: {
    draft: "Draft",
    approved: "Approved",
    active: "Active",
    paused: "Paused",
    ended: "Ended",
  },
  changed: "changed",
  from: (day) => `from ${day}`,
  to: (day) => `to ${day}`,
  choose: "What to begin with?",
  chooseUnder: "A template is complete already; afterwards you change what should differ.",
  back: "All campaigns",
  timelineUnder: "When each campaign holds, by the branches' own clocks.",
  earlier: "Earlier",
  later: "Later",
  today: "Today",
  weeks: "Span",
  weekCount: (count) => (count === 1 ? "1 week" : `${count} weeks`),
  arrows: "The arrows move the time line",
  nothingHere: "No campaign holds in this time.",
  branch: "Branch",
  anyBranch: "All branches",
  period: { from: "Holds from", to: "Holds to" },
  anyTime: "Any period",
  heldFrom: (day) => `from ${day}`,
  heldTo: (day) => `to ${day}`,
  heldIn: (from, to) => `${from} – ${to}`,
  noneSuch: "No campaign is like that",
  showAll: "Show all",
  copy: (name) => `Duplicate ${name}`,
  find: "Find a campaign",
  barCount: (shown, all) => (shown === all ? `${all} campaigns` : `${shown} of ${all} campaigns`),
  holds: "Holds",
};

export const campaignTexts: PhraseBook<CampaignTexts> = { de, en };
