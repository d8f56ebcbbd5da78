import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import type { IconName } from "@cardweave/shared/ui/components/icon";
import type { Language } from "@cardweave/shared/ui/language";

export interface Template {
  /** Begins the id of what is made of it. */
  readonly id: string;
  readonly icon: IconName;
  readonly name: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
  readonly draft: DraftValues;
  /** What is made of it is called so at first, where that is not the template's own name. */
  readonly called?: Readonly<Record<Language, string>>;
}

const stacking = { priority: 100, mode: "stack" };
const points = { purse: "points" };

/** What chains do most; each is whole but for what only its maker can know. */
export const templates: readonly Template[] = [
  {
    id: "double-points",
    icon: "points",
    name: { de: "Doppelte Punkte", en: "Double points" },
    text: { de: "An einem Wochentag zählt jeder Punkt zweimal.", en: "One weekday counts twice." },
    draft: {
      on: "sale",
      time: { weekdays: [2] },
      effects: [{ type: "multiplyPoints", ...points, factorBasisPoints: 20_000 }],
      stacking,
    },
  },
  {
    id: "happy-hour",
    icon: "clock",
    name: { de: "Happy Hour", en: "Happy hour" },
    text: { de: "Ein Nachlass zu bestimmten Stunden.", en: "Some percent off at certain hours." },
    draft: {
      on: "sale",
      time: { windows: [{ from: "15:00", to: "17:00" }] },
      effects: [{ type: "percentOff", target: "line", basisPoints: 2_000 }],
      stacking,
    },
  },
  {
    id: "three-for-two",
    icon: "basket",
    name: { de: "3 für 2", en: "3 for 2" },
    text: {
      de: "Von drei Artikeln ist der billigste gratis.",
      en: "Of three articles the cheapest is free.",
    },
    draft: { on: "sale", effects: [{ type: "freeItem", buy: 2, free: 1 }], stacking },
  },
  {
    id: "pay-10-get-15",
    icon: "money",
    name: { de: "10 laden, 15 bekommen", en: "Pay 10, get 15" },
    text: {
      de: "Wer Guthaben auflädt, bekommt mehr darauf.",
      en: "Whoever loads the card gets more on it.",
    },
    draft: {
      on: "topUp",
      effects: [{ type: "loadBonus", tiers: [{ pay: 1000, credit: 1500 }], spend: "paidFirst" }],
      stacking,
    },
  },
  {
    id: "stamp-card",
    icon: "stamp",
    name: { de: "Stempelkarte", en: "Stamp card" },
    text: {
      de: "Ein Stempel je Artikel; die volle Karte ist eine Belohnung.",
      en: "A stamp for each article; a full card is a reward.",
    },
    draft: {
      on: "sale",
      effects: [{ type: "earnStamps", programme: "coffee", per: "quantity", n: 1 }],
      stacking,
    },
  },
  {
    id: "free-tenth",
    icon: "gift",
    name: { de: "Der Zehnte gratis", en: "The tenth is free" },
    text: {
      de: "Löst eine volle Stempelkarte gegen einen Artikel ein.",
      en: "Gives an article for a full stamp card.",
    },
    draft: {
      on: "sale",
      cost: { purse: "stamps:coffee", amount: 10 },
      select: { groups: ["coffee"] },
      effects: [{ type: "freeItem", buy: 0, free: 1 }],
      stacking,
    },
  },
  {
    id: "welcome",
    icon: "user",
    name: { de: "Willkommen", en: "Welcome" },
    text: { de: "Punkte für jede neue Karte.", en: "Points for every new card." },
    draft: {
      on: "enrol",
      effects: [{ type: "earnPoints", ...points, per: 100, points: 50 }],
      stacking,
    },
  },
  {
    id: "advent",
    icon: "ticket",
    name: { de: "Advents-Coupon", en: "Advent coupon" },
    text: {
      de: "Ein Code aus Anzeige oder Flyer gibt einen Nachlass.",
      en: "A code from an advert or flyer gives some percent off.",
    },
    draft: {
      on: "sale",
      trigger: { coupon: "ADVENT", use: "code" },
      effects: [{ type: "percentOff", target: "line", basisPoints: 1_000 }],
      stacking,
    },
  },
  {
    id: "birthday",
    icon: "gift",
    name: { de: "Geburtstag", en: "Birthday" },
    text: { de: "Punkte zum Geburtstag der Karte.", en: "Points on a cardholder's birthday." },
    draft: {
      on: "birthday",
      effects: [{ type: "earnPoints", ...points, per: 100, points: 100 }],
      stacking,
    },
  },
  {
    id: "two-euro-point",
    icon: "sum",
    name: { de: "2 Euro = 1 Punkt", en: "2 euros = 1 point" },
    text: {
      de: "Punkte für jeden Einkauf, der Gnadenpunkt für kleine.",
      en: "Points for every purchase, one even for small ones.",
    },
    draft: {
      on: "sale",
      effects: [{ type: "earnPoints", ...points, per: 200, points: 1, gracePoints: 1 }],
      stacking,
    },
  },
  {
    id: "campaign",
    icon: "plus",
    name: { de: "Leere Aktion", en: "An empty campaign" },
    text: { de: "Alles selbst einstellen.", en: "Set everything yourself." },
    draft: { on: "sale", stacking },
    called: { de: "Neue Aktion", en: "New campaign" },
  },
];
