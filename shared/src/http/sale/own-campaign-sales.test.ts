import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Body } from "../../domain/bodies.ts";
import type { Campaign } from "../../domain/campaigns/campaign.ts";
import { aCampaign, percent } from "../../domain/campaigns/campaign-builders.ts";
import { activated } from "./active-builders.ts";
import { aSale, aShop, call, type LedShop } from "./shop-builders.ts";

let shop: LedShop;

function branch(id: string): Body {
  return { kind: "branch", id, name: id, region: null, zone: "Europe/Berlin", active: true };
}

beforeEach(async () => {
  shop = await aShop({ decreed: [branch("nord"), branch("sued")] });
});

afterEach(() => shop.app.stop());

function allowing(mostBasisPoints: number): Body {
  const merchant = { effects: ["percentOff"], mostBasisPoints, mostDays: 7 };
  return { kind: "policy", name: "ownCampaigns", value: JSON.stringify({ merchant }) };
}

function ownedBy(id: string): Campaign {
  return aCampaign(`of-${id}`, {
    owner: { kind: "merchant", id },
    time: { dateFrom: "2026-06-08", dateTo: "2026-06-14" },
    funding: [{ party: id, basisPoints: 10_000 }],
    effects: [percent(2_000)],
  });
}

/** Bread for 5.00 on a day of June at noon. */
async function net(day: string): Promise<number> {
  const body = aSale({ till: "test", at: `2026-06-${day}T12:00:00+02:00` });
  const told = await call(shop, "/v1/evaluations", { as: "test", body });
  expect(told.status).toBe(200);
  return Number(told.body["net"]);
}

describe("a merchant's own campaign at a node", () => {
  test("R639 I15: applies for its period in its own shop, and no other's does there", async () => {
    await shop.decree(
      allowing(2_000),
      ...activated(ownedBy("nord")),
      ...activated(ownedBy("sued")),
    );
    const { campaigns, leftOut } = shop.replica.campaigns.current;
    expect([campaigns.length, leftOut]).toEqual([2, []]);
    expect(await Promise.all(["07", "08", "14", "15"].map(net))).toEqual([500, 400, 400, 500]);
  });

  test("R639 is void while the policy does not allow it, whoever signed it, and is said so", async () => {
    await shop.decree(...activated(ownedBy("nord")));
    const why = [{ campaign: "of-nord", why: "outside-policy" }];
    expect(await net("10")).toBe(500);
    expect(shop.replica.campaigns.current.leftOut).toEqual(why);
    await shop.decree(allowing(2_000));
    expect(await net("10")).toBe(400);
    await shop.decree(allowing(1_999));
    expect(await net("10")).toBe(500);
    expect(shop.replica.campaigns.current.leftOut).toEqual(why);
    expect(shop.replica.campaigns.hash).toBeNull();
  });
});
