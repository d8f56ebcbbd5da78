import type { ArticleImportReport, ArticleView } from "@cardweave/shared/protocol/http/article";
import type { ArticleGroupView } from "@cardweave/shared/protocol/http/article-group";
import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeAll(async () => {
  hub = await aHubApp();
  await made("/v1/article-groups", "food");
  await made("/v1/article-groups", "bread", { parent: "food" });
  await made("/v1/price-groups", "staff");
});

afterAll(() => hub.stop());

function made(path: string, id: string, rest: object = {}) {
  return call<ArticleGroupView>(hub, path, { body: { id, name: { de: id, en: id }, ...rest } });
}

const name = { de: "Roggenbrot", en: "Rye bread" };

function put(id: string, body: object, headers: Record<string, string> = {}) {
  return call<ArticleView & { fields?: object[] }>(hub, `/v1/articles/${id}`, {
    method: "PUT",
    body: { name, ...body },
    headers,
  });
}

async function sent(body: string | Uint8Array<ArrayBuffer>, query = "") {
  const response = await fetch(`${hub.app.url}/v1/articles${query}`, {
    method: "PUT",
    headers: { Authorization: `Bearer ${admin}`, "Content-Type": "text/csv; charset=utf-8" },
    body,
  });
  return { status: response.status, body: (await response.json()) as ArticleImportReport };
}

describe("article groups and price groups", () => {
  test("R611 are made once, changed by who has seen the newest state, and never in a circle", async () => {
    expect((await made("/v1/article-groups", "food")).status).toBe(409);
    expect((await made("/v1/article-groups", "x", { parent: "nowhere" })).status).toBe(422);
    const { etag } = await call(hub, "/v1/article-groups/food");
    const change = (body: object, version: string) =>
      call(hub, "/v1/article-groups/food", {
        method: "PATCH",
        body,
        headers: { "if-match": version },
      });
    expect((await change({ parent: "bread" }, etag)).status).toBe(422);
    expect(await change({ protectedBy: "tobacco" }, etag)).toMatchObject({ status: 200 });
    expect((await change({ active: false }, etag)).status).toBe(409);
    const list = await call<{ items: ArticleGroupView[] }>(hub, "/v1/article-groups");
    expect(list.body.items.map(({ id }) => id)).toEqual(["bread", "food"]);
    const prices = await call<{ items: ArticleGroupView[] }>(hub, "/v1/price-groups");
    expect(prices.body.items).toMatchObject([{ id: "staff", active: true }]);
  });
});

describe("an article", () => {
  test("R602 is made, changed by who has seen the newest state, and ended", async () => {
    const first = await put("rye", { group: "bread", codes: ["4006381333931"], unitPrice: 390 });
    expect(first).toMatchObject({
      status: 200,
      body: { unitPrice: 390, active: true, lowest30: 390 },
    });
    hub.clock.move(24 * 3_600_000);
    const second = await put("rye", { unitPrice: 350 }, { "if-match": first.etag });
    expect(second.body).toMatchObject({ unitPrice: 350, group: null, codes: [] });
    expect((await put("rye", {}, { "if-match": first.etag })).body).toMatchObject({
      code: "changed",
    });
    hub.clock.move(24 * 3_600_000);
    const { body } = await call<ArticleView>(hub, "/v1/articles/rye");
    expect(body).toMatchObject({
      lowest30: 350,
      history: [{ unitPrice: 390 }, { unitPrice: 350 }],
    });
    const ended = await call(hub, "/v1/articles/rye", { method: "DELETE" });
    expect(ended).toMatchObject({ status: 200, body: { active: false, unitPrice: 350 } });
    expect((await call(hub, "/v1/articles/nothing", { method: "DELETE" })).status).toBe(404);
  });

  test("R602 is refused with the field that is wrong", async () => {
    const unknown = await put("a1", { group: "nowhere" });
    expect(unknown).toMatchObject({ status: 422, body: { fields: [{ field: "group" }] } });
    expect((await put("a1", { unitPrice: -1 })).status).toBe(422);
    expect((await put("a%20b", {})).status).toBe(404);
  });
});

