import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aCampaign, percent } from "../../domain/campaigns/campaign-builders.ts";
import { activated } from "./active-builders.ts";
import { wrongCodesPerNode, wrongCodesPerTill } from "./coupon-guesses.ts";
import { aSale, aShop, call, type LedShop, type Told } from "./shop-builders.ts";

let shop: LedShop;

beforeEach(async () => {
  const advent = aCampaign("advent", { trigger: { coupon: "ADVENT" }, effects: [percent(1_000)] });
  shop = await aShop({ decreed: activated(advent) });
});

afterEach(() => shop.app.stop());

function evaluate(coupons: readonly string[], till = "t1"): Promise<Told> {
  return call(shop, "/v1/evaluations", { as: till, body: aSale({ coupons, till }) });
}

/** Codes that nobody has made, from the n-th on. */
function wrong(from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `GUESS-${from + at}`);
}

describe("coupon codes that are guessed", () => {
  test("R644 are slowed down at the till, good ones too, until the minute is over", async () => {
    expect((await evaluate(wrong(0, wrongCodesPerTill))).status).toBe(200);
    shop.clock.move(20_000);
    const told = await evaluate(["ADVENT"]);
    expect(told).toMatchObject({
      status: 429,
      body: { code: "too-many", retryAfterSeconds: 40 },
    });
    const sold = await call(shop, "/v1/sales", { body: aSale({ coupons: ["ADVENT"] }) });
    expect(sold.status).toBe(429);
    expect((await evaluate(["ADVENT"], "t2")).body["net"]).toBe(450);
    shop.clock.move(40_000);
    expect((await evaluate(["ADVENT"])).body["net"]).toBe(450);
  });

  test("R644 tell nothing when too many come at once", async () => {
    const all = [...wrong(0, wrongCodesPerTill + 1), "ADVENT"];
    expect((await evaluate(all)).status).toBe(429);
  });

  test("R644 count once each, and never hold up a sale without a new code", async () => {
    const [one = ""] = wrong(0, 1);
    for (let times = 0; times < 2 * wrongCodesPerTill; times++) {
      expect((await evaluate([one])).status).toBe(200);
    }
    await evaluate(wrong(1, wrongCodesPerTill - 1));
    expect((await evaluate(["ADVENT"])).status).toBe(429);
    expect((await evaluate([one])).status).toBe(200);
    expect((await call(shop, "/v1/sales", { body: aSale() })).status).toBe(201);
    const at = "2026-06-01T11:00:00+02:00";
    const happened = { mode: "record", receiptNumber: "7", coupons: ["ADVENT"], at };
    expect((await call(shop, "/v1/sales", { body: aSale(happened) })).status).toBe(201);
  });

  test("R644 are slowed down for the node as a whole, from however many tills they come", async () => {
    const tills = wrongCodesPerNode / wrongCodesPerTill;
    for (let till = 0; till < tills; till++) {
      const body = aSale({ till: `p${till}`, coupons: wrong(till * 100, wrongCodesPerTill) });
      const told = await call(shop, "/v1/evaluations", { as: "program", body });
      expect(told.status).toBe(200);
    }
    expect((await evaluate(["ADVENT"], "t2")).status).toBe(429);
    expect((await evaluate([], "t2")).status).toBe(200);
  });
});
