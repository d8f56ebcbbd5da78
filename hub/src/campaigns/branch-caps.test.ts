import { assert } from "@cardweave/shared/domain/assert";
import { activated } from "@cardweave/shared/http/sale/active-builders";
import { anna } from "@cardweave/shared/http/sale/shop-builders";
import { saleRequest } from "@cardweave/shared/protocol/http/sale";
import { afterEach, describe, expect, test } from "vitest";
import { aGift, type BudgetNode, BudgetWorld, saleOf } from "./budget-builders.ts";
import { capsView } from "./budget-view.ts";

let world: BudgetWorld;

afterEach(() => world.stop());

async function open(words: readonly string[], caps: Parameters<typeof aGift>[0]) {
  world = await BudgetWorld.open(words, aGift(caps));
  const [nord, sued] = world.nodes;
  assert(nord && sued, "two nodes");
  return { nord, sued };
}

const capReached = { off: 0, outcome: { applied: false, why: "branch-cap-reached" } };

describe("a cap for each branch", () => {
  const perBranch = { amount: 300, per: "day" } as const;
  const day = 24 * 3_600_000;

  test("R626 Q4: is the branch's own, needs nobody, and begins anew with its period", async () => {
    const { nord, sued } = await open(["nord", "sued"], { perBranch });
    world.cut(nord);
    expect(await world.sell(nord, 301)).toMatchObject(capReached);
    expect(await world.sell(nord, 300)).toMatchObject({ off: 300 });
    expect(await world.sell(nord, 1)).toMatchObject(capReached);
    expect(await world.sell(sued, 300)).toMatchObject({ off: 300 });
    await world.restart(nord);
    nord.replica.chainConfirmed();
    expect(await world.sell(nord, 1)).toMatchObject(capReached);
    world.clock.move(day);
    expect(await world.sell(nord, 300)).toMatchObject({ off: 300 });
    await world.heal(nord);
    expect((await capsView(world.hub, "gift")).branches).toEqual([
      { branch: "nord", cap: 300, used: 300, left: 0 },
      { branch: "sued", cap: 300, used: 0, left: 300 },
    ]);
  });

  test("R626 Q4: holds over all devices of the branch, in touch and cut apart", async () => {
    const { nord: first, sued: second } = await open(["nord-a", "nord-b"], { perBranch });
    await world.sync();
    world.cut(first);
    world.cut(second);
    const sold = [await world.sell(first, 150), await world.sell(second, 150)];
    expect(sold.map(({ off }) => off)).toEqual([150, 150]);
    expect(await world.sell(first, 1)).toMatchObject(capReached);
    expect(await world.sell(second, 1)).toMatchObject(capReached);
    world.clock.move(day);
    await world.heal(first);
    await world.heal(second);
    expect(await world.sell(second, 290)).toMatchObject({ off: 290 });
    expect(await world.sell(first, 20)).toMatchObject(capReached);
  });

  test("R626 Q4: is raised by a later version within its period, and lowered as far as it is left", async () => {
    const { nord } = await open(["nord", "sued"], { perBranch });
    await world.sell(nord, 200);
    await world.decree(...activated(aGift({ perBranch: { amount: 400, per: "day" } }, 2)));
    expect(await world.sell(nord, 150)).toMatchObject({ off: 150 });
    await world.decree(...activated(aGift({ perBranch: { amount: 360, per: "day" } }, 3)));
    expect(await world.sell(nord, 11)).toMatchObject(capReached);
    expect(await world.sell(nord, 10)).toMatchObject({ off: 10 });
  });
});

describe("a cap for each card", () => {
  test("R628 Q4: holds in touch, and in a split applies at most as often on each side as it says", async () => {
    world = await BudgetWorld.open(
      ["nord", "sued", "west"],
      aGift({ perCard: { n: 1, per: "all" } }),
    );
    const [nord, sued, west] = world.nodes;
    assert(nord && sued && west, "three nodes");
    const off = async (node: BudgetNode) => {
      const request = saleRequest.parse({ ...saleOf(node, [100]), card: anna });
      const sold = await node.sales.sell(world.command(node, request));
      assert(sold.ok, JSON.stringify(sold));
      const { evaluation } = JSON.parse(sold.value.body) as {
        evaluation: { discount: number; campaigns: readonly { why?: string }[] };
      };
      return evaluation.campaigns[0]?.why ?? evaluation.discount;
    };
    world.cut(nord);
    expect([await off(nord), await off(nord)]).toEqual([100, "cap-reached"]);
    expect(await off(sued)).toBe(100);
    await world.sync();
    expect([await off(sued), await off(west)]).toEqual(["cap-reached", "cap-reached"]);
    await world.heal(nord);
    const all = [await off(nord), await off(sued), await off(west)];
    expect(all).toEqual(["cap-reached", "cap-reached", "cap-reached"]);
  });
});

describe("a return", () => {
  test("R627 Q4: gives budget and cap of the branch back by share, exact however it is split", async () => {
    const caps = { budget: 1_000, perBranch: { amount: 500, per: "week" } } as const;
    const { nord } = await open(["nord", "sued"], caps);
    const request = saleOf(nord, [100, 33, 7]);
    const sold = await nord.sales.sell(world.command(nord, request));
    assert(sold.ok, JSON.stringify(sold));
    const { receipt } = JSON.parse(sold.value.body) as { receipt: never };
    const left = async () => {
      await world.sync();
      const { budget, branches } = await capsView(world.hub, "gift");
      return [budget?.used, branches[0]?.used];
    };
    expect(await left()).toEqual([140, 140]);
    const giveBack = async (lines?: readonly { id: string }[]) => {
      const wish = {
        receipt,
        reason: "return",
        till: "t-nord",
        ...(lines === undefined ? {} : { lines }),
      } as const;
      return nord.reversals.reverse(world.command(nord, wish));
    };
    assert((await giveBack([{ id: "1" }])).ok, "one line");
    expect(await left()).toEqual([107, 107]);
    assert((await giveBack()).ok, "the rest");
    expect(await left()).toEqual([0, 0]);
  });

  test("R627 Q4: gives back in another branch, which may spend it there", async () => {
    const { nord, sued } = await open(["nord", "sued"], { budget: 1_000 });
    const { receipt } = await world.sell(nord, 200);
    await world.sync();
    world.asked.length = 0;
    const wish = { receipt: receipt as never, reason: "return", till: "t-sued" } as const;
    const done = await sued.reversals.reverse(world.command(sued, wish));
    assert(done.ok, JSON.stringify(done));
    await world.sync();
    expect(await world.used()).toBe(0);
    world.cut(sued);
    expect(await world.sell(sued, 450)).toMatchObject({ off: 450 });
  });
});
