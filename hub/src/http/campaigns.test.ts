import type { CampaignView, ReachView } from "@cardweave/shared/protocol/http/campaign-life";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Answer, aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeEach(async () => {
  hub = await aHubApp();
});

afterEach(() => hub.stop());

const path = "/v1/campaigns";
const draft = {
  name: "20 % on bread",
  select: { groups: ["bakery"] },
  effects: [{ type: "percentOff", target: "line", basisPoints: 2000 }],
};

type Told = Answer<CampaignView & { code?: string; fields?: readonly { field: string }[] }>;

function make(body: object): Promise<Told> {
  return call(hub, path, { body });
}

function turn(name: string, given: { body?: object; etag?: string } = {}): Promise<Told> {
  const { body, etag } = given;
  const headers = etag === undefined ? {} : { "if-match": etag };
  return call(hub, `${path}/bread/${name}`, { method: "POST", body, headers });
}

describe("a campaign's draft", () => {
  test("R482 is kept however incomplete, says what is missing, and is edited by ETag", async () => {
    const made = await make({ id: "bread", draft: { name: "Bread" } });
    expect(made).toMatchObject({ status: 201, body: { state: "draft", sentence: null } });
    expect(made.body.problems).toMatchObject([{ field: "effects" }]);
    const headers = { "if-match": made.etag };
    const edit = (): Promise<Told> =>
      call(hub, `${path}/bread`, { method: "PATCH", body: { draft }, headers });
    const edited = await edit();
    expect(edited).toMatchObject({ status: 200, body: { problems: [], draft } });
    expect(edited.body.sentence?.en).toContain("20%");
    expect(edited.body.sentence?.de).toContain("bakery");
    expect(await edit()).toMatchObject({ status: 409, body: { code: "changed" } });
    const list = await call<{ items: readonly CampaignView[] }>(hub, path);
    expect(list.body.items).toMatchObject([{ id: "bread", name: "20 % on bread" }]);
  });

  test("R731 is not called as another page or list is", async () => {
    for (const id of ["new", "timeline"]) {
      expect(await make({ id, draft })).toMatchObject({ status: 422, body: { code: "invalid" } });
    }
    expect((await make({ id: "new-year", draft })).status).toBe(201);
  });

  test("R482 names what nobody knows, and is not approved with it", async () => {
    const earn = { type: "earnStamps", programme: "coffee", per: "receipt", n: 1 };
    const told = await make({ id: "bread", draft: { ...draft, effects: [earn], colour: "red" } });
    expect(told.body.problems).toMatchObject([
      { field: "colour" },
      { field: "effects.0.programme" },
    ]);
    expect(await turn("approve")).toMatchObject({ status: 422, body: { code: "invalid" } });
  });

  test("R482 says one thing of a field, in the rule's words", async () => {
    const effects = [{ type: "percentOff", target: "line", basisPoints: 12_000 }];
    const wrong = { ...draft, effects, time: { dateFrom: "2026-02-30" } };
    const told = await make({ id: "bread", draft: wrong });
    expect(told.body.problems).toEqual([
      { field: "time.dateFrom", reason: "there is no such day" },
      { field: "effects.0.basisPoints", reason: "more than 100 percent" },
    ]);
  });
});

describe("a campaign's life", () => {
  test("R483 is approved as it stands, activated where it is said, paused and ended", async () => {
    const made = await make({ id: "bread", draft });
    expect(await turn("activate", { body: { all: true } })).toMatchObject({ status: 422 });
    const approved = await turn("approve", { etag: made.etag });
    expect(approved.body).toMatchObject({ state: "approved", approved: 1, isChanged: false });
    expect(await turn("approve")).toMatchObject({ status: 409 });
    expect(await turn("activate", { body: { regions: ["nowhere"] } })).toMatchObject({
      status: 422,
      body: { fields: [{ field: "regions.0" }] },
    });
    const from = "2026-11-28T09:00";
    const active = await turn("activate", { body: { regions: ["north"], from } });
    expect(active.body).toMatchObject({
      state: "active",
      activations: [{ version: 1, definition: { scope: { regions: ["north"] }, from } }],
    });
    expect(hub.replica.campaigns.current.campaigns).toHaveLength(1);
    expect((await turn("pause")).body.state).toBe("paused");
    expect(hub.replica.campaigns.hash).toBeNull();
    expect((await turn("activate", { body: {} })).body.state).toBe("active");
    expect((await turn("end")).body.state).toBe("ended");
    expect(await turn("pause")).toMatchObject({ status: 409 });
    expect(await turn("activate", { body: {} })).toMatchObject({ status: 422 });
  });

  test("R483 makes the purses of its coupons, rewards and caps when it is activated", async () => {
    const caps = { perCard: { n: 1, per: "day" } };
    await make({ id: "bread", draft: { ...draft, caps } });
    await turn("approve");
    await turn("activate", { body: { all: true } });
    const ids = [...hub.replica.directory.purses.values()].map(({ id }) => String(id));
    expect(ids).toContain("cap:bread:day");
    expect(hub.replica.campaigns.current.leftOut).toEqual([]);
  });

  test("R484 tells which nodes it has not reached", async () => {
    await make({ id: "bread", draft });
    expect((await call(hub, `${path}/bread/reach`)).status).toBe(404);
    await turn("approve");
    await turn("activate", { body: { all: true } });
    const told = await call<ReachView>(hub, `${path}/bread/reach`);
    expect(told.body).toMatchObject({
      of: 0,
      received: 0,
      campaignSet: hub.replica.campaigns.hash,
    });
  });
});

