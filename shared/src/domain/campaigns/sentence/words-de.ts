import { defaultDaysAfter } from "../birthday-window.ts";
import type { Weekday } from "../campaign.ts";
import { effectsDe } from "./effects-de.ts";
import type { Words } from "./words.ts";

const weekdays: Readonly<Record<Weekday, string>> = {
  1: "montags",
  2: "dienstags",
  3: "mittwochs",
  4: "donnerstags",
  5: "freitags",
  6: "samstags",
  7: "sonntags",
};

const periods = { day: "am Tag", week: "in der Woche", month: "im Monat", all: "insgesamt" };

const modes = {
  stack: "mit anderen Aktionen kombinierbar",
  lockLine: "ihre Artikel bekommen danach keinen weiteren Rabatt",
  exclusiveInGroup: "nur eine Aktion der Gruppe gilt",
  exclusiveBasket: "nicht mit anderen Rabatten kombinierbar",
};

const owners = { hq: "Zentrale", franchisee: "Franchisenehmer", merchant: "Händler" };

function list(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} und ${last}`;
}

export const wordsDe: Words = {
  decimal: ",",
  money: (amount, currency) => `${amount} ${currency === "EUR" ? "€" : currency}`,
  percent: (value) => `${value} %`,
  and: "und",
  on: {
    sale: "beim Einkauf",
    topUp: "beim Aufladen",
    enrol: "bei der Anmeldung",
    birthday: "zum Geburtstag",
    manual: "von Hand vergeben",
  },
  everywhere: "überall",
  scope: {
    regions: (names) => `in Region ${names}`,
    branches: (names) => `in Filiale ${names}`,
    franchisees: (names) => `bei Franchisenehmer ${names}`,
    exceptBranches: (names) => `nicht in Filiale ${names}`,
  },
  time: {
    from: (day) => `ab ${day}`,
    to: (day) => `bis ${day}`,
    weekdays: (days) => list(days.map((day) => weekdays[day])),
    window: ({ days, from, to }) => {
      const when = days === undefined ? "" : `${list(days.map((day) => weekdays[day]))} `;
      return `${when}${from}–${to} Uhr`;
    },
    exceptDates: (days) => `nicht am ${days}`,
    holidays: { include: "auch an Feiertagen", exclude: "nicht an Feiertagen" },
    day: (day) => day.split("-").toReversed().join("."),
  },
  audience: {
    card: {
      any: "mit und ohne Karte",
      required: "nur mit Karte",
      anonymous: "nur mit anonymer Karte",
      personal: "nur mit persönlicher Karte",
    },
    customerGroups: (names) => `für Kundengruppe ${names}`,
    tiers: (names) => `für Stufe ${names}`,
    firstPurchase: (only) => (only ? "nur beim ersten Einkauf" : "ab dem zweiten Einkauf"),
  },
  birthday: ({ daysBefore = 0, daysAfter = defaultDaysAfter }) =>
    `von ${daysBefore} Tagen davor bis ${daysAfter} Tage danach`,
  trigger: ({ coupon, use }) => {
    if (use === undefined) return `mit Coupon „${coupon}“`;
    const kinds = { code: "Code", single: "Einmalcode", personal: "Coupon auf der Karte" };
    return `mit dem ${kinds[use]} „${coupon}“`;
  },
  cost: ({ amount, purse }, { name }) => `für ${amount} von „${name(purse)}“ auf der Karte`,
  select: {
    groups: (names) => `Artikelgruppe ${names}`,
    articles: (names) => `Artikel ${names}`,
    exceptGroups: (names) => `ohne Artikelgruppe ${names}`,
    exceptArticles: (names) => `ohne Artikel ${names}`,
  },
  conditions: {
    minAmount: (amount) => `ab ${amount}`,
    maxAmount: (amount) => `bis ${amount}`,
    minQuantity: (units) => `ab ${units} Stück`,
    tender: { any: "mit jeder Zahlungsart", prepaid: "bei Zahlung mit Guthaben" },
  },
  effects: effectsDe,
  stacking: ({ priority, mode, group }, { name }) =>
    `${modes[mode]}${group === undefined ? "" : ` (Gruppe „${name(group)}“)`}, Rang ${priority}`,
  caps: {
    perReceipt: (amount) => `höchstens ${amount} je Einkauf`,
    perCard: (n, per) => `höchstens ${n}-mal je Karte ${periods[per]}`,
    perBranch: (amount, per) => `höchstens ${amount} je Filiale ${periods[per]}`,
    budget: (amount) => `Budget ${amount}`,
  },
  funding: (shares) => `bezahlt von ${shares}`,
  share: (party, percent) => `${party} (${percent})`,
  owner: ({ kind, id }, { name }) => `Aktion von ${owners[kind]} „${name(id)}“`,
};
