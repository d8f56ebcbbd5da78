import { expect, test } from "vitest";
import type { CampaignRow } from "../campaigns/campaign-shapes.ts";
import type { BranchNow, LiveSummary } from "../live/live-shapes.ts";
import type { LimitedNetwork } from "../reports/report-shapes.ts";
import { type Known, pendingIn } from "./pending.ts";

const nothing: Known = { summary: null, campaigns: null, batches: null, limit: null };

function branch(name: string, state: string, unsent: number | null = null): BranchNow {
  const silent = { region: null, since: null, lastHeardAt: null, campaignSet: null };
  return { ...silent, id: name, name, state, unsent, lastFiveMinutes: 0, turnover: 0 };
}

function summaryOf(told: Partial<LiveSummary>): LiveSummary {
  const still = { asOf: 0, ready: true, purses: [], lastFiveMinutes: 0, turnover: 0, without: 0 };
  return { ...still, overdrafts: 0, disputed: 0, branches: [], troubles: [], ...told };
}

function campaign(name: string, state: string, problems = 0): CampaignRow {
  const bare = { approved: 1, isChanged: false, draft: {}, sentence: null, activations: [] };
  const told = Array.from({ length: problems }, () => ({ field: "name", reason: "is missing" }));
  return { ...bare, id: name, name, state, problems: told, version: "1" };
}

test("R814 a calm network asks nothing of anybody", () => {
  const summary = summaryOf({ branches: [branch("Nord", "connected", 0)] });
  const campaigns = [campaign("Double", "active"), campaign("Unfinished", "draft", 2)];
  expect(pendingIn({ ...nothing, summary, campaigns })).toEqual([]);
});

test("R814 what costs money while it waits stands above what is merely to be done", () => {
  const branches = [branch("Nord", "offline", 3), branch("Markt", "connected", 9)];
  const summary = summaryOf({ branches, overdrafts: 2 });
  const campaigns = [campaign("Easter", "draft"), campaign("Autumn", "paused")];
  const told = pendingIn({ ...nothing, summary, campaigns });
  expect(told.map(({ kind, count, names }) => [kind, count, ...names])).toEqual([
    ["away", 1, "Nord"],
    ["unsent", 3, "Nord"],
    ["overdrafts", 2],
    ["paused", 1, "Autumn"],
    ["drafts", 1, "Easter"],
  ]);
});

test("R814 a single campaign is one press away, several are a filtered list", () => {
  const one = pendingIn({ ...nothing, campaigns: [campaign("a", "draft")] });
  const two = pendingIn({
    ...nothing,
    campaigns: [campaign("a", "draft"), campaign("b", "draft")],
  });
  expect(one[0]?.href).toBe("/campaigns/a");
  expect(two[0]?.href).toBe("/campaigns?state=draft");
});

test("R814 the limit for prepaid money is told from its first warning on", () => {
  const far = { from: "", until: "", asOf: 0, volume: 0, threshold: 1, byIssuer: [] };
  const at = (level: string, basisPoints: number): readonly unknown[] => {
    const limit: LimitedNetwork = { ...far, level, basisPoints };
    return pendingIn({ ...nothing, limit }).map(({ kind, tone, count }) => [kind, tone, count]);
  };
  expect(at("below", 6_999)).toEqual([]);
  expect(at("watch", 7_050)).toEqual([["limit", "warn", 70]]);
  expect(at("reached", 10_100)).toEqual([["limit", "bad", 101]]);
});
