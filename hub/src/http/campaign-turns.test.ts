import { isInScope } from "@cardweave/shared/domain/campaigns/place";
import { placeOf } from "@cardweave/shared/domain/place-of";
import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Answer, aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeEach(async () => {
  hub = await aHubApp();
  await call(hub, "/v1/branches", { body: { id: "mitte", name: "Mitte", region: "north" } });
  const effects = [{ type: "percentOff", target: "line", basisPoints: 1_000 }];
  await call(hub, "/v1/campaigns", { body: { id: "ten", draft: { name: "Ten", effects } } });
  await turn("approve");
});

afterEach(() => hub.stop());

function turn(way: string, body: object = {}): Promise<Answer<CampaignView>> {
  return call(hub, `/v1/campaigns/ten/${way}`, { method: "POST", body });
}

/** The branches where it is active. */
function places(): readonly string[] {
  const { directory, campaigns } = hub.replica;
  return [...directory.branches.keys()]
    .toSorted()
    .filter((id) =>
      campaigns.current.campaigns.some(({ activations }) =>
        activations.some(({ scope }) => isInScope(placeOf(directory, id), scope)),
      ),
    );
}

describe("a campaign that is active", () => {
  test("R640 I11 I12: rests at some branches, goes on there, and ends at others", async () => {
    await turn("activate", { all: true });
    expect(places()).toEqual(["mitte", "nord", "sued"]);
    const paused = await turn("pause", { branches: ["nord"] });
    expect(paused.body.state).toBe("active");
    expect(places()).toEqual(["mitte", "sued"]);
    const [, part] = paused.body.activations;
    expect(part).toMatchObject({ state: "paused", definition: { scope: { branches: ["nord"] } } });
    expect((await turn("activate", { activation: part?.id })).status).toBe(200);
    expect(places()).toEqual(["mitte", "nord", "sued"]);
    await turn("end", { branches: ["sued", "mitte"] });
    expect(places()).toEqual(["nord"]);
    expect((await turn("pause", { branches: ["sued"] })).status).toBe(409);
    expect((await turn("end", { branches: ["nowhere"] })).status).toBe(422);
    await turn("activate", { branches: ["sued"] });
    expect(places()).toEqual(["nord", "sued"]);
  });

  test("R640 ends activation by activation, whole where no branch is left", async () => {
    await turn("activate", { branches: ["nord"] });
    const told = await turn("activate", { regions: ["south"] });
    const [first, second] = told.body.activations;
    await turn("end", { activation: first?.id });
    expect(places()).toEqual(["sued"]);
    expect((await turn("pause", { activation: first?.id })).status).toBe(409);
    expect((await turn("activate", { activation: first?.id })).status).toBe(409);
    const ended = await turn("end", { branches: ["sued"] });
    expect(ended.body.state).toBe("ended");
    expect(ended.body.activations).toHaveLength(2);
    expect(ended.body.activations[1]).toMatchObject({ id: second?.id, state: "ended" });
    expect(hub.replica.campaigns.hash).toBeNull();
  });
});
