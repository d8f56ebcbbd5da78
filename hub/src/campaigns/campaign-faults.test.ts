import { assert } from "@cardweave/shared/domain/assert";
import { aCampaign, earning } from "@cardweave/shared/domain/campaigns/campaign-builders";
import { anna, cardDoc } from "@cardweave/shared/http/sale/shop-builders";
import { saleRequest } from "@cardweave/shared/protocol/http/sale";
import { DigestBook } from "@cardweave/shared/replica/digest";
import { beaconOf } from "@cardweave/shared/replica/line/beacon-keeper";
import { BehaviorSubject } from "rxjs";
import { expect, test } from "vitest";
import { type BudgetNode, BudgetWorld, saleOf } from "./budget-builders.ts";
import { CampaignFaults } from "./campaign-faults.ts";

async function lineOf({ replica }: BudgetNode) {
  const { device, ports } = replica;
  const beacon = await beaconOf(replica, new DigestBook(ports.store));
  return { device, connected: true, since: ports.clock.now(), beacon, aside: 0 };
}

test("R630 Q4: a campaign that fails on a basket gives nothing there, stops no sale, and headquarters hears which node it was", async () => {
  const huge = aCampaign("huge", { effects: [earning({ per: 1, points: 1_000_000 })] });
  const world = await BudgetWorld.open(["nord", "sued"], huge);
  const [nord, sued] = world.nodes;
  assert(nord && sued, "two nodes");
  const request = saleRequest.parse({ ...saleOf(nord, [1_000_000]), card: anna });
  const sold = await nord.sales.sell(world.command(nord, request));
  assert(sold.ok, "sold");
  expect(JSON.parse(sold.value.body)).toMatchObject({
    evaluation: { campaigns: [{ campaign: "huge", applied: false, why: "faulty" }] },
  });
  expect(await nord.replica.ports.store.account(cardDoc(anna))).toMatchObject({ purses: {} });
  const all = await Promise.all([lineOf(nord), lineOf(sued)]);
  const lines$ = new BehaviorSubject(new Map(all.map((line) => [line.device, line] as const)));
  const faults = new CampaignFaults(world.hub, { lines$ });
  const { items } = faults.of("huge");
  const { device } = nord.replica;
  expect(items).toMatchObject([{ device, branch: "nord", version: 1, count: expect.any(Number) }]);
  expect(faults.of("other").items).toEqual([]);
  faults.stop();
  world.stop();
});
