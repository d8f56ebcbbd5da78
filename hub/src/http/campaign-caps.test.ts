import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import { quiet } from "@cardweave/shared/replica/replica-builders";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeEach(async () => {
  hub = await aHubApp();
});

afterEach(() => hub.stop());

const path = "/v1/campaigns";
const effects = [{ type: "percentOff", target: "line", basisPoints: 2000 }];

async function activated(caps: object): Promise<CampaignView> {
  const draft = { name: "Bread", effects, caps };
  const known = await call<CampaignView>(hub, `${path}/bread`);
  if (known.status === 404) await call(hub, path, { body: { id: "bread", draft } });
  else {
    const headers = { "if-match": known.etag };
    await call(hub, `${path}/bread`, { method: "PATCH", body: { draft }, headers });
  }
  await call(hub, `${path}/bread/approve`, { method: "POST" });
  await call(hub, `${path}/bread/activate`, { method: "POST", body: { all: true } });
  await quiet(hub.replica);
  return (await call<CampaignView>(hub, `${path}/bread`)).body;
}

describe("a campaign with a budget", () => {
  test("R620, R629 Q4: is granted it by its activation, shows it, and keeps it after a restart", async () => {
    const told = await activated({ budget: 5_000, perBranch: { amount: 100, per: "day" } });
    const granted = { granted: 5_000, used: 0, left: 5_000, unlent: 5_000, lent: [] };
    const branches = ["nord", "sued"].map((branch) => ({ branch, cap: 100, used: 0, left: 100 }));
    expect(told.caps).toEqual({ budget: granted, branches });
    const list = await call<{ items: readonly CampaignView[] }>(hub, path);
    expect(list.body.items[0]).not.toHaveProperty("caps");
    hub = await hub.restart();
    await quiet(hub.replica);
    const again = await call<CampaignView>(hub, `${path}/bread`);
    expect(again.body.caps?.budget).toEqual(granted);
    const raised = await activated({ budget: 6_000 });
    expect(raised.caps?.budget).toMatchObject({ granted: 6_000, left: 6_000 });
    expect(hub.faults).toEqual([]);
  });

  test("R620 Q4: is not approved with less than was granted", async () => {
    await activated({ budget: 5_000 });
    const told = await activated({ budget: 4_000 });
    expect(told).toMatchObject({
      approved: 1,
      problems: [{ field: "caps.budget" }],
      caps: { budget: { granted: 5_000 } },
    });
  });

  test("R485 Q4: is tried before it is activated as if nothing had been used up", async () => {
    const draft = { name: "Bread", effects, caps: { budget: 100 } };
    await call(hub, path, { body: { id: "bread", draft } });
    const tried = (amount: number) => {
      const body = { branch: "nord", basket: { lines: [{ id: "1", amount }] } };
      return call(hub, `${path}/bread/simulate`, { body });
    };
    expect(await tried(500)).toMatchObject({ body: { net: 400 } });
    expect(await tried(501)).toMatchObject({ body: { net: 401 } });
    expect(await tried(1_000)).toMatchObject({
      body: { net: 1_000, campaigns: [{ why: "budget-used-up" }] },
    });
  });

  test("R630 Q4: tells of nodes on which it failed", async () => {
    expect(await call(hub, `${path}/bread/faults`)).toMatchObject({ status: 404 });
    await activated({ budget: 5_000 });
    const told = await call(hub, `${path}/bread/faults`);
    expect(told).toMatchObject({ status: 200, body: { items: [], next: null } });
  });
});
