import { placeOf } from "@cardweave/shared/domain/place-of";
import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import type { FilledYear, HolidayView } from "@cardweave/shared/protocol/http/holiday";
import type { BranchView } from "@cardweave/shared/protocol/http/place";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeEach(async () => {
  hub = await aHubApp();
});

afterEach(() => hub.stop());

type List<T> = { readonly items: readonly T[] };

describe("a franchisee", () => {
  const meier = { id: "meier", name: "Meier Backwaren" };

  test("R635 is made once, has the branches that name it, and is read at each place", async () => {
    expect(await call(hub, "/v1/franchisees", { body: meier })).toMatchObject({ status: 201 });
    expect((await call(hub, "/v1/franchisees", { body: meier })).status).toBe(409);
    const patch = (branch: string, body: object, etag?: string) => {
      const headers = etag === undefined ? {} : { "if-match": etag };
      return call<BranchView>(hub, `/v1/branches/${branch}`, { method: "PATCH", body, headers });
    };
    expect(await patch("nord", { franchisee: "nobody" })).toMatchObject({ status: 422 });
    const before = await call<BranchView>(hub, "/v1/branches/nord");
    expect(before.body.franchisee).toBeNull();
    const told = await patch("nord", { franchisee: "meier" }, before.etag);
    expect(told.body).toMatchObject({ franchisee: "meier", region: "north", name: "Nord" });
    expect((await patch("nord", { name: "Nordtor" }, before.etag)).status).toBe(409);
    expect((await patch("nord", { name: "Nordtor" }, told.etag)).body.franchisee).toBe("meier");
    expect((await call(hub, "/v1/franchisees/meier")).body).toMatchObject({ branches: ["nord"] });
    expect(placeOf(hub.replica.directory, "nord").franchisee).toBe("meier");
    const neu = { id: "neu", name: "Neu", franchisee: "meier" };
    await call(hub, "/v1/branches", { body: neu });
    const { body } = await call<List<object>>(hub, "/v1/franchisees");
    expect(body.items).toMatchObject([{ ...meier, branches: ["neu", "nord"], active: true }]);
  });

  test("R635 I11: a campaign is activated for franchisees, and for article groups alone", async () => {
    await call(hub, "/v1/franchisees", { body: meier });
    await call(hub, "/v1/branches/nord", { method: "PATCH", body: { franchisee: "meier" } });
    const effects = [{ type: "percentOff", target: "line", basisPoints: 1_000 }];
    const body = { id: "ten", draft: { name: "Ten", effects } };
    await call(hub, "/v1/campaigns", { body });
    await call(hub, "/v1/campaigns/ten/approve", { method: "POST" });
    const activate = (where: object) =>
      call<CampaignView>(hub, "/v1/campaigns/ten/activate", { body: where });
    expect(await activate({ franchisees: ["nobody"] })).toMatchObject({ status: 422 });
    expect((await activate({ franchisees: ["meier"], groups: ["bakery"] })).status).toBe(200);
    const net = async (branch: string, group: string) => {
      const { set } = hub.replica.campaigns.current;
      const view = set?.viewOf(placeOf(hub.replica.directory, branch), "sale");
      return view?.campaigns.some(({ activations }) =>
        activations.some((one) => one.groups?.includes(group)),
      );
    };
    expect(await net("nord", "bakery")).toBe(true);
    expect(await net("nord", "drinks")).toBe(false);
    expect(await net("sued", "bakery")).toBe(false);
  });
});

describe("the calendar", () => {
  const days = (branch: string) => placeOf(hub.replica.directory, branch).holidays;

  test("R636 has what headquarters puts in, by region, and less what it takes out", async () => {
    const peace = { id: "peace", date: "2026-08-08", name: { de: "Friedensfest", en: "Peace" } };
    const path = "/v1/holidays";
    const wish = { ...peace, regions: ["south"] };
    expect(await call(hub, path, { body: { ...wish, regions: ["west"] } })).toMatchObject({
      status: 422,
      body: { fields: [{ field: "regions.0" }] },
    });
    const made = await call<HolidayView>(hub, path, { body: wish });
    expect(made).toMatchObject({ status: 201, body: { ...wish, active: true } });
    expect((await call(hub, path, { body: wish })).status).toBe(409);
    expect([days("nord"), days("sued")]).toEqual([[], ["2026-08-08"]]);
    const edit = (body: object) =>
      call<HolidayView>(hub, `${path}/peace`, { method: "PATCH", body });
    expect((await edit({ regions: [] })).body.regions).toEqual([]);
    expect(days("nord")).toEqual(["2026-08-08"]);
    await edit({ date: "2026-08-09" });
    expect(days("nord")).toEqual(["2026-08-09"]);
    await edit({ active: false });
    expect(days("nord")).toEqual([]);
    expect((await call<List<HolidayView>>(hub, path)).body.items).toHaveLength(1);
  });

  test("R636 is filled for a year by state, once however often, and follows another state", async () => {
    const fill = (body: object) =>
      call<FilledYear>(hub, "/v1/german-holidays", { method: "POST", body });
    const states = { north: "HH", south: "BY" };
    const first = await fill({ year: 2027, states });
    expect(first).toMatchObject({ status: 200, body: { changed: 13 } });
    expect(days("nord")).toHaveLength(10);
    expect(days("nord")).toContain("2027-10-31");
    expect(days("sued")).toHaveLength(12);
    expect(days("sued")).toContain("2027-05-27");
    const { seq } = hub.replica.chain;
    expect((await fill({ year: 2027, states })).body).toMatchObject({ changed: 0 });
    expect(hub.replica.chain.seq).toBe(seq);
    await fill({ year: 2027, states: { south: "BW" } });
    expect(days("nord")).toHaveLength(9);
    expect(days("sued")).toHaveLength(12);
    expect((await fill({ year: 2027, states: { moon: "BY" } })).status).toBe(422);
    expect((await fill({ year: 2022 })).status).toBe(422);
  });
});
