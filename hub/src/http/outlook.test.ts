import type { OverlapView, TimelineView } from "@cardweave/shared/protocol/http/campaign-outlook";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;
beforeEach(async () => {
  hub = await aHubApp();
});
afterEach(() => hub.stop());

const path = "/v1/campaigns";
const effects = (basisPoints: number) => [{ type: "percentOff", target: "line", basisPoints }];

async function make(id: string, draft: object): Promise<void> {
  const made = await call(hub, path, { body: { id, draft: { name: id, ...draft } } });
  expect(made.status).toBe(201);
}

async function activate(id: string, draft: object, body: object = { all: true }): Promise<void> {
  await make(id, draft);
  for (const [name, given] of [
    ["approve", {}],
    ["activate", body],
  ] as const) {
    const done = await call(hub, `${path}/${id}/${name}`, { method: "POST", body: given });
    expect(done.status).toBe(200);
  }
}

describe("before a campaign goes live", () => {
  test("R681 Q5: it is told which others it meets, where, when, and what happens then", async () => {
    await activate("bread", { effects: effects(1000), select: { groups: ["bakery"] } });
    await activate("fish", { effects: effects(500), select: { groups: ["fish"] } });
    await activate("north", { effects: effects(500), scope: { branches: ["nord"] } });
    const time = { dateFrom: "2030-01-01", dateTo: "2030-01-31" };
    await make("bakery-month", { effects: effects(2000), select: { groups: ["bakery"] }, time });
    const told = await call<{ items: readonly OverlapView[] }>(
      hub,
      `${path}/bakery-month/overlaps`,
    );
    expect(told.status).toBe(200);
    expect(told.body.items).toMatchObject([
      { campaign: "bread", articles: true, outcome: "stacks", branches: ["nord", "sued"] },
      { campaign: "north", articles: true, branches: ["nord"], from: "2030-01-01T00:00" },
      { campaign: "fish", articles: false, outcome: "apart", to: "2030-02-01T00:00" },
    ]);
    expect(told.body.items[0]?.sentence.de).toContain("auf den Rest");
    expect((await call(hub, `${path}/nothing/overlaps`)).status).toBe(404);
  });

  test("R682 I3: the time line shows what is activated and what is approved and waits", async () => {
    const windows = [{ days: [2], from: "09:00", to: "11:30" }];
    await activate("tuesday", { effects: effects(500), time: { windows } }, { regions: ["north"] });
    await make("later", { effects: effects(500), time: { dateFrom: "2030-03-28" } });
    await call(hub, `${path}/later/approve`, { method: "POST" });
    const ask = (query: string) => call<TimelineView>(hub, `${path}/timeline?${query}`);
    const told = await ask("from=2030-03-25&to=2030-04-03&branch=nord");
    expect(told.body.bars).toMatchObject([
      {
        campaign: "tuesday",
        state: "active",
        spans: [
          { from: "2030-03-26T09:00:00+01:00", until: "2030-03-26T11:30:00+01:00" },
          { from: "2030-04-02T09:00:00+02:00", until: "2030-04-02T11:30:00+02:00" },
        ],
      },
      { campaign: "later", state: "approved", activation: null },
    ]);
    const elsewhere = await ask("from=2030-03-25&to=2030-04-03&branch=sued");
    expect(elsewhere.body.bars).toMatchObject([{ campaign: "later" }]);
    expect((await ask("from=2030-03-25&to=2030-03-24")).status).toBe(422);
    expect((await ask("from=2030-03-25&to=2030-03-26&branch=west")).status).toBe(422);
  });
});
