import { describe, expect, test } from "vitest";
import type { Asked } from "./asked.ts";
import type { Activation, Campaign } from "./campaign.ts";
import {
  aCampaign,
  aCard,
  aLine,
  aSet,
  asking,
  earning,
  evaluated,
  percent,
  points,
} from "./campaign-builders.ts";
import { evaluate, evaluateOn } from "./evaluate.ts";

const ten = { effects: [percent(1_000)] };
const lines = [
  aLine("1", { unitPrice: 1_000 }),
  aLine("2", { unitPrice: 1_000, group: "drinks", article: "tea" }),
  aLine("3", { unitPrice: 1_000, group: null, article: null }),
];

function whyNot(parts: Partial<Campaign>, asked: Partial<Asked> = {}) {
  const [outcome] = evaluated(
    [aCampaign("c", { ...ten, ...parts })],
    asking(lines, asked),
  ).campaigns;
  return outcome === undefined ? "elsewhere" : (outcome.why ?? "applied");
}

describe("where a campaign holds", () => {
  test("R740 I2 I12 I16 is a union of places, less the exceptions, and everywhere without any", () => {
    expect(whyNot({})).toBe("applied");
    expect(whyNot({ scope: { regions: ["west"] } })).toBe("applied");
    expect(whyNot({ scope: { regions: ["east"] } })).toBe("elsewhere");
    expect(whyNot({ scope: { regions: ["east"], branches: ["nord"] } })).toBe("applied");
    expect(whyNot({ scope: { franchisees: ["meier"] } })).toBe("elsewhere");
    expect(whyNot({ scope: { regions: ["west"], exceptBranches: ["nord"] } })).toBe("elsewhere");
    expect(whyNot({ scope: { exceptBranches: ["markt"] } })).toBe("applied");
  });

  test("R740 I13 is on the lines it selects, a union less the exceptions; no group matches none", () => {
    const nets = (select: Campaign["select"]) =>
      evaluated([aCampaign("c", { ...ten, select })], asking(lines)).lines.map(({ net }) => net);
    expect(nets({ groups: ["bakery"] })).toEqual([900, 1_000, 1_000]);
    expect(nets({ groups: ["bakery"], articles: ["tea"] })).toEqual([900, 900, 1_000]);
    expect(nets({ exceptGroups: ["drinks"] })).toEqual([900, 1_000, 900]);
    expect(nets({ exceptArticles: ["tea"] })).toEqual([900, 1_000, 900]);
  });
});

describe("who a campaign is for", () => {
  const card = (parts: object) => ({ card: aCard(parts) });

  test("R764 H2 is a kind of card, a customer group, a tier, a first purchase", () => {
    expect(whyNot({ audience: { card: "required" } }, { card: null })).toBe("needs-card");
    expect(whyNot({ audience: { card: "any" } }, { card: null })).toBe("applied");
    expect(whyNot({ audience: { card: "required" } })).toBe("applied");
    expect(whyNot({ audience: { card: "personal" } })).toBe("wrong-card");
    expect(whyNot({ audience: { card: "anonymous" } })).toBe("applied");
    const staff = { audience: { customerGroups: ["staff"] } };
    expect(whyNot(staff, { card: null })).toBe("needs-card");
    expect(whyNot(staff)).toBe("wrong-group");
    expect(whyNot(staff, card({ customerGroup: "staff" }))).toBe("applied");
    expect(whyNot({ audience: { tiers: ["gold"] } }, card({ tier: "silver" }))).toBe("wrong-tier");
    expect(whyNot({ audience: { tiers: ["gold"] } }, card({ tier: "gold" }))).toBe("applied");
    const first = { audience: { firstPurchase: true } };
    expect(whyNot(first)).toBe("not-first-purchase");
    expect(whyNot(first, card({ firstPurchase: true }))).toBe("applied");
  });
});

