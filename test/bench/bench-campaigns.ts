import type { Asked } from "@cardweave/shared/domain/campaigns/asked";
import type { Campaign, CampaignEffect } from "@cardweave/shared/domain/campaigns/campaign";
import { evaluate } from "@cardweave/shared/domain/campaigns/evaluate";
import { type PreparedSet, prepare } from "@cardweave/shared/domain/campaigns/prepare";
import type { PurseId } from "@cardweave/shared/domain/ids";
import type { Instant } from "@cardweave/shared/domain/measure";
import type { BasketLine } from "@cardweave/shared/domain/sale/basket";
import { type Bench, median, quantile } from "./measures.ts";

const points = "points" as PurseId;
const groups = ["bakery", "drinks", "deli", "fruit", "dairy"];

/** Every sort of effect in turn, as a chain's set mixes them. */
const effects: readonly CampaignEffect[] = [
  { type: "earnPoints", purse: points, per: 200, points: 1, gracePoints: 1 },
  { type: "percentOff", target: "line", basisPoints: 1_000 },
  { type: "multiplyPoints", purse: points, factorBasisPoints: 20_000 },
  { type: "freeItem", buy: 2, free: 1 },
  { type: "percentOff", target: "basket", basisPoints: 500 },
  { type: "earnStamps", programme: "coffee", per: "quantity", n: 1 },
  { type: "fixedPrice", amount: 500, quantity: 3 },
  { type: "amountOff", target: "line", amount: 20, perQuantity: true },
  { type: "switchPriceGroup", priceGroup: "staff" },
  { type: "amountOff", target: "basket", amount: 100 },
];

function stackingOf(at: number): Campaign["stacking"] {
  if (at % 10 === 3) return { priority: at, mode: "exclusiveInGroup", group: "autumn" };
  return { priority: at, mode: at % 10 === 7 ? "lockLine" : "stack" };
}

function campaignAt(at: number, branch: string): Campaign {
  const group = groups[at % groups.length] ?? "bakery";
  return {
    id: `campaign-${at}`,
    version: 1,
    name: `Campaign ${at}`,
    owner: { kind: "hq", id: "hq" },
    on: "sale",
    scope: { branches: [branch] },
    time: { weekdays: [1, 2, 3, 4, 5, 6], windows: [{ from: "06:00", to: "22:00" }] },
    effects: [effects[at % effects.length] ?? { type: "issueCoupon", ref: "next" }],
    stacking: stackingOf(at),
    ...(at % 3 === 0 ? { select: { groups: [group] } } : {}),
    ...(at % 4 === 0 ? { conditions: { minAmount: 500 } } : {}),
  };
}

function setOf(count: number, here: number): PreparedSet {
  const campaigns = Array.from({ length: count }, (_, at) => ({
    campaign: campaignAt(at, at < here ? "nord" : `branch-${at}`),
    activations: [{ from: "2026-01-01T00:00" }],
  }));
  return prepare({
    campaigns,
    groups: [{ id: "autumn", pick: "first" }],
    protectedGroups: ["tobacco"],
    moneyPurses: ["money"],
    hash: "bench",
  });
}

function lineAt(at: number): BasketLine {
  const quantity = (at % 3) + 1;
  const unitPrice = 99 + at * 13;
  return {
    id: `${at + 1}`,
    kind: "goods",
    article: `article ${at}`,
    group: groups[at % groups.length] ?? null,
    name: null,
    quantity: `${quantity}`,
    unitPrice,
    amount: unitPrice * quantity,
    prices: at % 4 === 0 ? { staff: unitPrice * quantity - 10 } : {},
    taxCode: "7",
    voucher: null,
    discounts: [],
  };
}

/** 2026-06-10T12:00 in Berlin, a Wednesday. */
const noon = 1_781_085_600_000 as Instant;

function basketOf(count: number): Asked {
  return {
    lines: Array.from({ length: count }, (_, at) => lineAt(at)),
    card: {
      personal: true,
      customerGroup: "club",
      tier: null,
      firstPurchase: false,
      purses: { points: 500 },
    },
    place: {
      branch: "nord",
      region: "west",
      franchisee: null,
      zone: "Europe/Berlin",
      holidays: [],
    },
    at: noon,
    recorded: false,
    coupons: [],
    rewards: [],
    acceptLoss: false,
    pricedFor: null,
    pay: [],
    rooms: {},
    articles: {},
    zoneData: "2026a",
  };
}

const rounds = 60;
const perRound = 100;

/** Milliseconds of one evaluation, round by round, each at a moment of its own. */
function timesOf(set: PreparedSet, asked: Asked): readonly number[] {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    for (let at = 0; at < perRound; at++) {
      const later = (asked.at + (round * perRound + at) * 1_000) as Instant;
      evaluate(set, { ...asked, at: later });
    }
    if (round >= rounds / 6) times.push((performance.now() - begun) / perRound);
  }
  return times;
}

export const campaigns: Bench = {
  name: "campaigns",
  what: "evaluations of a basket, in memory on one core",
  run: async () => {
    const many = timesOf(setOf(1_000, 20), basketOf(40));
    const usual = timesOf(setOf(50, 50), basketOf(8));
    const begun = performance.now();
    setOf(1_000, 20).viewOf(basketOf(1).place, "sale");
    const prepared = performance.now() - begun;
    const goal = { most: 0.3 };
    return [
      { name: "20 of 1,000 campaigns, 40 lines, p50", value: median(many), unit: "ms", goal },
      { name: "20 of 1,000 campaigns, 40 lines, p99", value: quantile(many, 0.99), unit: "ms" },
      {
        name: "50 campaigns, 8 lines",
        value: 1_000 / median(usual),
        unit: "/s",
        goal: { least: 5_000 },
      },
      { name: "preparing 1,000 campaigns", value: prepared, unit: "ms" },
    ];
  },
};
