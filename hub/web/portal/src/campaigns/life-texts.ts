import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface LifeTexts {
  readonly tabs: Readonly<Record<"plan" | "try" | "effect" | "life", string>>;
  readonly saysItself: string;
  readonly otherLanguage: string;
  readonly incomplete: string;
  readonly missing: string;
  readonly saved: string;
  readonly saving: string;
  readonly away: string;
  readonly alone: string;
  readonly with: (names: string) => string;
  readonly undo: string;
  readonly redo: string;
  readonly approve: string;
  readonly approved: (version: number) => string;
  readonly fourEyes: string;
  readonly differs: string;
  readonly activate: string;
  readonly activateTitle: string;
  readonly activateUnder: string;
  readonly everywhere: string;
  readonly some: string;
  readonly begin: string;
  readonly beginHint: string;
  readonly receivers: (count: number, names: string) => string;
  readonly reachesNow: (reached: number, of: number) => string;
  readonly beginLater: (names: string) => string;
  readonly andMore: (names: string, more: number) => string;
  readonly activated: string;
  readonly pause: string;
  readonly paused: string;
  readonly pauseUnder: string;
  readonly resume: string;
  readonly resumed: string;
  readonly end: string;
  readonly ended: string;
  readonly endUnder: string;
  readonly duplicate: string;
  readonly copyOf: (name: string) => string;
  readonly reach: string;
  readonly reachOf: (received: number, of: number) => string;
  readonly reachNone: string;
  readonly node: string;
  readonly has: string;
  readonly hasNot: string;
  readonly seen: string;
  readonly connected: string;
  readonly offline: string;
  readonly version: (version: number) => string;
  readonly from: (when: string) => string;
  readonly gone: string;
  readonly replay: string;
  readonly replayUnder: string;
  readonly replaying: (done: string, of: string) => string;
  readonly cost: string;
  readonly receipts: string;
  readonly applied: string;
  readonly assumed: string;
  readonly overlaps: string;
  readonly overlapsUnder: string;
  readonly noOverlaps: string;
  readonly tryUnder: string;
  readonly article: string;
  readonly anyArticle: string;
  readonly amount: string;
  readonly quantity: string;
  readonly addLine: string;
  readonly remove: string;
  readonly branch: string;
  readonly at: string;
  readonly card: string;
  readonly noCard: string;
  readonly anonymousCard: string;
  readonly total: string;
  readonly off: string;
  readonly toPay: string;
  readonly earns: string;
  readonly doesApply: string;
  readonly why: Readonly<Record<string, string>>;
}

