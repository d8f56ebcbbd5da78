import { expect, test } from "vitest";
import { aCampaign, percent } from "../domain/campaigns/campaign-builders.ts";
import { canonicalJson } from "../domain/campaigns/canonical-json.ts";
import { admit } from "../replica/admit.ts";
import { aNetworkOf, aReplica, bytesIn, decree, HandClock } from "../replica/replica-builders.ts";
import { campaignNews$ } from "./campaign-news.ts";
import type { LiveEvent } from "./services.ts";

test("R688 a node tells of campaigns as they arrive, with what is active by then", async () => {
  const clock = new HandClock();
  const network = await aNetworkOf(["nord"], { clock });
  const node = await aReplica("nord", { clock });
  await admit(node, await bytesIn(network), { from: "enrol" });
  const heard: LiveEvent[] = [];
  campaignNews$(node).subscribe((event) => heard.push(event));
  const campaign = aCampaign("bread", { effects: [percent(1000)] });
  const definition = canonicalJson({ from: "2026-11-28T09:00" });
  const activation = { kind: "activation", id: "bread.1", campaign: "bread", version: 1 } as const;
  const steps = [
    { kind: "campaign", id: "bread", version: 1, definition: canonicalJson(campaign) },
    { ...activation, state: "active", definition },
    { ...activation, state: "ended", definition },
  ] as const;
  for (const step of steps) {
    await decree(network, step);
    await admit(node, await bytesIn(network), { from: "hub" });
  }
  expect(heard.map(({ name, data }) => ({ name, ...data }))).toEqual([
    {
      name: "campaign",
      campaign: "bread",
      version: 1,
      change: "approved",
      from: null,
      campaignSet: null,
    },
    {
      name: "campaign",
      campaign: "bread",
      version: 1,
      change: "active",
      from: "2026-11-28T09:00",
      campaignSet: expect.stringMatching(/^[0-9a-f]+$/),
    },
    {
      name: "campaign",
      campaign: "bread",
      version: 1,
      change: "ended",
      from: "2026-11-28T09:00",
      campaignSet: null,
    },
  ]);
});
