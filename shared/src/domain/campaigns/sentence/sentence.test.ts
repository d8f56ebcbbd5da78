import { describe, expect, test } from "vitest";
import type { PurseId } from "../../ids.ts";
import type { Campaign, CampaignEffect } from "../campaign.ts";
import { aCampaign, earning, money, percent, points } from "../campaign-builders.ts";
import { sentence } from "./sentence.ts";

/** Everything that can be set, and another value for each. */
const full: Campaign = aCampaign("full", {
  on: "sale",
  scope: {
    regions: ["west", "east"],
    branches: ["nord"],
    franchisees: ["meier"],
    exceptBranches: ["markt"],
  },
  time: {
    dateFrom: "2026-06-01",
    dateTo: "2026-06-30",
    weekdays: [2, 4],
    windows: [{ days: [2], from: "09:00", to: "11:30" }],
    exceptDates: ["2026-06-04"],
    holidays: "exclude",
  },
  audience: { card: "personal", customerGroups: ["staff"], tiers: ["gold"], firstPurchase: true },
  trigger: { coupon: "ADVENT10", use: "code" },
  cost: { purse: points, amount: 100 },
  select: {
    groups: ["bakery"],
    articles: ["4711"],
    exceptGroups: ["cake"],
    exceptArticles: ["4712"],
  },
  conditions: { minAmount: 1_000, maxAmount: 9_000, minQuantity: 2, tender: "prepaid" },
  effects: [
    { type: "percentOff", target: "line", basisPoints: 2_000, max: 500 },
    { type: "amountOff", target: "line", amount: 100, perQuantity: true },
    { type: "fixedPrice", amount: 500, quantity: 3 },
    { type: "freeItem", buy: 2, free: 1, maxFree: 2, maxUnitPrice: 300 },
    { type: "switchPriceGroup", priceGroup: "staff" },
    {
      type: "earnPoints",
      purse: points,
      per: 200,
      points: 2,
      gracePoints: 1,
      scale: [{ from: 1_000, points: 3 }],
      cap: 50,
      pendingDays: 14,
      expires: { months: 24, roundTo: "yearEnd" },
    },
    { type: "multiplyPoints", purse: points, factorBasisPoints: 15_000 },
    { type: "earnStamps", programme: "coffee", per: "amount", n: 1, amount: 300, cap: 5 },
    { type: "loadBonus", tiers: [{ pay: 1_000, credit: 1_500 }], spend: "paidFirst" },
    { type: "issueCoupon", ref: "next", count: 2, expires: { days: 30 } },
    { type: "issueReward", ref: "mug", count: 3, expires: { yearEnd: 3 } },
  ],
  birthday: { daysBefore: 6, daysAfter: 20 },
  stacking: { priority: 7, mode: "exclusiveInGroup", group: "autumn" },
  caps: {
    perReceipt: 700,
    perCard: { n: 3, per: "week" },
    perBranch: { amount: 5_000, per: "month" },
    budget: 90_000,
  },
  funding: [
    { party: "hq", basisPoints: 6_000 },
    { party: "brand", basisPoints: 4_000 },
  ],
});

const silent = new Set(["id", "version", "name"]);
const choices: Readonly<Record<string, readonly string[]>> = {
  on: ["sale", "topUp", "enrol", "birthday", "manual"],
  kind: ["hq", "franchisee", "merchant"],
  holidays: ["include", "exclude"],
  card: ["any", "required", "anonymous", "personal"],
  use: ["code", "single", "personal"],
  tender: ["any", "prepaid"],
  target: ["line", "basket"],
  roundTo: ["monthEnd", "yearEnd"],
  spend: ["paidFirst", "bonusFirst", "proRata"],
  mode: ["stack", "lockLine", "exclusiveInGroup", "exclusiveBasket"],
};

const steps = ["receipt", "quantity", "amount"];
const periods = ["day", "week", "month", "all"];

function choicesOf(name: string, value: unknown): readonly string[] | undefined {
  const isStep = steps.includes(String(value));
  return name === "per" ? (isStep ? steps : periods) : choices[name];
}

function othersOf(name: string, value: unknown): readonly unknown[] {
  if (typeof value === "number") return [value === 7 ? 1 : value + 1];
  if (typeof value === "boolean") return [!value];
  const known = choicesOf(name, value);
  if (known !== undefined) return known.filter((one) => one !== value);
  if (/^\d{4}-/.test(String(value))) return ["2026-06-17"];
  return [/^\d\d:/.test(String(value)) ? "10:15" : `${value}x`];
}

type Variant = { readonly path: string; readonly value: unknown };

