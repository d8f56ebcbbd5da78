import { expect, test } from "vitest";
import type { CampaignRow } from "../campaigns/campaign-shapes.ts";
import { couponRows } from "./coupon-rows.ts";

function aCampaign(id: string, draft: CampaignRow["draft"]): CampaignRow {
  const empty = { problems: [], sentence: null, activations: [], version: "1" };
  return { id, name: id, state: "active", approved: 1, isChanged: false, draft, ...empty };
}

test("R848 coupons are what campaigns ask for and what is out without one, each once", () => {
  const campaigns = [
    aCampaign("advent", { trigger: { coupon: "ADVENT" } }),
    aCampaign("flyer", { trigger: { coupon: "flyer", use: "single" } }),
    aCampaign("half-done", { trigger: {} }),
    aCampaign("bread", {}),
  ];
  const purses = [
    { id: "coupon:flyer", name: "Flyer" },
    { id: "coupon:gone", name: "Gone" },
  ];
  expect(couponRows(campaigns, purses)).toEqual([
    { id: "advent", name: "advent", state: "active", use: "code", code: "ADVENT" },
    { id: "flyer", name: "flyer", state: "active", use: "single", code: null },
    { id: "half-done", name: "half-done", state: "active", use: "code", code: null },
    { id: "gone", name: "Gone", state: null, use: null, code: null },
  ]);
});
