import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Answer, aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeEach(async () => {
  hub = await aHubApp();
});

afterEach(() => hub.stop());

const path = "/v1/campaigns";
const rule = {
  effects: ["percentOff", "earnPoints"],
  mostBasisPoints: 2_000,
  purses: [],
  funders: ["own"],
  approval: "own",
  mostDays: 14,
};
const time = { dateFrom: "2026-12-01", dateTo: "2026-12-14" };
const effects = [{ type: "percentOff", target: "line", basisPoints: 1_500 }];
const draft = { name: "15 % at ours", time, effects };

type Told = Answer<CampaignView & { code?: string; fields?: readonly { field: string }[] }>;

async function allow(change: object = {}): Promise<void> {
  const value = { merchant: { ...rule, ...change }, franchisee: { ...rule, ...change } };
  const told = await call(hub, "/v1/policy/ownCampaigns", { method: "PUT", body: { value } });
  expect(told.status).toBe(200);
}

/** A manager's token. */
async function manager(...branches: readonly string[]): Promise<string> {
  const body = { login: `m-${branches.join("-")}`, role: "manager", branches, token: true };
  return (await call<{ token: string }>(hub, "/v1/users", { body })).body.token;
}

function make(as: string, id: string, wish: object): Promise<Told> {
  return call(hub, path, { as, body: { id, draft: wish } });
}

function turn(as: string, way: string, body: object = {}): Promise<Told> {
  return call(hub, `${path}/${way}`, { as, method: "POST", body });
}

function reasons({ body }: Told): readonly string[] {
  return body.problems.map(({ field }) => field);
}

/** The branches where a campaign is active. */
function activeAt(id: string): readonly string[] {
  const { campaigns } = hub.replica.campaigns.current;
  const found = campaigns.filter(({ campaign }) => campaign.id === id);
  return found.flatMap(({ activations }) =>
    activations.flatMap(({ scope }) => scope?.branches ?? ["everywhere"]),
  );
}

describe("a merchant's own campaign", () => {
  test("R638 I15: runs for its period in its shop alone, drafted and started by its manager", async () => {
    await allow();
    const nord = await manager("nord");
    const made = await make(nord, "ours", draft);
    expect(made).toMatchObject({
      status: 201,
      body: { problems: [], owner: { kind: "merchant", id: "nord" } },
    });
    expect(made.body.sentence?.en).toContain("15%");
    expect(made.body.sentence?.en).not.toContain("everywhere");
    expect((await turn(nord, "ours/approve")).status).toBe(200);
    expect(await turn(nord, "ours/activate", { branches: ["sued"] })).toMatchObject({
      status: 422,
      body: { fields: [{ field: "branches.0" }] },
    });
    const active = await turn(nord, "ours/activate", { all: true });
    expect(active).toMatchObject({ status: 200, body: { state: "active", leftOut: null } });
    expect(activeAt("ours")).toEqual(["nord"]);
    const [kept] = hub.replica.campaigns.current.campaigns;
    expect(kept?.campaign.funding).toEqual([{ party: "nord", basisPoints: 10_000 }]);
    expect((await turn(nord, "ours/pause")).body.state).toBe("paused");
    expect((await turn(nord, "ours/activate")).body.state).toBe("active");
    expect((await turn(nord, "ours/end")).body.state).toBe("ended");
  });

  test("R638 nobody touches or sees another's; headquarters' are seen and not touched", async () => {
    await allow();
    const nord = await manager("nord");
    const sued = await manager("sued");
    await make(nord, "ours", draft);
    await make("admin-token", "all", { name: "All", effects });
    const of = async (as: string) =>
      (await call<{ items: readonly { id: string }[] }>(hub, path, { as })).body.items;
    expect((await of(nord)).map(({ id }) => id)).toEqual(["all", "ours"]);
    expect((await of(sued)).map(({ id }) => id)).toEqual(["all"]);
    expect((await call(hub, `${path}/ours`, { as: sued })).status).toBe(404);
    expect((await call(hub, `${path}/ours/reach`, { as: sued })).status).toBe(404);
    expect((await turn(sued, "ours/approve")).status).toBe(404);
    for (const way of ["all/approve", "all/activate", "all/pause", "all/end"]) {
      expect((await turn(sued, way)).status).toBe(403);
    }
    const change = { draft: { ...draft, owner: { kind: "merchant", id: "sued" } } };
    const edit = { as: nord, method: "PATCH", body: change } as const;
    expect((await call(hub, `${path}/ours`, edit)).status).toBe(403);
    const foreign = { ...draft, owner: { kind: "merchant", id: "sued" } };
    expect((await make(nord, "theirs", foreign)).status).toBe(403);
    expect((await make(nord, "hq", { ...draft, owner: { kind: "hq", id: "hq" } })).status).toBe(
      403,
    );
  });

  test("R638 goes to headquarters for approval where the policy says so", async () => {
    await allow({ approval: "headquarters" });
    const nord = await manager("nord");
    await make(nord, "ours", draft);
    expect(await turn(nord, "ours/approve")).toMatchObject({ status: 403 });
    expect((await turn("admin-token", "ours/approve")).status).toBe(200);
    expect((await turn(nord, "ours/activate", { all: true })).status).toBe(200);
    const edited = { draft: { ...draft, owner: { kind: "hq", id: "hq" } } };
    await call(hub, `${path}/ours`, { method: "PATCH", body: edited });
    expect(reasons(await call(hub, `${path}/ours`))).toEqual(["owner"]);
  });
});