const de: LifeTexts = {
  tabs: { plan: "Planen", try: "Probieren", effect: "Auswirkung", life: "Verlauf und Reichweite" },
  saysItself: "So steht es im Netz",
  otherLanguage: "Auf Englisch",
  incomplete: "Noch unvollständig",
  missing: "Es fehlt noch etwas bei:",
  saved: "Gespeichert",
  saving: "Wird gespeichert",
  away: "Keine Verbindung: noch nicht gespeichert",
  alone: "Nur Sie sind hier",
  with: (names) => `Auch hier: ${names}`,
  undo: "Rückgängig",
  redo: "Wiederholen",
  approve: "Freigeben",
  approved: (version) => `Fassung ${version} ist freigegeben.`,
  fourEyes: "Vier Augen: Freigeben muss jemand, der die letzte Änderung nicht gemacht hat.",
  differs: "Gerade hat jemand etwas geändert. Bitte lesen Sie noch einmal.",
  activate: "Aktivieren",
  activateTitle: "Wo und ab wann?",
  activateUnder: "Kassen, die gerade ohne Netz sind, beginnen, sobald sie davon hören.",
  everywhere: "Überall",
  some: "Nur hier",
  begin: "Beginn",
  beginHint: "In der Uhr der Filiale; leer heißt jetzt.",
  receivers: (count, names) =>
    `${count} ${count === 1 ? "Filiale bekommt" : "Filialen bekommen"} sie: ${names}`,
  reachesNow: (reached, of) => `Erreicht jetzt ${reached} von ${of}.`,
  beginLater: (names) => `Beginnt später, sobald dort wieder Verbindung ist: ${names}`,
  andMore: (names, more) => (more === 0 ? names : `${names} und ${more} weitere`),
  activated: "Die Aktion ist aktiv.",
  pause: "Anhalten",
  paused: "Die Aktion ist angehalten.",
  pauseUnder: "Sie gilt nirgends mehr, bis sie fortgesetzt wird.",
  resume: "Fortsetzen",
  resumed: "Die Aktion gilt wieder.",
  end: "Beenden",
  ended: "Die Aktion ist beendet.",
  endUnder: "Sie gilt nirgends mehr. Was gebucht ist, bleibt; Rückgaben rechnen weiter mit ihr.",
  duplicate: "Duplizieren",
  copyOf: (name) => `${name} (Kopie)`,
  reach: "Reichweite",
  reachOf: (received, of) => `Angekommen bei ${received} von ${of} Filialrechnern`,
  reachNone: "Sobald sie aktiv ist, steht hier, welche Filiale sie hat.",
  node: "Filiale",
  has: "hat sie",
  hasNot: "noch nicht",
  seen: "Zuletzt gesehen",
  connected: "verbunden",
  offline: "ohne Netz",
  version: (version) => `Fassung ${version}`,
  from: (when) => `ab ${when}`,
  gone: "Diese Aktion gibt es nicht, oder sie gehört jemand anderem.",
  replay: "Nachspielen",
  replayUnder: "Was die Aktion auf den letzten Bons gekostet hätte. Gebucht wird nichts.",
  replaying: (done, of) => `${done} von ${of} Bons`,
  cost: "Hätte gekostet",
  receipts: "Bons",
  applied: "Angewandt",
  assumed: "Was Bons nicht sagen",
  overlaps: "Überschneidungen",
  overlapsUnder: "Andere Aktionen, die im selben Bon gelten können, und was dann geschieht.",
  noOverlaps: "Keine andere Aktion trifft mit ihr zusammen.",
  tryUnder:
    "Ein erdachter Einkauf mit diesem Entwurf, neben allem, was aktiv ist. Gebucht wird nichts.",
  article: "Artikelgruppe",
  anyArticle: "beliebiger Artikel",
  amount: "Preis der Zeile",
  quantity: "Stück",
  addLine: "Zeile hinzufügen",
  remove: "Entfernen",
  branch: "Filiale",
  at: "Zeitpunkt",
  card: "Karte",
  noCard: "Ohne Karte",
  anonymousCard: "Anonyme Karte",
  total: "Summe",
  off: "Nachlass",
  toPay: "Zu zahlen",
  earns: "Bekommt",
  doesApply: "wirkt",
  why: {
    "not-begun": "hat noch nicht begonnen",
    "outside-dates": "gilt an diesem Tag nicht",
    "outside-window": "gilt um diese Zeit nicht",
    "wrong-group": "nicht für diese Kunden",
    "wrong-card": "nicht für diese Karte",
    "needs-card": "nur mit Karte",
    "outside-weekdays": "gilt an diesem Wochentag nicht",
    holiday: "gilt an Feiertagen nicht",
    "not-first-purchase": "nur beim ersten Einkauf",
    "no-coupon": "ohne Coupon",
    "not-asked": "wird nur auf Wunsch eingelöst",
    "too-little": "zu wenig auf der Karte",
    "cap-reached": "Grenze je Karte erreicht",
    "budget-used-up": "Budget verbraucht",
    "nothing-selected": "kein passender Artikel",
    "below-minimum": "zu kleiner Einkauf",
    "above-maximum": "zu großer Einkauf",
    "too-few": "zu wenige Stücke",
    "not-prepaid": "nur mit Guthaben bezahlt",
    excluded: "eine andere geht vor",
    "no-effect": "ändert hier nichts",
  },
};

