import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../domain/articles/article.ts";
import { articlePages } from "../../domain/articles/pages.ts";
import type { Body } from "../../domain/bodies.ts";
import type { Campaign } from "../../domain/campaigns/campaign.ts";
import { aCampaign } from "../../domain/campaigns/campaign-builders.ts";
import { canonicalJson } from "../../domain/campaigns/canonical-json.ts";
import { instant } from "../../domain/measure.ts";
import { anna, aSale, aShop, call, type Shop } from "../sale/shop-builders.ts";
import { articleRoutes } from "./article-routes.ts";

const from = instant(Date.UTC(2026, 0, 1));
const later = instant(Date.UTC(2026, 5, 2));

function anArticle(id: string, rest: Partial<Article> = {}): Article {
  const said = { name: { de: id, en: id }, codes: [], byWeight: false, active: true };
  return { id, ...said, group: "bread", taxCode: "7", prices: [], ...rest };
}

function priced(unitPrice: number, groups: Readonly<Record<string, number>> = {}) {
  return { prices: [{ from, unitPrice, groups }] };
}

const master = [
  anArticle("rye", {
    name: { de: "Roggenbrot", en: "Rye bread" },
    codes: ["4006381333931", "17"],
    prices: [
      { from, unitPrice: 400, groups: { staff: 300 } },
      { from: later, unitPrice: 450, groups: { staff: 350 } },
    ],
  }),
  anArticle("cheese", { byWeight: true, group: "dairy", ...priced(1990) }),
  anArticle("cigars", { group: "cigars", taxCode: "19", ...priced(1000) }),
  anArticle("open", { group: "bread" }),
  anArticle("ended", { active: false, codes: ["99"], ...priced(100) }),
];

function group(id: string, parent: string | null, isTobacco = false): Body {
  const protectedBy = isTobacco ? "tobacco" : null;
  const names = { nameDe: id, nameEn: id };
  return { kind: "articleGroup", id, ...names, parent, protectedBy, active: true };
}

function active(campaign: Campaign): readonly Body[] {
  const { id, version } = campaign;
  const definition = canonicalJson({ from: "2000-01-01T00:00" });
  return [
    { kind: "campaign", id, version, definition: canonicalJson(campaign) },
    { kind: "activation", id: `${id}.1`, campaign: id, version, state: "active", definition },
  ];
}

const staffPrices = aCampaign("staff-prices", {
  trigger: { coupon: "STAFF" },
  effects: [{ type: "switchPriceGroup", priceGroup: "staff" }],
});
const tenth = aCampaign("tenth", {
  trigger: { coupon: "TENTH" },
  select: { groups: ["food"] },
  effects: [{ type: "percentOff", target: "line", basisPoints: 1000 }],
});

let shop: Shop;

beforeAll(async () => {
  shop = await aShop({
    decreed: [
      group("food", null),
      group("bread", "food"),
      group("dairy", "food"),
      group("kiosk", "food", true),
      group("cigars", "kiosk"),
      ...articlePages(master),
      ...active(staffPrices),
      ...active(tenth),
    ],
    routes: ({ replica }) => articleRoutes(replica, ["till", "integration"]),
  });
});

afterAll(() => shop.app.stop());

type Line = Readonly<Record<string, unknown>>;

async function evaluated(lines: readonly Line[], rest: Line = {}, as = "t1") {
  const ids = lines.map((line, at) => ({ id: `${at}`, ...line }));
  const body = { card: null, currency: "EUR", basket: { lines: ids }, ...rest };
  return call(shop, "/v1/evaluations", { as, body });
}

async function stored(lines: readonly Line[], rest: Line = {}) {
  const ids = lines.map((line, at) => ({ id: `${at}`, ...line }));
  const body = aSale({ card: anna, basket: { lines: ids }, ...rest });
  const sold = await call(shop, "/v1/sales", { body });
  expect(sold.status).toBe(201);
  const { receipt } = sold.body;
  const { body: kept } = await call(shop, `/v1/receipts/${receipt}`, { method: "GET" });
  return kept as { readonly lines: readonly Line[] };
}

