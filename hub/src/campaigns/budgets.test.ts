import { rightsOf } from "@cardweave/shared/domain/account";
import { assert } from "@cardweave/shared/domain/assert";
import type { Body } from "@cardweave/shared/domain/bodies";
import { budgetPurse, type DeviceId } from "@cardweave/shared/domain/ids";
import { defaultPolicy } from "@cardweave/shared/domain/policy";
import { budgetDocOf } from "@cardweave/shared/entries/doc-ids";
import { aSigner, TestDevice } from "@cardweave/shared/entries/entry-builders";
import { activated } from "@cardweave/shared/http/sale/active-builders";
import { admit } from "@cardweave/shared/replica/admit";
import { afterEach, describe, expect, test } from "vitest";
import { aGift, BudgetWorld, saleOf } from "./budget-builders.ts";
import { capsView } from "./budget-view.ts";

let world: BudgetWorld;

afterEach(() => world.stop());

async function open(words: readonly string[], caps: Parameters<typeof aGift>[0]) {
  world = await BudgetWorld.open(words, aGift(caps));
  const [nord, sued, west] = world.nodes;
  assert(nord && sued, "two nodes");
  return { nord, sued, west: west ?? sued };
}

const purse = budgetPurse("gift");
const doc = budgetDocOf("gift");

/** A certified device that writes what it likes. */
function liar(): TestDevice {
  return new TestDevice(aSigner("west"));
}

/** What the hub and a branch make of an entry that no honest device writes. */
async function judged(body: Body): Promise<readonly string[]> {
  const { heads: policy } = world.hub.directory;
  const hlc = { ms: world.clock.now() + 1, count: 0 };
  const { id, bytes } = await liar().write(doc, body, { policy, hlc });
  const all = [world.hub, world.nodes[1]?.replica ?? world.hub];
  return Promise.all(
    all.map(async (replica) => {
      await admit(replica, [bytes], { from: "west" });
      const { verdict, reason } = (await replica.ports.store.get(id)) ?? {};
      return `${verdict} ${reason}`;
    }),
  );
}

const usedUp = { off: 0, outcome: { applied: false, why: "budget-used-up" } };