describe("the policy for own campaigns", () => {
  const bad: readonly (readonly [string, object, string])[] = [
    ["another effect", { effects: [{ type: "amountOff", target: "line", amount: 100 }] }, "type"],
    ["too much", { effects: [{ ...effects[0], basisPoints: 2_001 }] }, "basisPoints"],
    ["no period", { time: { dateTo: "2026-12-14" } }, "time.dateFrom"],
    ["no end", { time: { dateFrom: "2026-12-01" } }, "time.dateTo"],
    ["too long", { time: { ...time, dateTo: "2026-12-15" } }, "time.dateTo"],
    ["others' money", { funding: [{ party: "hq", basisPoints: 10_000 }] }, "funding.0.party"],
    ["shutting out", { stacking: { priority: 1, mode: "exclusiveBasket" } }, "stacking.mode"],
    ["locking", { stacking: { priority: 1, mode: "lockLine" } }, "stacking.mode"],
    ["a region", { scope: { regions: ["north"] } }, "scope.regions"],
    ["another's branch", { scope: { branches: ["sued"] } }, "scope.branches.0"],
    [
      "another purse",
      { effects: [{ type: "earnPoints", purse: "points", per: 100, points: 1 }] },
      "effects.0.purse",
    ],
  ];

  test.each(bad)("R637 refuses %s", async (_, change, field) => {
    await allow();
    const nord = await manager("nord");
    const told = await make(nord, "ours", { ...draft, ...change });
    expect(reasons(told).some((one) => one.endsWith(field))).toBe(true);
    expect((await turn(nord, "ours/approve")).status).toBe(422);
  });

  test("R637, R641 allows nothing until headquarters says so, and nothing more once it says so", async () => {
    const nord = await manager("nord");
    expect(reasons(await make(nord, "ours", draft))).toEqual(["effects.0.type"]);
    await allow();
    await turn(nord, "ours/approve");
    await turn(nord, "ours/activate", { all: true });
    expect(activeAt("ours")).toEqual(["nord"]);
    await allow({ mostBasisPoints: 1_000 });
    expect(activeAt("ours")).toEqual([]);
    const left = await call<CampaignView>(hub, `${path}/ours`, { as: nord });
    expect(left.body).toMatchObject({ state: "active", leftOut: "outside-policy" });
    const reach = await call(hub, `${path}/ours/reach`);
    expect(reach.body).toMatchObject({ leftOut: "outside-policy", campaignSet: null });
    const health = await call(hub, "/v1/health");
    const leftOut = [{ campaign: "ours", why: "outside-policy" }];
    expect(health.body).toMatchObject({ leftOut, campaignSet: null });
    await allow();
    expect(activeAt("ours")).toEqual(["nord"]);
  });
});

describe("a franchisee's own campaign", () => {
  const owner = { kind: "franchisee", id: "meier" };

  test("R638 I11: holds in the branches it has, as they change hands", async () => {
    await allow();
    await call(hub, "/v1/franchisees", { body: { id: "meier", name: "Meier" } });
    const give = (branch: string, franchisee: string | null) =>
      call(hub, `/v1/branches/${branch}`, { method: "PATCH", body: { franchisee } });
    expect((await give("nord", "meier")).status).toBe(200);
    const both = await manager("nord", "sued");
    expect((await make(both, "ours", draft)).status).toBe(422);
    expect((await make(both, "ours", { ...draft, owner })).status).toBe(201);
    await turn(both, "ours/approve");
    await turn(both, "ours/activate", { all: true });
    expect(activeAt("ours")).toEqual(["nord"]);
    const { hash } = hub.replica.campaigns;
    await give("sued", "meier");
    expect(activeAt("ours")).toEqual(["nord", "sued"]);
    expect(hub.replica.campaigns.hash).not.toBe(hash);
    const one = await manager("sued");
    expect((await turn(one, "ours/pause")).status).toBe(403);
    await give("nord", null);
    expect(activeAt("ours")).toEqual(["sued"]);
    const off = { method: "PATCH", body: { active: false } } as const;
    await call(hub, "/v1/franchisees/meier", off);
    expect(activeAt("ours")).toEqual([]);
  });
});
