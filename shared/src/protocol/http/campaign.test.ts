import { describe, expect, test } from "vitest";
import type { Campaign } from "../../domain/campaigns/campaign.ts";
import { aCampaign, earning, percent, points } from "../../domain/campaigns/campaign-builders.ts";
import { canonicalJson } from "../../domain/campaigns/canonical-json.ts";
import { activation, campaign, parseCampaign } from "./campaign.ts";

/** The fields that are wrong, as paths. */
function wrongIn(parts: object): readonly string[] {
  const parsed = campaign.safeParse({ ...aCampaign("c", { effects: [percent(1_000)] }), ...parts });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
}

function effect(parts: object): object {
  return { effects: [parts] };
}

describe("a campaign's form", () => {
  test("R700 takes what the design knows", () => {
    expect(wrongIn({})).toEqual([]);
    expect(
      wrongIn(effect(earning({ scale: [{ from: 1_000, points: 2 }], gracePoints: 1 }))),
    ).toEqual([]);
    expect(wrongIn({ time: { windows: [{ from: "22:00", to: "02:00" }] } })).toEqual([]);
    expect(wrongIn({ time: { windows: [{ from: "18:00", to: "24:00" }] } })).toEqual([]);
    expect(activation.safeParse({ from: "2026-11-28T09:00", groups: ["bakery"] }).success).toBe(
      true,
    );
    expect(activation.safeParse({ from: "2026-11-28T24:00" }).success).toBe(false);
  });

  test.each<[string, object, string]>([
    ["more than 100 percent", effect(percent(10_001)), "effects.0.basisPoints"],
    [
      "a negative price",
      effect({ type: "fixedPrice", amount: -1, quantity: 3 }),
      "effects.0.amount",
    ],
    [
      "a negative discount",
      effect({ type: "amountOff", target: "line", amount: -1 }),
      "effects.0.amount",
    ],
    [
      "broken cents",
      effect({ type: "amountOff", target: "line", amount: 0.5 }),
      "effects.0.amount",
    ],
    ["an unknown effect", effect({ type: "giveAway" }), "effects.0.type"],
    ["no effect", { effects: [] }, "effects"],
    ["points for nothing", effect(earning({ per: 0 })), "effects.0.per"],
    ["grace above a step", effect(earning({ gracePoints: 2 })), "effects.0.gracePoints"],
    [
      "a scale that falls",
      effect(earning({ points: 3, scale: [{ from: 100, points: 2 }] })),
      "effects.0.scale.0.points",
    ],
    [
      "a scale out of order",
      effect(
        earning({
          scale: [
            { from: 200, points: 2 },
            { from: 100, points: 3 },
          ],
        }),
      ),
      "effects.0.scale.1.from",
    ],
    [
      "less than once the points",
      effect({ type: "multiplyPoints", purse: points, factorBasisPoints: 9_999 }),
      "effects.0.factorBasisPoints",
    ],
    [
      "stamps per no amount",
      effect({ type: "earnStamps", programme: "c", per: "amount", n: 1 }),
      "effects.0.amount",
    ],
    [
      "stamps per unit and amount",
      effect({ type: "earnStamps", programme: "c", per: "quantity", n: 1, amount: 5 }),
      "effects.0.amount",
    ],
    [
      "units off a basket",
      effect({ type: "amountOff", target: "basket", amount: 1, perQuantity: true }),
      "effects.0.perQuantity",
    ],
    ["30 February", { time: { dateFrom: "2026-02-30" } }, "time.dateFrom"],
    [
      "an end before the beginning",
      { time: { dateFrom: "2026-06-02", dateTo: "2026-06-01" } },
      "time.dateTo",
    ],
    ["half past 24", { time: { windows: [{ from: "23:00", to: "24:30" }] } }, "time.windows.0.to"],
    [
      "a window from 24:00",
      { time: { windows: [{ from: "24:00", to: "02:00" }] } },
      "time.windows.0.from",
    ],
    ["an eighth weekday", { time: { weekdays: [8] } }, "time.weekdays.0"],
    ["no weekday", { time: { weekdays: [] } }, "time.weekdays"],
    [
      "windows on other days than the weekdays",
      { time: { weekdays: [1], windows: [{ days: [2], from: "09:00", to: "10:00" }] } },
      "time.windows",
    ],
    [
      "a period without such a weekday",
      { time: { dateFrom: "2026-06-10", dateTo: "2026-06-11", weekdays: [1] } },
      "time.windows",
    ],
    ["funding that does not add up", { funding: [{ party: "hq", basisPoints: 9_999 }] }, "funding"],
    [
      "funding by one party twice",
      {
        funding: [
          { party: "hq", basisPoints: 5_000 },
          { party: "hq", basisPoints: 5_000 },
        ],
      },
      "funding",
    ],
    [
      "an empty range of amounts",
      { conditions: { minAmount: 5, maxAmount: 4 } },
      "conditions.maxAmount",
    ],
    [
      "a group that is missing",
      { stacking: { priority: 1, mode: "exclusiveInGroup" } },
      "stacking.group",
    ],
    [
      "a load bonus with a sale",
      effect({ type: "loadBonus", tiers: [{ pay: 1, credit: 2 }], spend: "paidFirst" }),
      "effects.0.type",
    ],
    ["a discount on joining", { on: "enrol" }, "effects.0.type"],
    [
      "a load bonus that gives nothing",
      {
        on: "topUp",
        ...effect({ type: "loadBonus", tiers: [{ pay: 2, credit: 2 }], spend: "paidFirst" }),
      },
      "effects.0.tiers.0.credit",
    ],
    [
      "articles of a top-up",
      {
        on: "topUp",
        select: { groups: ["bakery"] },
        ...effect({ type: "loadBonus", tiers: [{ pay: 1, credit: 2 }], spend: "paidFirst" }),
      },
      "select",
    ],
    [
      "a cap on what takes nothing off",
      { ...effect(earning()), caps: { perReceipt: 5 } },
      "caps.perReceipt",
    ],
    ["an id that no purse can bear", { id: "Über_alles" }, "id"],
  ])("R700 refuses %s and names the field", (_, parts, field) => {
    expect(wrongIn(parts)).toContain(field);
  });

  test("R700 reads a signed definition whole or not at all", () => {
    const one = aCampaign("c", { effects: [percent(1_000)], select: { groups: ["bakery"] } });
    expect(parseCampaign(canonicalJson(one))).toEqual(one);
    const later = { ...one, moon: "full" } as Campaign;
    expect(parseCampaign(canonicalJson(later))).toBeUndefined();
    expect(parseCampaign(JSON.stringify(one, null, 1))).toBeUndefined();
    expect(parseCampaign("{")).toBeUndefined();
    expect(parseCampaign("null")).toBeUndefined();
  });
});