describe("a campaign's budget", () => {
  test("R620 Q4: is made by its activation up to what the version says, and raised by a later", async () => {
    const { nord } = await open(["nord", "sued"], { budget: 1_000 });
    expect(await world.used()).toBe(0);
    await world.sell(nord, 100);
    await world.sync();
    expect(await world.used()).toBe(100);
    await world.decree(...activated(aGift({ budget: 1_000 }), undefined, "paused"));
    await world.decree(...activated(aGift({ budget: 1_000 })));
    expect(await world.used()).toBe(100);
    await world.decree(...activated(aGift({ budget: 1_500 }, 2)));
    expect(world.hub.chain.minted).toMatchObject({ "budget:gift": 1_500 });
    expect(await world.used()).toBe(100);
  });

  test("R620 Q4: is nobody's to make but headquarters'", async () => {
    await open(["nord", "sued", "west"], { budget: 1_000 });
    const none = { funder: null, paid: false, price: null, from: null, expires: null, tax: null };
    const lot = { issuer: "west", order: 0, ...none };
    const rest = { reason: "budget", minted: 500, receipt: null, campaign: "gift" };
    const { id: holder } = liar();
    const forged = { kind: "credit", purse, lot, amount: 500, holder, ...rest } as const;
    expect(await judged(forged)).toEqual(["invalid not-headquarters", "invalid not-headquarters"]);
    expect(await world.used()).toBe(0);
  });

  test("R621 Q4: is spent out of touch as far as it was lent, and then the campaign gives nothing", async () => {
    const { nord, sued } = await open(["nord", "sued"], { budget: 1_000 });
    world.cut(nord);
    world.cut(sued);
    expect(await world.rights(nord)).toBe(250);
    expect(await world.sell(nord, 200)).toMatchObject({ off: 200, outcome: { applied: true } });
    expect(await world.sell(nord, 51)).toMatchObject(usedUp);
    expect(await world.sell(nord, 50)).toMatchObject({ off: 50 });
    expect(await world.sell(sued, 250)).toMatchObject({ off: 250 });
    expect(await world.sell(sued, 1)).toMatchObject(usedUp);
    await world.heal(nord);
    await world.heal(sued);
    expect(await world.used()).toBe(500);
    const budget = await world.budget(world.hub);
    expect(Object.keys(budget.debts)).toEqual([]);
  });

  test("R621 Q4: is kept whatever the policy allows to be spent beyond rights", async () => {
    const { nord } = await open(["nord", "sued", "west"], { budget: 1_000 });
    const unlimited = { mode: "open", perEntry: null, perCard: null, perDevice: null };
    const value = JSON.stringify({ ...defaultPolicy.limits, cap: unlimited });
    await world.decree({ kind: "policy", name: "limits", value });
    world.cut(nord);
    expect(await world.sell(nord, 200)).toMatchObject(usedUp);
    const since = { checkpoint: null, card: 100, device: 100 };
    const rest = { reason: "budget", receipt: null, campaign: "gift" };
    const forged = { kind: "debit", purse, lines: [], beyond: 100, since, ...rest } as const;
    const verdict = "disputed beyond-rights-or-limits";
    expect(await judged(forged)).toEqual([verdict, verdict]);
    expect(await world.used()).toBe(0);
  });

  test("R622 Q4: is taken with the receipt, once, also when the process ends and the till asks again", async () => {
    const { nord } = await open(["nord", "sued"], { budget: 1_000 });
    world.cut(nord);
    const first = await world.sell(nord, 100, { key: "k" });
    const entries = await nord.replica.ports.store.receipt(first.receipt as never);
    expect(entries.map(({ entry }) => entry.body.kind).toSorted()).toEqual(["debit", "receipt"]);
    await world.restart(nord);
    expect(await world.sell(nord, 100, { key: "k" })).toMatchObject({ off: 100, replayed: true });
    await world.heal(nord);
    expect(await world.used()).toBe(100);
    await world.restart(nord);
    expect(await world.sell(nord, 50)).toMatchObject({ off: 50 });
  });

  test("R622 Q4: is kept by a hold and let go with it", async () => {
    const { nord } = await open(["nord", "sued"], { budget: 1_000 });
    world.cut(nord);
    const request = saleOf(nord, [200]);
    const held = await nord.holds.hold(world.command(nord, request));
    assert(held.ok, JSON.stringify(held));
    expect(await world.rights(nord)).toBe(50);
    expect(await world.sell(nord, 100)).toMatchObject(usedUp);
    const { hold } = JSON.parse(held.value.body) as { hold: string };
    assert((await nord.holds.void(hold, world.command(nord, {}))).ok, "it is let go");
    expect(await world.rights(nord)).toBe(250);
    const again = await nord.holds.hold(world.command(nord, request));
    assert(again.ok, JSON.stringify(again));
    const { hold: second } = JSON.parse(again.value.body) as { hold: string };
    assert((await nord.holds.commit(second, world.command(nord, {}))).ok, "it is sold");
    expect(await world.rights(nord)).toBe(50);
  });

  test("R623 Q4: is asked for in touch when it is short here, and nobody is asked where it is not", async () => {
    const { nord, sued } = await open(["nord", "sued"], { budget: 1_000 });
    expect(await world.sell(nord, 250)).toMatchObject({ off: 250 });
    expect(world.asked).toEqual([]);
    expect(await world.sell(nord, 500)).toMatchObject({ off: 500 });
    expect(world.asked).toEqual(["budget:gift"]);
    await world.sync();
    world.cut(sued);
    expect(await world.sell(nord, 240)).toMatchObject(usedUp);
    const asked = world.asked.length;
    expect(await world.sell(nord, 240)).toMatchObject(usedUp);
    expect(world.asked).toHaveLength(asked);
    expect(await world.sell(nord, 251)).toMatchObject(usedUp);
    expect(world.asked).toHaveLength(asked);
  });

  test("R623 Q4: is asked for before a basket is priced, so that the sale comes to the same", async () => {
    const { nord } = await open(["nord", "sued"], { budget: 1_000 });
    const request = saleOf(nord, [400]);
    const priced = await nord.sales.evaluate(request, "t-nord");
    assert(priced.ok, "priced");
    expect(priced.value).toMatchObject({ discount: 400 });
    const sold = await nord.sales.sell(world.command(nord, { ...request, expectNet: 0 }));
    expect(sold.ok).toBe(true);
  });

  test("R624 Q4: is lent to those in touch where the campaign holds, anew when half is used up", async () => {
    const { nord, sued } = await open(["nord", "sued"], { budget: 1_000 });
    expect([await world.rights(nord), await world.rights(sued)]).toEqual([250, 250]);
    await world.sell(nord, 100);
    await world.sync();
    expect(await world.rights(nord)).toBe(150);
    await world.sell(nord, 50);
    await world.sync();
    expect(await world.rights(nord)).toBe(212);
    await world.decree(
      ...activated({ ...aGift({ budget: 400 }), id: "late", scope: { branches: ["sued"] } }),
    );
    const { device } = sued.replica;
    const late = await world.budget(world.hub, "late");
    expect(holdersIn(late)).toEqual([[device, 200]]);
  });

  test("R625 Q4: goes back to headquarters when the campaign is paused, and is lent again", async () => {
    const { nord, sued } = await open(["nord", "sued"], { budget: 1_000 });
    await world.sell(nord, 50);
    await world.sync();
    await world.decree(...activated(aGift({ budget: 1_000 }), undefined, "paused"));
    await world.sync();
    expect([await world.rights(nord), await world.rights(sued)]).toEqual([0, 0]);
    expect((await capsView(world.hub, "gift")).budget).toEqual({
      granted: 1_000,
      used: 50,
      left: 950,
      unlent: 950,
      lent: [],
    });
    await world.decree(...activated(aGift({ budget: 1_000 })));
    expect(await world.rights(nord)).toBe(237);
  });

  test("R629 Q4: is shown with what is used, what is left, and where it is lent", async () => {
    const { nord, sued } = await open(["nord", "sued"], { budget: 1_000 });
    await world.sell(nord, 50);
    world.cut(sued);
    await world.sell(sued, 250);
    await world.sync();
    const lent = [
      { branch: "nord", amount: 200 },
      { branch: "sued", amount: 250 },
    ];
    const told = { granted: 1_000, used: 50, left: 950, unlent: 500, lent };
    expect(await capsView(world.hub, "gift")).toEqual({ budget: told, branches: [] });
    expect(await capsView(world.hub, "other")).toEqual({ budget: null, branches: [] });
  });
});

function holdersIn(purse: Awaited<ReturnType<BudgetWorld["budget"]>>) {
  const { devices } = world.hub.directory;
  const held = Object.values(purse.lots).flatMap(({ holdings }) => Object.keys(holdings));
  const nodes = held.filter((device) => devices.get(device as DeviceId)?.role === "node");
  return nodes.map((device) => [device, rightsOf(purse, device as DeviceId)]);
}
