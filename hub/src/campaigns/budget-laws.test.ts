import { assert } from "@cardweave/shared/domain/assert";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aGift, type BudgetNode, BudgetWorld } from "./budget-builders.ts";

type Sold = { readonly node: BudgetNode; readonly key: string; readonly off: number } & {
  readonly amount: number;
  readonly receipt: string;
  isBack: boolean;
};

type Deed =
  | { readonly do: "sell"; readonly at: number; readonly amount: number }
  | { readonly do: "again" | "back"; readonly at: number; readonly which: number }
  | { readonly do: "cut" | "heal" | "restart"; readonly at: number }
  | { readonly do: "sync" };

const at = fc.nat(2);
const which = fc.nat(20);
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant("sell" as const),
        at,
        amount: fc.integer({ min: 1, max: 90 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("again" as const), at, which }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("back" as const), at, which }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom("cut" as const, "heal" as const), at }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const), at }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("sync" as const) }) },
  ),
  { minLength: 5, maxLength: 25 },
);

const budget = 300;
const perBranch = 200;

/** A history of sales, returns, cuts and restarts on three branches. */
class History {
  readonly world: BudgetWorld;
  readonly sold: Sold[] = [];

  constructor(world: BudgetWorld) {
    this.world = world;
  }

  #node(at: number): BudgetNode {
    const node = this.world.nodes[at];
    assert(node, "three nodes");
    return node;
  }

  async run(deed: Deed): Promise<void> {
    if (deed.do === "sync") return this.world.sync();
    const node = this.#node(deed.at);
    if (deed.do === "sell") return this.#sell(node, deed.amount);
    if (deed.do === "again") return this.#again(deed.which);
    if (deed.do === "back") return this.#back(node, deed.which);
    if (deed.do === "cut") return this.world.cut(node);
    return deed.do === "heal" ? this.world.heal(node) : this.world.restart(node);
  }

  async #sell(node: BudgetNode, amount: number): Promise<void> {
    const key = `sale ${this.sold.length}`;
    const { off, receipt } = await this.world.sell(node, amount, { key });
    expect([0, amount]).toContain(off);
    this.sold.push({ node, key, off, amount, receipt, isBack: false });
  }

  /** The answer was lost, and the till asks again. */
  async #again(which: number): Promise<void> {
    const one = this.sold[which % Math.max(1, this.sold.length)];
    if (one === undefined) return;
    const told = await this.world.sell(one.node, one.amount, { key: one.key });
    expect(told).toMatchObject({ off: one.off, receipt: one.receipt, replayed: true });
  }

  async #back(node: BudgetNode, which: number): Promise<void> {
    const one = this.sold[which % Math.max(1, this.sold.length)];
    if (one === undefined) return;
    const till = `t-${node.word}`;
    const wish = { receipt: one.receipt as never, reason: "return", till } as const;
    const done = await node.reversals.reverse(this.world.command(node, wish));
    expect(done.ok && one.isBack).toBe(false);
    if (done.ok) one.isBack = true;
  }

  given(node?: BudgetNode): number {
    return this.sold
      .filter((one) => !one.isBack && (node === undefined || one.node === node))
      .reduce((sum, { off }) => sum + off, 0);
  }
}

test("R621, R622, R626, R627 Q4: whatever is cut apart, asked again or ended, all branches together use no more than the budget, and each no more than its cap", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const caps = { budget, perBranch: { amount: perBranch, per: "all" } } as const;
      const world = await BudgetWorld.open(["nord", "sued", "west"], aGift(caps));
      const history = new History(world);
      for (const deed of all) {
        await history.run(deed);
        expect(history.given()).toBeLessThanOrEqual(budget);
        for (const node of world.nodes) {
          expect(history.given(node)).toBeLessThanOrEqual(perBranch);
        }
      }
      for (const node of world.nodes) await world.heal(node);
      await world.sync();
      expect(await world.used()).toBe(history.given());
      world.stop();
    }),
    { numRuns: 12 },
  );
});