describe("an approval", () => {
  test("R483 Q5: takes somebody else where the policy says two", async () => {
    await make({ id: "bread", draft });
    const policy = { value: "two" };
    const set = await call(hub, "/v1/policy/campaignApproval", { method: "PUT", body: policy });
    expect(set.status).toBe(200);
    expect(await turn("approve")).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    const wish = { login: "second", role: "headquarters", token: true };
    const { body } = await call<{ token: string }>(hub, "/v1/users", { body: wish });
    const other = { method: "POST", as: body.token } as const;
    expect((await call(hub, `${path}/bread/approve`, other)).status).toBe(200);
  });
});

describe("a campaign before it goes live", () => {
  test("R485 Q5: is tried on a basket beside what is active, and nothing is booked", async () => {
    await make({ id: "bread", draft: { ...draft, audience: { customerGroups: ["staff"] } } });
    const before = hub.replica.chain.seq;
    const line = { id: "1", group: "bakery", amount: 500 };
    const basket = { lines: [line] };
    const run = (card?: object) => {
      const body = { branch: "nord", basket, card };
      return call<{ net: number; campaigns: readonly object[] }>(hub, `${path}/bread/simulate`, {
        body,
      });
    };
    expect((await run({ customerGroup: "staff" })).body.net).toBe(400);
    expect((await run({})).body).toMatchObject({ net: 500, campaigns: [{ why: "wrong-group" }] });
    expect(hub.replica.chain.seq).toBe(before);
    expect(hub.replica.campaigns.hash).toBeNull();
  });

  test("R485 competes in a group that headquarters has made", async () => {
    const stacking = { priority: 1, mode: "stack", group: "best-of" };
    const made = await make({ id: "bread", draft: { ...draft, stacking } });
    expect(made.body.problems).toMatchObject([{ field: "stacking.group" }]);
    const groups = "/v1/campaign-groups";
    const body = { id: "best-of", pick: "best" };
    expect(await call(hub, groups, { body })).toMatchObject({ status: 201, body });
    expect((await call(hub, groups, { body })).status).toBe(409);
    expect((await call<CampaignView>(hub, `${path}/bread`)).body.problems).toEqual([]);
  });
});

describe("a campaign's history", () => {
  type History = {
    readonly steps: readonly { act: string; who: string | null; version: number | null }[];
    readonly versions: readonly { version: number; sentence: { en: string } | null }[];
  };

  async function history(): Promise<Answer<History>> {
    return call(hub, `${path}/bread/history`);
  }

  test("R767 names who drafted, changed, approved and turned it, and every version in words", async () => {
    expect((await history()).status).toBe(404);
    await make({ id: "bread", draft });
    await turn("approve");
    await turn("activate", { body: { all: true } });
    const effects = [{ type: "percentOff", target: "line", basisPoints: 2500 }];
    const body = { draft: { ...draft, effects } };
    await call(hub, `${path}/bread`, { method: "PATCH", body });
    const { body: told } = await history();
    expect(told.steps.map(({ act }) => act)).toEqual([
      "campaign-changed",
      "campaign-active",
      "campaign-approved",
      "campaign-drafted",
    ]);
    expect(told.steps.map(({ who }) => who)).toEqual(["root", "root", "root", "root"]);
    expect(told.steps.map(({ version }) => version)).toEqual([null, 1, 1, null]);
    expect(told.versions.map(({ version }) => version)).toEqual([0, 1]);
    expect(told.versions[0]?.sentence?.en).toContain("25%");
    expect(told.versions[1]?.sentence?.en).toContain("20%");
    await turn("approve");
    expect((await history()).body.versions.map(({ version }) => version)).toEqual([2, 1]);
  });
});