describe("a line that names an article", () => {
  test("R606 H4: costs what the article master says when the till says nothing", async () => {
    const { status, body } = await evaluated([
      { article: "4006381333931", quantity: "2" },
      { article: "cheese", quantity: "0.125" },
    ]);
    expect(status).toBe(200);
    // 0.125 kg of 19.90 are 2.4875, which rounds half up.
    expect(body["lines"]).toMatchObject([{ gross: 800 }, { gross: 249 }]);
    expect(body["byTax"]).toEqual([{ taxCode: "7", net: 1049 }]);
  });

  test("R606 a price that was said ahead holds from its beginning on", async () => {
    const at = "2026-06-02T00:00:00Z";
    const { body } = await evaluated([{ article: "rye" }], { at, till: "test" }, "test");
    expect(body).toMatchObject({ gross: 450 });
    const before = "2026-06-01T23:59:59Z";
    const old = await evaluated([{ article: "rye" }], { at: before, till: "test" }, "test");
    expect(old.body).toMatchObject({ gross: 400 });
  });

  test("R606 a price that the till names counts, by the unit or for the line", async () => {
    const { body } = await evaluated([
      { article: "rye", unitPrice: 380, quantity: "2" },
      { article: "rye", amount: 111, quantity: "2" },
    ]);
    expect(body["lines"]).toMatchObject([{ gross: 760 }, { gross: 111 }]);
  });

  test("R606 what nobody has a price for is refused by its field", async () => {
    for (const article of ["open", "ended", "unheard-of", "constructor"]) {
      const { status, body } = await evaluated([{ article }]);
      expect(status).toBe(422);
      expect(body["fields"]).toMatchObject([{ field: "basket.lines.0.amount" }]);
    }
  });

  test("R607 is kept with the master's id, name, group and tax code, whatever the till says", async () => {
    const said = { group: "free-for-all", taxCode: "0" };
    const { lines } = await stored([
      { article: "17", ...said },
      { article: "ended", amount: 100, ...said },
      { article: "elsewhere", amount: 100, ...said },
    ]);
    const bread = { group: "bread", taxCode: "7" };
    expect(lines).toMatchObject([
      { article: "rye", name: "Roggenbrot", unitPrice: 400, gross: 400, ...bread },
      { article: "ended", ...bread },
      { article: "elsewhere", group: "free-for-all", taxCode: "0" },
    ]);
  });
});

describe("campaigns and the article master", () => {
  test("R608 H3: another price group costs what the master says, with no second call", async () => {
    const { body } = await evaluated([{ article: "rye", quantity: "2" }], { coupons: ["STAFF"] });
    expect(body).toMatchObject({ net: 600, discount: 200, repricing: false, priceGroup: "staff" });
    const without = await evaluated([{ article: "cheese" }], { coupons: ["STAFF"] });
    expect(without.body).toMatchObject({ discount: 0, repricing: true });
  });

  test("R608 H3: a price on the line counts before the master's", async () => {
    const line = { article: "rye", prices: { staff: 250 } };
    const { body } = await evaluated([line], { coupons: ["STAFF"] });
    expect(body).toMatchObject({ net: 250, repricing: false });
  });

  test("R610 what the law protects by its group is touched by no campaign, whatever the till says", async () => {
    const { body } = await evaluated([{ article: "cigars", group: "bread" }, { article: "rye" }], {
      coupons: ["TENTH"],
    });
    expect(body["lines"]).toMatchObject([{ discount: 0 }, { discount: 40 }]);
    // By hand, without an article: the group is protected all the same.
    const typed = await evaluated([{ group: "cigars", amount: 1000 }], { coupons: ["TENTH"] });
    expect(typed.body).toMatchObject({ discount: 0 });
  });

  test("R611 H4: a campaign for a group is for those below it", async () => {
    const lines = [{ article: "rye" }, { group: "dairy", amount: 100 }, { amount: 100 }];
    const { body } = await evaluated(lines, { coupons: ["TENTH"] });
    expect(body["lines"]).toMatchObject([{ discount: 40 }, { discount: 10 }, { discount: 0 }]);
  });
});

describe("the till's look-up", () => {
  async function found(query: string) {
    const { body } = await call(shop, `/v1/articles?${query}`, { method: "GET" });
    return (body["items"] as { readonly id: string }[]).map(({ id }) => id);
  }

  test("R612 finds by code, by words of the name, by group and page by page", async () => {
    expect(await found("code=4006381333931")).toEqual(["rye"]);
    expect(await found("code=nothing")).toEqual([]);
    expect(await found("q=BROT%20roggen")).toEqual(["rye"]);
    expect(await found("q=4006")).toEqual(["rye"]);
    expect(await found("group=food&active=true")).toEqual(["cheese", "cigars", "open", "rye"]);
    expect(await found("active=false")).toEqual(["ended"]);
    const { body } = await call(shop, "/v1/articles?limit=2", { method: "GET" });
    expect(body["items"]).toHaveLength(2);
    expect(await found(`limit=2&cursor=${body["next"]}`)).toEqual(["ended", "open"]);
  });

  test("R612 Q12: shows an article with its prices and the lowest of 30 days", async () => {
    const { status, body } = await call(shop, "/v1/articles/rye", { method: "GET" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ unitPrice: 400, prices: { staff: 300 }, lowest30: 400 });
    expect(body["history"]).toHaveLength(2);
    expect((await call(shop, "/v1/articles/nothing", { method: "GET" })).status).toBe(404);
  });
});