/** The campaign with one field changed in every way, and with each optional one left out. */
function variants(value: unknown, path = "", name = ""): readonly Variant[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, at) =>
      variants(one, `${path}.${at}`, name).map((changed) => ({
        ...changed,
        value: value.with(at, changed.value),
      })),
    );
  }
  if (typeof value !== "object" || value === null) {
    return othersOf(name, value).map((other) => ({ path: `${path} = ${other}`, value: other }));
  }
  return Object.entries(value).flatMap(([key, one]) => {
    if (path === "" && silent.has(key)) return [];
    if (key === "type") return [];
    const { [key]: _, ...rest } = value as Record<string, unknown>;
    const changed = variants(one, `${path}.${key}`, key).map((variant) => ({
      ...variant,
      value: { ...value, [key]: variant.value },
    }));
    return isOptional(path, key)
      ? [...changed, { path: `without ${path}.${key}`, value: rest }]
      : changed;
  });
}

const required = new Set(["owner", "on", "effects", "stacking"]);
const optionalParts = new Set([
  "max",
  "perQuantity",
  "maxFree",
  "maxUnitPrice",
  "gracePoints",
  "scale",
  "cap",
  "pendingDays",
  "daysBefore",
  "daysAfter",
  "expires",
  "roundTo",
  "count",
  "group",
  "use",
  "days",
  "regions",
  "branches",
  "franchisees",
  "exceptBranches",
  "dateFrom",
  "dateTo",
  "weekdays",
  "windows",
  "exceptDates",
  "holidays",
  "card",
  "customerGroups",
  "tiers",
  "firstPurchase",
  "groups",
  "articles",
  "exceptGroups",
  "exceptArticles",
  "minAmount",
  "maxAmount",
  "minQuantity",
  "tender",
  "perReceipt",
  "perCard",
  "perBranch",
  "budget",
]);

function isOptional(path: string, key: string): boolean {
  if (path.startsWith(".effects") && key === "tiers") return false;
  return path === "" ? !required.has(key) : optionalParts.has(key);
}

describe("the sentence of a campaign", () => {
  test.each(["de", "en"] as const)("R704 changes with every field that is set: %s", (language) => {
    const all = variants(full);
    expect(all.length).toBeGreaterThan(120);
    const whole = sentence(full, language);
    const same = all.filter(({ value }) => sentence(value as Campaign, language) === whole);
    expect(same.map(({ path }) => path)).toEqual([]);
  });

  test("R704 says in German what happens when, where and for whom", () => {
    const campaign = aCampaign("tuesday", {
      scope: { regions: ["West"] },
      time: { weekdays: [2, 4], windows: [{ from: "09:00", to: "11:30" }] },
      select: { groups: ["Backwaren"] },
      effects: [
        percent(2_000),
        { type: "multiplyPoints", purse: points, factorBasisPoints: 20_000 },
      ],
    });
    expect(sentence(campaign, "de")).toBe(
      "Beim Einkauf, dienstags und donnerstags, 09:00–11:30 Uhr, in Region West, " +
        "Artikelgruppe Backwaren: 20 % Rabatt auf jeden Artikel und 200 % der Punkte („points“). " +
        "(mit anderen Aktionen kombinierbar, Rang 100; Aktion von Zentrale „hq“)",
    );
  });

  test("R704 says the same in English, with the names and the currency of the operator", () => {
    const campaign = aCampaign("base", { effects: [earning({ gracePoints: 1 }), load] });
    const nameOf = (id: string) => (id === points ? "Club points" : id);
    expect(sentence(campaign, "en", { currency: "CHF", nameOf })).toBe(
      "With a purchase, everywhere: 1 point (“Club points”) for each whole CHF 2.00, at " +
        "least 1 point and pay CHF 10.00, get CHF 15.00; paid money is spent first. " +
        "(combines with other campaigns, rank 100; campaign of headquarters “hq”)",
    );
    expect(sentence(campaign, "en", { currency: "JPY" })).toContain("JPY 200");
    const welcome = aCampaign("welcome", { on: "enrol", effects: [earning({ points: 50 })] });
    expect(sentence(welcome, "en")).toContain("On joining, everywhere: 50 points. (");
    const cost = { purse: money as PurseId, amount: 5 };
    const tiny = aCampaign("tiny", {
      cost,
      effects: [percent(1_250), percent(10_000), percent(1)],
    });
    expect(sentence(tiny, "de")).toContain("12,5 % Rabatt");
    expect(sentence(tiny, "de")).toContain("100 % Rabatt");
    expect(sentence(tiny, "en")).toContain("0.01% off");
  });

  test("R704 says one article and several as people do", () => {
    const gift = (free: number) =>
      sentence(aCampaign("gift", { effects: [{ type: "freeItem", buy: 0, free }] }), "en");
    expect(gift(1)).toContain("1 article free");
    expect(gift(2)).toContain("2 articles free");
  });
});

const load: CampaignEffect = {
  type: "loadBonus",
  tiers: [{ pay: 1_000, credit: 1_500 }],
  spend: "paidFirst",
};