describe("a campaign that makes articles cheaper", () => {
  test("R613 Q12: names the lowest price of the 30 days before it begins", async () => {
    const id = "cheap-cake";
    await made("/v1/article-groups", "cake", { parent: "food" });
    await put("cake", { group: "cake", unitPrice: 300 });
    hub.clock.move(10 * 24 * 3_600_000);
    await put("cake", { group: "cake", unitPrice: 400 });
    hub.clock.move(1_000);
    const effects = [{ type: "percentOff", target: "line", basisPoints: 1000 }];
    const draft = { name: "Kuchen", select: { groups: ["food"] }, effects };
    await call(hub, "/v1/campaigns", { body: { id, draft } });
    const seen = async () => (await call<CampaignView>(hub, `/v1/campaigns/${id}`)).body.prices;
    const cake = { article: "cake", unitPrice: 400, lowest30: 300, isRaised: true };
    expect(await seen()).toMatchObject({ articles: [cake], more: 0 });
    hub.clock.move(31 * 24 * 3_600_000);
    const calm = { ...cake, lowest30: 400, isRaised: false };
    expect(await seen()).toMatchObject({ articles: [calm] });
    const earns = [{ type: "earnPoints", purse: "points", per: 200, points: 1 }];
    await call(hub, `/v1/campaigns/${id}`, {
      method: "PATCH",
      body: { draft: { ...draft, effects: earns } },
    });
    expect(await seen()).toBeNull();
    await call(hub, "/v1/articles/cake", { method: "DELETE" });
  });
});

const table = [
  "id;name;group;tax;unit_price;price:staff;codes",
  "b1;Weizenbrötchen;bread;7;0,45;0,35;2000000000015",
  'b2;"Brot; groß";bread;7;3,90;;17 18',
  "b3;Falsch;nowhere;7;1,00;;",
  "b4;Negativ;bread;7;-1,00;;",
  "b1;Noch einmal;bread;7;0,45;;",
  "b5;Doppelt;bread;7;1,00;;17",
].join("\r\n");

describe("a list of articles", () => {
  test("R603 names each row that is refused and takes the others, once", async () => {
    const dry = await sent(table, "?dryRun=true");
    expect(dry).toMatchObject({ status: 200, body: { added: 2, refused: 4, dryRun: true } });
    expect((await call(hub, "/v1/articles/b1")).status).toBe(404);
    const { body } = await sent(`\ufeff${table}`);
    expect(body).toMatchObject({ rows: 6, added: 2, changed: 0, same: 0, ended: 0, refused: 4 });
    expect(body.rejects).toEqual([
      { line: 4, id: "b3", field: "group", reason: "unknown-group" },
      { line: 5, id: "b4", field: "unit_price", reason: "negative-price" },
      { line: 6, id: "b1", field: "id", reason: "duplicate-id" },
      { line: 7, id: "b5", field: "codes", reason: "code-in-use" },
    ]);
    expect((await sent(table)).body).toMatchObject({ added: 0, changed: 0, same: 2 });
    const { body: shown } = await call<ArticleView>(hub, "/v1/articles/b1");
    expect(shown).toMatchObject({ unitPrice: 45, prices: { staff: 35 } });
  });

  test("R603 is read as JSON too, item by item", async () => {
    const articles = [
      { id: "b1", unitPrice: 50 },
      { id: "j1" },
      { id: "j2", name, unitPrice: "1" },
    ];
    const { status, body } = await call<ArticleImportReport>(hub, "/v1/articles", {
      method: "PUT",
      body: { articles },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ changed: 1, refused: 2 });
    expect(body.rejects).toEqual([
      { line: 2, id: "j1", field: "name", reason: "no-name" },
      { line: 3, id: "j2", field: "unitPrice", reason: "malformed" },
    ]);
  });

  test("R603 of the whole list ends what it does not name, and an empty one ends nothing", async () => {
    await put("gone", { unitPrice: 1 });
    expect((await sent("id\n", "?mode=whole")).status).toBe(422);
    expect((await sent("", "?mode=whole")).status).toBe(400);
    const { body } = await sent(table, "?mode=whole");
    expect(body).toMatchObject({ ended: 1 });
    const { body: gone } = await call<ArticleView>(hub, "/v1/articles/gone");
    expect(gone.active).toBe(false);
  });

  test("R609 10 MB without sense are answered row by row, and more than 16 MiB refused", async () => {
    const junk = await sent(
      `id;name;unit_price\n${`x y;${"junk, ".repeat(80)};--\n`.repeat(20_000)}`,
    );
    expect(junk).toMatchObject({ status: 200, body: { added: 0, refused: 20_000 } });
    expect(junk.body.rejects).toHaveLength(10_000);
    const rows = await sent(`id\n${"a\n".repeat(100_001)}`);
    expect(rows).toMatchObject({ status: 400, body: { code: "malformed" } });
    const large = await sent(new Uint8Array(17 * 1_048_576));
    expect(large.status).toBe(413);
  });

  test("R609 goes out as a table that comes back without a change", async () => {
    const response = await fetch(`${hub.app.url}/v1/articles?group=bread`, {
      headers: { Authorization: `Bearer ${admin}`, Accept: "text/csv" },
    });
    expect(response.headers.get("content-type")).toContain("text/csv");
    const text = await response.text();
    expect(text.split("\r\n")).toHaveLength(4);
    expect((await sent(text)).body).toMatchObject({ same: 2, refused: 0, unknownColumns: [] });
  });
});
