import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Body } from "../../domain/bodies.ts";
import { aCampaign, earning, percent } from "../../domain/campaigns/campaign-builders.ts";
import type { PurseId } from "../../domain/ids.ts";
import type { Amount } from "../../domain/measure.ts";
import { bread, CampaignShop, type Evaluation, tea } from "./campaign-shop-builders.ts";
import { anna, aSale, berta, call, give } from "./shop-builders.ts";

let here: CampaignShop;

beforeAll(async () => {
  here = await CampaignShop.open();
});

afterAll(() => here.shop.app.stop());

const evaluated = (wish?: object) => here.evaluated(wish);
const during: CampaignShop["during"] = (...parts) => here.during(...parts);
const outcome: CampaignShop["outcome"] = (...parts) => here.outcome(...parts);
const at = (time: string) => ({ at: `2026-06-${time}:00+02:00` });
const points = "points" as PurseId;
const tenth = { effects: [percent(1_000)] };

function pointsOf({ earns }: Evaluation): number {
  return earns.reduce((sum, { amount }) => sum + amount, 0);
}

describe("a campaign as a till meets it", () => {
  test("R645 B3: gives by a scale of sums", async () => {
    const scale = [
      { from: 500, points: 2 },
      { from: 800, points: 3 },
    ];
    const effects = [earning({ scale, per: 100 })];
    await during(aCampaign("b3", { effects }), {}, async () => {
      expect(pointsOf(await evaluated())).toBe(24);
      expect(pointsOf(await evaluated({ basket: { lines: [bread] } }))).toBe(10);
      expect(pointsOf(await evaluated({ basket: { lines: [tea] } }))).toBe(3);
    });
  });

  test("R645 B6: holds for sums from and to", async () => {
    const conditions = { minAmount: 400, maxAmount: 700 };
    await during(aCampaign("b6", { ...tenth, conditions }), {}, async () => {
      expect(await outcome("b6", { basket: { lines: [bread] } })).toBe(450);
      expect(await outcome("b6")).toBe("above-maximum");
      expect(await outcome("b6", { basket: { lines: [tea] } })).toBe("below-minimum");
    });
  });

  test("R645 B7 I1 I14: holds from a first day to a last one, and no longer", async () => {
    const time = { dateFrom: "2026-06-08", dateTo: "2026-06-14" };
    await during(aCampaign("b7", { ...tenth, time }), {}, async () => {
      expect(await outcome("b7", at("07T23:59"))).toBe("not-begun");
      expect(await outcome("b7", at("08T00:00"))).toBe(720);
      expect(await outcome("b7", at("14T23:59"))).toBe(720);
      expect(await outcome("b7", at("15T00:00"))).toBe("outside-dates");
    });
  });

  test("R645 B8: holds from one time of day to another", async () => {
    const time = { windows: [{ from: "09:00", to: "11:30" }] };
    await during(aCampaign("b8", { ...tenth, time }), {}, async () => {
      expect(await outcome("b8", at("10T08:59"))).toBe("outside-window");
      expect(await outcome("b8", at("10T09:00"))).toBe(720);
      expect(await outcome("b8", at("10T11:29"))).toBe(720);
      expect(await outcome("b8", at("10T11:30"))).toBe("outside-window");
    });
  });

  test("R645 B9: holds on weekdays", async () => {
    const time = { weekdays: [2, 4] as const };
    await during(aCampaign("b9", { ...tenth, time }), {}, async () => {
      expect(await outcome("b9", at("09T12:00"))).toBe(720);
      expect(await outcome("b9", at("10T12:00"))).toBe("outside-weekdays");
      expect(await outcome("b9", at("11T12:00"))).toBe(720);
    });
  });

  test("R636 B7: rests on the holidays of its region, without headquarters", async () => {
    const time = { weekdays: [4] as const, holidays: "exclude" } as const;
    await during(aCampaign("rest", { ...tenth, time }), {}, async () => {
      expect(await outcome("rest", at("04T12:00"))).toBe("holiday");
      expect(await outcome("rest", at("11T12:00"))).toBe(720);
    });
    const open = { ...time, holidays: "include" } as const;
    await during(aCampaign("open", { ...tenth, time: open }), {}, async () => {
      expect(await outcome("open", at("04T12:00"))).toBe(720);
    });
  });

  test("R645 E5: who pays with prepaid money earns points and stamps all the same", async () => {
    const stamps = { type: "earnStamps", programme: "coffee", per: "receipt", n: 1 } as const;
    await during(aCampaign("e5", { effects: [earning(), stamps] }), {}, async () => {
      const pay = [{ purse: "money", amount: "all" }];
      const prepaid = await evaluated({ pay });
      expect(prepaid.earns).toEqual((await evaluated()).earns);
      expect(prepaid.earns.map(({ purse, amount }) => [purse, amount])).toEqual([
        ["points", 4],
        ["stamps:coffee", 1],
      ]);
    });
  });

  test("R645 H1: takes its discount off as soon as the card is read", async () => {
    const audience = { card: "required" } as const;
    await during(aCampaign("h1", { ...tenth, audience }), {}, async () => {
      expect(await outcome("h1", { card: null })).toBe("needs-card");
      expect(await outcome("h1")).toBe(720);
    });
  });

  test("R645 H3: switches a customer group to its prices, or asks the till for them", async () => {
    const audience = { customerGroups: ["staff"] };
    const effects = [{ type: "switchPriceGroup", priceGroup: "staff" }] as const;
    await during(aCampaign("h3", { effects, audience }), {}, async () => {
      const named = { lines: [{ ...bread, prices: { staff: 400 } }, tea] };
      expect(await outcome("h3", { basket: named })).toBe("wrong-group");
      const priced = await evaluated({ card: berta, basket: named });
      expect(priced).toMatchObject({ net: 700, priceGroup: "staff" });
      const asked = await evaluated({ card: berta });
      expect(asked).toMatchObject({ net: 800, priceGroup: "staff", repricing: true });
      const again = { lines: [{ ...bread, amount: 400 }, tea] };
      const told = await evaluated({ card: berta, basket: again, pricedFor: "staff" });
      expect(told).toMatchObject({ net: 700, priceGroup: "staff", repricing: false });
      const left = await evaluated({ basket: again, pricedFor: "staff" });
      expect(left).toMatchObject({ priceGroup: null, repricing: true });
    });
  });

  test("R645 H4 I13: has discounts and prices by customer, by product, and by both", async () => {
    const audience = { customerGroups: ["staff"] };
    const product = aCampaign("h4-product", { ...tenth, select: { articles: ["tea"] } });
    const price = aCampaign("h4-price", {
      audience,
      select: { groups: ["bakery"] },
      effects: [{ type: "switchPriceGroup", priceGroup: "staff" }],
    });
    const customer = aCampaign("h4", { effects: [percent(2_000, "basket")], audience });
    await during(customer, { besides: [product, price] }, async () => {
      const prices = { staff: 200 };
      const basket = {
        lines: [
          { ...bread, prices },
          { ...tea, prices },
        ],
      };
      expect((await evaluated({ basket })).net).toBe(500 + 270);
      // Bread at the staff's price, a tenth off the tea, then a fifth off both.
      expect((await evaluated({ card: berta, basket })).net).toBe((200 + 270) * 0.8);
    });
  });
});

