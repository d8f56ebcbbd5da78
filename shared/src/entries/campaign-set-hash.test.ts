import { expect, test } from "vitest";
import { aCampaign, percent } from "../domain/campaigns/campaign-builders.ts";
import { campaignSetHash } from "./campaign-set-hash.ts";

const a = { campaign: aCampaign("a", { effects: [percent(100)] }), activations: [] };
const b = { campaign: aCampaign("b", { effects: [percent(100)] }), activations: [] };
const set = {
  campaigns: [a, b],
  groups: [{ id: "g", pick: "best" } as const, { id: "h", pick: "first" } as const],
  protectedGroups: ["tobacco", "books"],
  moneyPurses: ["money"],
};

test("R703 a campaign set's hash follows from what is in it, not from the order", () => {
  const hash = campaignSetHash(set);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const turned = {
    ...set,
    campaigns: [b, { ...a, campaign: { ...a.campaign, scope: undefined } }],
    groups: set.groups.toReversed(),
    protectedGroups: ["books", "tobacco"],
  };
  expect(campaignSetHash(turned)).toBe(hash);
  const begun = { ...a, activations: [{ from: "2026-11-28T09:00" }] };
  const others = [
    { ...set, campaigns: [a] },
    { ...set, campaigns: [{ ...a, campaign: { ...a.campaign, version: 2 } }, b] },
    { ...set, campaigns: [begun, b] },
    { ...set, groups: [] },
    { ...set, protectedGroups: [] },
  ];
  const hashes = new Set([hash, ...others.map(campaignSetHash)]);
  expect(hashes.size).toBe(others.length + 1);
});
