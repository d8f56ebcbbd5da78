import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import { type FieldWords, fieldWords } from "./field-words.ts";

type Words = Readonly<Record<string, string>>;

export interface BuilderTexts extends FieldWords {
  readonly name: string;
  readonly sections: Words;
  readonly on: string;
  readonly occasions: Words;
  readonly effect: string;
  readonly addEffect: string;
  readonly remove: string;
  readonly effects: Words;
  readonly articleGroups: string;
  readonly allArticles: string;
  readonly weekdays: string;
  readonly everyDay: string;
  readonly hours: string;
  readonly addHours: string;
  readonly hoursHint: string;
  readonly regions: string;
  readonly branches: string;
  readonly everywhere: string;
  readonly customerGroups: string;
  readonly allGroups: string;
  readonly optional: string;
  readonly isHere: (names: string) => string;
  readonly bothSet: (entries: string) => string;
  readonly setTo: (name: string, value: string) => string;
  readonly you: string;
  readonly use: (value: string) => string;
  readonly nothing: string;
  readonly exceptions: string;
  readonly further: string;
  readonly isSet: (names: string) => string;
  readonly owned: (name: string) => string;
  readonly usualMix: string;
  readonly exceptGroups: string;
  readonly onlyArticles: string;
  readonly exceptArticles: string;
  readonly findArticle: string;
  readonly noArticle: string;
  readonly noException: string;
  readonly exceptBranches: string;
  readonly franchisees: string;
  readonly tiers: string;
  readonly allTiers: string;
  readonly windowDays: string;
  readonly addDate: string;
  readonly addScale: string;
  readonly addLoad: string;
  readonly addShare: string;
  readonly ownerPays: (name: string) => string;
  readonly shareSum: (percent: string) => string;
  readonly headquarters: string;
  readonly also: string;
  readonly alsoUnder: string;
  readonly notANumber: string;
  readonly newGroup: string;
  readonly newGroupName: string;
  readonly newGroupPick: string;
  readonly picks: Words;
  readonly makeGroup: string;
  readonly takeAway: (name: string) => string;
}

const de: BuilderTexts = {
  name: "Name der Aktion",
  sections: {
    what: "Was passiert",
    when: "Wann",
    where: "Wo",
    who: "Für wen",
    limits: "Grenzen und Budget",
    paying: "Wem sie gehört und wer zahlt",
    mix: "Zusammen mit anderen Aktionen",
  },
  on: "Anlass",
  occasions: {
    sale: "Beim Einkauf",
    topUp: "Beim Aufladen",
    enrol: "Bei einer neuen Karte",
    birthday: "Zum Geburtstag",
    manual: "Von Hand",
  },
  effect: "Wirkung",
  addEffect: "Weitere Wirkung",
  remove: "Entfernen",
  effects: {
    percentOff: "Prozent Nachlass",
    amountOff: "Betrag Nachlass",
    fixedPrice: "Fester Preis",
    freeItem: "Artikel gratis",
    switchPriceGroup: "Andere Preisgruppe",
    earnPoints: "Punkte geben",
    multiplyPoints: "Punkte vervielfachen",
    earnStamps: "Stempel geben",
    loadBonus: "Bonus aufs Aufladen",
    issueCoupon: "Coupon ausgeben",
    issueReward: "Belohnung ausgeben",
  },
  ...fieldWords.de,
  articleGroups: "Artikelgruppen",
  allArticles: "Alle Artikel",
  weekdays: "Wochentage",
  everyDay: "Jeden Tag",
  hours: "Uhrzeiten",
  addHours: "Uhrzeit hinzufügen",
  hoursHint: "In der Uhr der Filiale; ohne Angabe den ganzen Tag.",
  regions: "Regionen",
  branches: "Filialen",
  everywhere: "Überall, wo die Aktion aktiviert wird.",
  customerGroups: "Kundengruppen",
  allGroups: "Alle Kunden",
  optional: "keine Angabe",
  isHere: (names) => `${names} ist hier`,
  bothSet: (entries) => `Gleichzeitig geändert: ${entries}.`,
  setTo: (name, value) => `${name} ${value}`,
  you: "Sie",
  use: (value) => `${value} nehmen`,
  nothing: "nichts",
  exceptions: "Ausnahmen",
  further: "Weitere Angaben",
  isSet: (names) => `gesetzt: ${names}`,
  owned: (name) => `Gehört: ${name}.`,
  usualMix: "Wirkt zusammen mit anderen, in der üblichen Reihenfolge.",
  exceptGroups: "Nicht für diese Artikelgruppen",
  onlyArticles: "Einzelne Artikel dazu",
  exceptArticles: "Nicht für diese Artikel",
  findArticle: "Name, Nummer oder Code",
  noArticle: "Nichts gefunden.",
  noException: "Keine Ausnahme",
  exceptBranches: "Nicht in diesen Filialen",
  franchisees: "Franchisenehmer",
  tiers: "Stufen",
  allTiers: "Alle Stufen",
  windowDays: "Nur an",
  addDate: "Tag ausnehmen",
  addScale: "Staffel hinzufügen",
  addLoad: "Stufe hinzufügen",
  addShare: "Kostenanteil hinzufügen",
  ownerPays: (name) => `Bezahlt von: ${name}.`,
  shareSum: (percent) => `Zusammen ${percent}; es müssen 100 % sein.`,
  headquarters: "Zentrale",
  also: "Außerdem",
  alsoUnder: "Das steht im Entwurf und bleibt darin, ohne dass es hier ein Feld dafür gibt:",
  notANumber: "Das ist keine Zahl.",
  newGroup: "Neue Wettbewerbsgruppe",
  newGroupName: "Name der Gruppe",
  newGroupPick: "Von mehreren gilt",
  picks: { best: "die günstigste für den Kunden", first: "die erste in der Reihenfolge" },
  makeGroup: "Gruppe anlegen",
  takeAway: (name) => `${name} entfernen`,
};