describe("an activation", () => {
  const active = (activations: readonly Activation[], parts: Partial<Campaign> = {}) => {
    const campaign = aCampaign("c", { ...ten, ...parts });
    const { evaluation } = evaluate(aSet([{ campaign, activations }]), asking(lines));
    return { nets: evaluation.lines.map(({ net }) => net), campaigns: evaluation.campaigns };
  };

  test("R759 begins at its minute by the branch's clock, not before", () => {
    expect(active([{ from: "2026-06-10T12:00" }]).nets).toEqual([900, 900, 900]);
    expect(active([{ from: "2026-06-10T12:01" }]).campaigns).toMatchObject([{ why: "not-begun" }]);
    expect(active([]).campaigns).toEqual([]);
  });

  test("R759 has begun once its minute was there, also when the clock is put back after it", () => {
    const campaign = aCampaign("c", ten);
    const set = aSet([{ campaign, activations: [{ from: "2026-10-25T02:30" }] }]);
    const net = (text: string) => {
      const asked = asking(lines, { at: Date.parse(text) as Asked["at"] });
      return evaluate(set, asked).evaluation.net;
    };
    expect(net("2026-10-25T02:29:59+02:00")).toBe(3_000);
    expect(net("2026-10-25T02:30:00+02:00")).toBe(2_700);
    expect(net("2026-10-25T02:00:00+01:00")).toBe(2_700);
    expect(net("2026-10-25T02:40:00+01:00")).toBe(2_700);
    const gap = aSet([{ campaign, activations: [{ from: "2026-03-29T02:30" }] }]);
    const spring = (text: string) => {
      const asked = asking(lines, { at: Date.parse(text) as Asked["at"] });
      return evaluate(gap, asked).evaluation.net;
    };
    expect(spring("2026-03-29T01:59:59+01:00")).toBe(3_000);
    expect(spring("2026-03-29T03:00:00+02:00")).toBe(2_700);
  });

  test("R759 I13 holds where both it and the campaign do, for the article groups it names", () => {
    const from = "2026-06-01T00:00";
    expect(active([{ from, scope: { regions: ["east"] } }]).campaigns).toEqual([]);
    expect(
      active([{ from, scope: { regions: ["west"] } }], { scope: { branches: ["markt"] } })
        .campaigns,
    ).toEqual([]);
    expect(active([{ from, groups: ["bakery"] }]).nets).toEqual([900, 1_000, 1_000]);
    const later = { from: "2027-01-01T00:00" };
    expect(active([{ from, groups: ["bakery"] }, later]).nets).toEqual([900, 1_000, 1_000]);
    expect(
      active([
        { from, groups: ["bakery"] },
        { from, groups: ["drinks"] },
      ]).nets,
    ).toEqual([900, 900, 1_000]);
  });

  test("R759 of a later version takes over when it has begun, and not before", () => {
    const version = (number: number, off: number, from: string) => ({
      campaign: aCampaign("c", { version: number, effects: [percent(off)] }),
      activations: [{ from }],
    });
    const now = [version(1, 1_000, "2026-01-01T00:00"), version(2, 2_000, "2026-06-10T12:00")];
    const soon = [version(1, 1_000, "2026-01-01T00:00"), version(2, 2_000, "2026-06-10T12:01")];
    const outcome = (set: typeof now) => evaluate(aSet(set), asking(lines)).evaluation;
    expect(outcome(now)).toMatchObject({
      net: 2_400,
      campaigns: [
        { version: 2, applied: true },
        { version: 1, why: "superseded" },
      ],
    });
    expect(outcome(soon)).toMatchObject({
      net: 2_700,
      campaigns: [
        { version: 2, why: "not-begun" },
        { version: 1, applied: true },
      ],
    });
  });
});

describe("a sale that has happened", () => {
  test("R763 keeps its discounts and earns by what was paid then", () => {
    const given = { campaign: "ten", name: "Ten", amount: 100 };
    const sold = [aLine("1", { unitPrice: 1_000, discounts: [given] })];
    const campaigns = [
      aCampaign("base", { effects: [earning()] }),
      aCampaign("half", { effects: [percent(5_000)] }),
      aCampaign("ten", {
        effects: [
          percent(1_000),
          { type: "multiplyPoints", purse: points, factorBasisPoints: 20_000 },
        ],
        time: { dateTo: "2026-01-01" },
      }),
    ];
    const result = evaluated(campaigns, asking(sold, { recorded: true }));
    expect(result).toMatchObject({
      net: 900,
      lines: [{ discounts: [given] }],
      earns: [
        { campaign: "base", amount: 4 },
        { campaign: "ten", amount: 4 },
      ],
    });
    expect(result.campaigns.map(({ applied, why }) => why ?? applied)).toEqual([
      true,
      "recorded",
      true,
    ]);
  });
});

describe("gifts", () => {
  test("R765 for joining, for a birthday and by hand are given once, without a basket", () => {
    const effects = [earning({ points: 50 }), { type: "issueCoupon", ref: "next" } as const];
    const set = aSet([
      aCampaign("welcome", { on: "enrol", effects }),
      aCampaign("birthday", { on: "birthday", effects: [{ type: "issueCoupon", ref: "cake" }] }),
      aCampaign("sorry", { on: "manual", effects: [earning({ points: 20 })] }),
      aCampaign("other", { on: "manual", effects: [earning({ points: 99 })] }),
    ]);
    const gifts = (on: Campaign["on"], rewards: readonly string[] = []) =>
      evaluateOn(set, asking([], { rewards }), on).evaluation.earns.map(
        ({ purse, amount }) => `${purse} ${amount}`,
      );
    expect(gifts("enrol")).toEqual(["points 50", "coupon:next 1"]);
    expect(gifts("birthday")).toEqual(["coupon:cake 1"]);
    expect(gifts("manual", ["sorry"])).toEqual(["points 20"]);
    expect(gifts("manual")).toEqual([]);
  });
});
