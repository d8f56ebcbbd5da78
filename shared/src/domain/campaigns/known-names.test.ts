import { describe, expect, test } from "vitest";
import type { PurseKind } from "../control-bodies.ts";
import type { PurseId } from "../ids.ts";
import { aCampaign, earning, percent, points } from "./campaign-builders.ts";
import { nameProblems } from "./known-names.ts";
import { crowdedPlaces, problemsAmong } from "./set-problems.ts";

const purse = (name: string) => name as PurseId;
const known = {
  regions: new Set(["west"]),
  branches: new Set(["nord"]),
  articleGroups: new Set(["bakery"]),
  customerGroups: new Set(["staff"]),
  priceGroups: new Set(["staff"]),
  parties: new Set(["hq"]),
  purses: new Map<PurseId, PurseKind>([
    [points, "points"],
    [purse("money"), "money"],
    [purse("stamps:coffee"), "stamps"],
  ]),
};

function fields(problems: readonly { readonly field: string }[]): readonly string[] {
  return problems.map(({ field }) => field);
}

describe("a campaign among what there is", () => {
  test("R700 names only what somebody has defined", () => {
    const good = aCampaign("c", {
      scope: { regions: ["west"], exceptBranches: ["nord"] },
      select: { groups: ["bakery"] },
      effects: [earning(), { type: "earnStamps", programme: "coffee", per: "receipt", n: 1 }],
      cost: { purse: purse("money"), amount: 1 },
    });
    expect(nameProblems(good, known)).toEqual([]);
    const bad = aCampaign("c", {
      scope: { regions: ["west", "moon"], branches: ["sued"] },
      select: { groups: ["cheese"], articles: ["4711"] },
      audience: { customerGroups: ["vip"], tiers: ["gold"] },
      effects: [
        earning({ purse: "money" }),
        { type: "earnStamps", programme: "tea", per: "receipt", n: 1 },
        { type: "switchPriceGroup", priceGroup: "club" },
      ],
      cost: { purse: purse("miles"), amount: 1 },
      funding: [{ party: "brand", basisPoints: 10_000 }],
    });
    expect(fields(nameProblems(bad, known))).toEqual([
      "scope.regions.1",
      "scope.branches.0",
      "audience.customerGroups.0",
      "select.groups.0",
      "funding.0.party",
      "effects.0.purse",
      "effects.1.programme",
      "effects.2.priceGroup",
      "cost.purse",
    ]);
    expect(nameProblems(bad, {})).toEqual([]);
  });

  test("R700 issues only what another one takes, and never what leads back to it", () => {
    const personal = (coupon: string) => ({ trigger: { coupon, use: "personal" } as const });
    const issue = (ref: string) => ({ effects: [{ type: "issueCoupon", ref } as const] });
    const a = aCampaign("a", { ...issue("b"), ...personal("A") });
    const b = aCampaign("b", { effects: [percent(100)], ...personal("B") });
    const company = { others: [b], groups: [] };
    expect(problemsAmong(a, company)).toEqual([]);
    expect(fields(problemsAmong(a, { others: [], groups: [] }))).toEqual(["effects.0.ref"]);
    const circle = aCampaign("b", { ...issue("a"), ...personal("B") });
    expect(fields(problemsAmong(circle, { others: [a], groups: [] }))).toEqual(["effects.0.ref"]);
    expect(
      fields(problemsAmong(aCampaign("s", { ...issue("s"), ...personal("S") }), company)),
    ).toEqual(["effects.0.ref"]);
    const reward = aCampaign("r", {
      effects: [{ type: "issueReward", ref: "mug" }],
      cost: { purse: purse("reward:mug"), amount: 1 },
    });
    expect(problemsAmong(reward, company)).toEqual([
      { field: "effects.0.ref", reason: "leads back to this campaign" },
    ]);
  });

  test("R700 joins a group that there is, and a reward none of the best", () => {
    const joined = aCampaign("c", {
      effects: [percent(100)],
      stacking: { priority: 1, mode: "exclusiveInGroup", group: "g" },
    });
    const groups = [{ id: "g", pick: "best" } as const];
    expect(problemsAmong(joined, { others: [], groups })).toEqual([]);
    expect(fields(problemsAmong(joined, { others: [], groups: [] }))).toEqual(["stacking.group"]);
    const reward = { ...joined, cost: { purse: points, amount: 1 } };
    expect(fields(problemsAmong(reward, { others: [], groups }))).toEqual(["stacking.group"]);
  });

  test("R748 finds the places that would reach more than 64 combinations", () => {
    const groups = ["g", "h"].map((id) => ({ id, pick: "best" as const }));
    const active = Array.from({ length: 18 }, (_, at) => ({
      campaign: aCampaign(`c${at}`, {
        effects: [percent(100)],
        stacking: { priority: 1, mode: "stack", group: at % 2 === 0 ? "g" : "h" },
        ...(at === 17 ? { scope: { branches: ["nord"] } } : {}),
      }),
      activations: [{ from: "2026-01-01T00:00" }],
    }));
    const place = { region: null, franchisee: null, zone: "UTC", holidays: [] };
    const places = ["nord", "sued"].map((branch) => ({ ...place, branch }));
    expect(crowdedPlaces(active, groups, places).map(({ branch }) => branch)).toEqual([
      "nord",
      "sued",
    ]);
    const fewer = active.filter((_, at) => at !== 0);
    expect(crowdedPlaces(fewer, groups, places).map(({ branch }) => branch)).toEqual(["nord"]);
  });
});