describe("a campaign at its place", () => {
  test("R645 I12 I16: holds in single branches, and in no other", async () => {
    const advent = aCampaign("i12", tenth);
    const from = "2026-01-01T00:00";
    await during(advent, { where: { from, scope: { branches: ["nord"] } } }, async () =>
      expect(await outcome("i12")).toBe(720),
    );
    await during(advent, { where: { from, scope: { branches: ["sued"] } } }, async () =>
      expect(await outcome("i12")).toBe("not here"),
    );
    const where = { from, scope: { regions: ["west"], exceptBranches: ["nord"] } };
    await during(advent, { where }, async () => expect(await outcome("i12")).toBe("not here"));
  });

  test("R635 I11: holds with a franchisee, and goes with the branch", async () => {
    const from = "2026-01-01T00:00";
    const where = { from, scope: { franchisees: ["meier"] }, groups: ["bakery"] };
    const changes = (franchisee: string | null): Body => {
      return { kind: "branchOwner", branch: "nord", franchisee };
    };
    await during(aCampaign("i11", tenth), { where }, async () => {
      expect(await outcome("i11")).toBe(750);
      expect(await outcome("i11", { basket: { lines: [tea] } })).toBe("nothing-selected");
      await here.shop.decree(changes(null));
      expect(await outcome("i11")).toBe("not here");
      await here.shop.decree(changes("meier"));
    });
    await during(aCampaign("own", { ...tenth, scope: { franchisees: ["other"] } }), {}, async () =>
      expect(await outcome("own")).toBe("not here"),
    );
  });

  test("R635 I11: offers a franchisee's reward with the card", async () => {
    const where = { from: "2026-01-01T00:00", scope: { franchisees: ["meier"] } };
    const effects = [{ type: "amountOff", target: "basket", amount: 100 }] as const;
    const gift = aCampaign("gift", { cost: { purse: points, amount: 5 as Amount }, effects });
    await give(here.shop, anna, { points: 5 });
    await during(gift, { where }, async () => {
      const { body } = await call(here.shop, "/v1/sales", { body: aSale() });
      expect(body["account"]).toMatchObject({ rewards: [{ campaign: "gift" }] });
    });
  });

  test("R645 I13: holds for the article groups of its activation", async () => {
    const where = { from: "2026-01-01T00:00", groups: ["drinks"] };
    await during(aCampaign("i13", tenth), { where }, async () =>
      expect(await outcome("i13")).toBe(770),
    );
  });

  test("R645 I4: is one that nobody has made before, and applies in a branch that runs on", async () => {
    const odd = aCampaign("i4", {
      name: "Dienstags nach acht: drei Brote für 5,00 und doppelte Punkte, einmal am Tag",
      scope: { regions: ["west"] },
      time: { weekdays: [2], windows: [{ from: "20:00", to: "01:00" }], holidays: "exclude" },
      audience: { card: "required" },
      select: { groups: ["bakery"] },
      conditions: { minQuantity: 3 },
      caps: { perCard: { n: 1, per: "day" } },
      effects: [
        { type: "fixedPrice", amount: 500, quantity: 3 },
        { type: "multiplyPoints", purse: points, factorBasisPoints: 20_000 },
      ],
    });
    const base = aCampaign("i4-base", { effects: [earning()] });
    const lines = [{ ...bread, quantity: "3", unitPrice: 250, amount: 750 }, tea];
    const night = { basket: { lines }, ...at("10T00:59") };
    expect(await outcome("i4", night)).toBe("not here");
    await during(odd, { besides: [base] }, async () => {
      const told = await evaluated(night);
      expect([told.net, pointsOf(told)]).toEqual([800, 4 + 2]);
      expect(await outcome("i4", { ...night, ...at("10T01:00") })).toBe("outside-weekdays");
    });
  });
});