const en: LifeTexts = {
  tabs: { plan: "Plan", try: "Try", effect: "Effect", life: "History and reach" },
  saysItself: "What the network will do",
  otherLanguage: "In German",
  incomplete: "Not complete yet",
  missing: "Something is missing in:",
  saved: "Saved",
  saving: "Saving",
  away: "No connection: not saved yet",
  alone: "Only you are here",
  with: (names) => `Here too: ${names}`,
  undo: "Undo",
  redo: "Redo",
  approve: "Approve",
  approved: (version) => `Version ${version} is approved.`,
  fourEyes: "Four eyes: somebody who did not make the last change has to approve.",
  differs: "Somebody has just changed something. Please read it again.",
  activate: "Activate",
  activateTitle: "Where and from when?",
  activateUnder: "Tills that are offline now begin as soon as they hear of it.",
  everywhere: "Everywhere",
  some: "Only here",
  begin: "Begins",
  beginHint: "By the branch's own clock; empty means now.",
  receivers: (count, names) =>
    `${count} ${count === 1 ? "branch gets" : "branches get"} it: ${names}`,
  reachesNow: (reached, of) => `Will reach ${reached} of ${of} now.`,
  beginLater: (names) => `Begins later, once they are connected again: ${names}`,
  andMore: (names, more) => (more === 0 ? names : `${names} and ${more} more`),
  activated: "The campaign is active.",
  pause: "Pause",
  paused: "The campaign is paused.",
  pauseUnder: "It holds nowhere until it is resumed.",
  resume: "Resume",
  resumed: "The campaign holds again.",
  end: "End",
  ended: "The campaign has ended.",
  endUnder: "It holds nowhere any more. What is booked stays; returns still reckon with it.",
  duplicate: "Duplicate",
  copyOf: (name) => `${name} (copy)`,
  reach: "Reach",
  reachOf: (received, of) => `Received by ${received} of ${of} store nodes`,
  reachNone: "As soon as it is active, this says which branch has it.",
  node: "Branch",
  has: "has it",
  hasNot: "not yet",
  seen: "Last seen",
  connected: "connected",
  offline: "offline",
  version: (version) => `Version ${version}`,
  from: (when) => `from ${when}`,
  gone: "There is no such campaign, or it is somebody else's.",
  replay: "Replay",
  replayUnder: "What the campaign would have cost on the last receipts. Nothing is booked.",
  replaying: (done, of) => `${done} of ${of} receipts`,
  cost: "Would have cost",
  receipts: "Receipts",
  applied: "Applied",
  assumed: "What receipts do not say",
  overlaps: "Overlaps",
  overlapsUnder: "Other campaigns that can hold on the same receipt, and what happens then.",
  noOverlaps: "No other campaign meets it.",
  tryUnder: "A made-up sale with this draft, beside all that is active. Nothing is booked.",
  article: "Article group",
  anyArticle: "any article",
  amount: "Price of the line",
  quantity: "Units",
  addLine: "Add a line",
  remove: "Remove",
  branch: "Branch",
  at: "Time",
  card: "Card",
  noCard: "Without a card",
  anonymousCard: "Anonymous card",
  total: "Total",
  off: "Discount",
  toPay: "To pay",
  earns: "Earns",
  doesApply: "applies",
  why: {
    "not-begun": "has not begun yet",
    "outside-dates": "does not hold on this day",
    "outside-window": "does not hold at this hour",
    "wrong-group": "not for these customers",
    "wrong-card": "not for this card",
    "needs-card": "with a card only",
    "outside-weekdays": "does not hold on this weekday",
    holiday: "does not hold on holidays",
    "not-first-purchase": "first purchase only",
    "no-coupon": "without its coupon",
    "not-asked": "only taken when asked for",
    "too-little": "too little on the card",
    "cap-reached": "limit per card reached",
    "budget-used-up": "budget used up",
    "nothing-selected": "no article that fits",
    "below-minimum": "too small a purchase",
    "above-maximum": "too large a purchase",
    "too-few": "too few units",
    "not-prepaid": "only when paid from the card",
    excluded: "another one goes first",
    "no-effect": "changes nothing here",
  },
};

export const lifeTexts: PhraseBook<LifeTexts> = { de, en };
