import { defaultDaysAfter } from "../birthday-window.ts";
import type { Weekday } from "../campaign.ts";
import { effectsEn } from "./effects-en.ts";
import type { Words } from "./words.ts";

const weekdays: Readonly<Record<Weekday, string>> = {
  1: "Mondays",
  2: "Tuesdays",
  3: "Wednesdays",
  4: "Thursdays",
  5: "Fridays",
  6: "Saturdays",
  7: "Sundays",
};

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const periods = { day: "a day", week: "a week", month: "a month", all: "in all" };

const modes = {
  stack: "combines with other campaigns",
  lockLine: "its articles get no further discount",
  exclusiveInGroup: "only one campaign of its group applies",
  exclusiveBasket: "does not combine with other discounts",
};

const owners = { hq: "headquarters", franchisee: "franchisee", merchant: "merchant" };

function list(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

export const wordsEn: Words = {
  decimal: ".",
  money: (amount, currency) => (currency === "EUR" ? `€${amount}` : `${currency} ${amount}`),
  percent: (value) => `${value}%`,
  and: "and",
  on: {
    sale: "with a purchase",
    topUp: "when topping up",
    enrol: "on joining",
    birthday: "on a birthday",
    manual: "given by hand",
  },
  everywhere: "everywhere",
  scope: {
    regions: (names) => `in region ${names}`,
    branches: (names) => `in branch ${names}`,
    franchisees: (names) => `at franchisee ${names}`,
    exceptBranches: (names) => `not in branch ${names}`,
  },
  time: {
    from: (day) => `from ${day}`,
    to: (day) => `until ${day}`,
    weekdays: (days) => `on ${list(days.map((day) => weekdays[day]))}`,
    window: ({ days, from, to }) => {
      const when = days === undefined ? "" : `${list(days.map((day) => weekdays[day]))} `;
      return `${when}${from}–${to}`;
    },
    exceptDates: (days) => `not on ${days}`,
    holidays: { include: "on public holidays too", exclude: "not on public holidays" },
    day: (day) => {
      const [year = "", month = "", date = ""] = day.split("-");
      return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
    },
  },
  audience: {
    card: {
      any: "with and without a card",
      required: "only with a card",
      anonymous: "only with an anonymous card",
      personal: "only with a personal card",
    },
    customerGroups: (names) => `for customer group ${names}`,
    tiers: (names) => `for tier ${names}`,
    firstPurchase: (only) =>
      only ? "only with the first purchase" : "from the second purchase on",
  },
  birthday: ({ daysBefore = 0, daysAfter = defaultDaysAfter }) =>
    `from ${daysBefore} days before to ${daysAfter} days after it`,
  trigger: ({ coupon, use }) => {
    if (use === undefined) return `with coupon “${coupon}”`;
    const kinds = { code: "code", single: "single-use code", personal: "coupon on the card" };
    return `with the ${kinds[use]} “${coupon}”`;
  },
  cost: ({ amount, purse }, { name }) => `for ${amount} of “${name(purse)}” on the card`,
  select: {
    groups: (names) => `article group ${names}`,
    articles: (names) => `article ${names}`,
    exceptGroups: (names) => `without article group ${names}`,
    exceptArticles: (names) => `without article ${names}`,
  },
  conditions: {
    minAmount: (amount) => `from ${amount}`,
    maxAmount: (amount) => `up to ${amount}`,
    minQuantity: (units) => `from ${units} pieces`,
    tender: { any: "paid in any way", prepaid: "when paid with prepaid money" },
  },
  effects: effectsEn,
  stacking: ({ priority, mode, group }, { name }) =>
    `${modes[mode]}${group === undefined ? "" : ` (group “${name(group)}”)`}, rank ${priority}`,
  caps: {
    perReceipt: (amount) => `at most ${amount} a purchase`,
    perCard: (n, per) => `at most ${n} times a card ${periods[per]}`,
    perBranch: (amount, per) => `at most ${amount} a branch ${periods[per]}`,
    budget: (amount) => `budget ${amount}`,
  },
  funding: (shares) => `paid for by ${shares}`,
  share: (party, percent) => `${party} (${percent})`,
  owner: ({ kind, id }, { name }) => `campaign of ${owners[kind]} “${name(id)}”`,
};