const en: BuilderTexts = {
  name: "Name of the campaign",
  sections: {
    what: "What happens",
    when: "When",
    where: "Where",
    who: "For whom",
    limits: "Limits and budget",
    paying: "Whose it is and who pays",
    mix: "Together with other campaigns",
  },
  on: "Occasion",
  occasions: {
    sale: "On a sale",
    topUp: "On a top-up",
    enrol: "On a new card",
    birthday: "On a birthday",
    manual: "By hand",
  },
  effect: "Effect",
  addEffect: "Another effect",
  remove: "Remove",
  effects: {
    percentOff: "Percent off",
    amountOff: "Amount off",
    fixedPrice: "Fixed price",
    freeItem: "Free article",
    switchPriceGroup: "Another price group",
    earnPoints: "Give points",
    multiplyPoints: "Multiply points",
    earnStamps: "Give stamps",
    loadBonus: "Bonus on a top-up",
    issueCoupon: "Issue a coupon",
    issueReward: "Issue a reward",
  },
  ...fieldWords.en,
  articleGroups: "Article groups",
  allArticles: "All articles",
  weekdays: "Weekdays",
  everyDay: "Every day",
  hours: "Hours",
  addHours: "Add hours",
  hoursHint: "By the branch's own clock; without any, all day.",
  regions: "Regions",
  branches: "Branches",
  everywhere: "Wherever the campaign is activated.",
  customerGroups: "Customer groups",
  allGroups: "All customers",
  optional: "not set",
  isHere: (names) => `${names} is here`,
  bothSet: (entries) => `Changed at the same time: ${entries}.`,
  setTo: (name, value) => `${name} ${value}`,
  you: "you",
  use: (value) => `Use ${value}`,
  nothing: "nothing",
  exceptions: "Exceptions",
  further: "More",
  isSet: (names) => `set: ${names}`,
  owned: (name) => `Owned by: ${name}.`,
  usualMix: "Works together with others, in the usual order.",
  exceptGroups: "Not for these article groups",
  onlyArticles: "Single articles besides",
  exceptArticles: "Not for these articles",
  findArticle: "Name, number or code",
  noArticle: "Nothing found.",
  noException: "No exception",
  exceptBranches: "Not in these branches",
  franchisees: "Franchisees",
  tiers: "Tiers",
  allTiers: "All tiers",
  windowDays: "Only on",
  addDate: "Except a day",
  addScale: "Add a step",
  addLoad: "Add a step",
  addShare: "Add a share of the cost",
  ownerPays: (name) => `Paid by: ${name}.`,
  shareSum: (percent) => `Together ${percent}; it has to be 100 %.`,
  headquarters: "Headquarters",
  also: "Besides",
  alsoUnder: "This stands in the draft and stays there, though there is no field for it here:",
  notANumber: "This is not a number.",
  newGroup: "A new competing group",
  newGroupName: "Name of the group",
  newGroupPick: "Of several, this holds",
  picks: { best: "the one that is best for the customer", first: "the first in their order" },
  makeGroup: "Make the group",
  takeAway: (name) => `Take ${name} away`,
};

export const builderTexts: PhraseBook<BuilderTexts> = { de, en };
