import { memoryStore } from "@cardweave/shared/adapters/memory-store";
import { balanceOf, emptyPurse, rightsOf } from "@cardweave/shared/domain/account";
import { assert } from "@cardweave/shared/domain/assert";
import type { Body } from "@cardweave/shared/domain/bodies";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { aCampaign } from "@cardweave/shared/domain/campaigns/campaign-builders";
import { budgetPurse } from "@cardweave/shared/domain/ids";
import { budgetDocOf } from "@cardweave/shared/entries/doc-ids";
import { aSigner } from "@cardweave/shared/entries/entry-builders";
import { ReplicaReversals } from "@cardweave/shared/http/returns/replica-reversals";
import { activated } from "@cardweave/shared/http/sale/active-builders";
import type { ReplicaHolds } from "@cardweave/shared/http/sale/replica-holds";
import type { ReplicaSales } from "@cardweave/shared/http/sale/replica-sales";
import { saleRoom } from "@cardweave/shared/http/sale/sale-room";
import { salePartsOf } from "@cardweave/shared/http/sale/shop-builders";
import type { EntryStore } from "@cardweave/shared/ports/entry-store";
import { saleRequest } from "@cardweave/shared/protocol/http/sale";
import { admit } from "@cardweave/shared/replica/admit";
import { CapKeeper } from "@cardweave/shared/replica/cap-keeper";
import { giveRights } from "@cardweave/shared/replica/give-rights";
import type { Replica } from "@cardweave/shared/replica/replica";
import {
  aNetworkOf,
  aReplica,
  bytesIn,
  decree,
  HandClock,
  quiet,
} from "@cardweave/shared/replica/replica-builders";
import { PoolDesk } from "../pool/pool-desk.ts";
import { RightsRelay } from "../pool/rights-relay.ts";
import { BudgetDesk } from "./budget-desk.ts";

/** A branch's device with everything that sells; its line is here and can be cut. */
export type BudgetNode = {
  readonly word: string;
  readonly store: EntryStore;
  replica: Replica;
  sales: ReplicaSales;
  holds: ReplicaHolds;
  reversals: ReplicaReversals;
  keeper: CapKeeper;
  inTouch: boolean;
};

/** All of a sale taken off, up to the budget. */
export function aGift(caps: Campaign["caps"], version = 1): Campaign {
  const effects = [{ type: "percentOff", target: "line", basisPoints: 10_000 }] as const;
  return aCampaign("gift", { version, effects, caps });
}

let keys = 0;

function fail(fault: unknown): never {
  throw new Error(String(fault), { cause: fault });
}

/** Headquarters with its pool and budgets, and branches that sell. */
export class BudgetWorld {
  readonly clock: HandClock;
  readonly hub: Replica;
  readonly nodes: readonly BudgetNode[];
  /** The purses that were asked for over the line. */
  readonly asked: string[] = [];
  readonly #pool: PoolDesk;
  readonly #desk: BudgetDesk;
  readonly #relay: RightsRelay;

  private constructor(clock: HandClock, hub: Replica, nodes: readonly BudgetNode[]) {
    this.clock = clock;
    this.hub = hub;
    this.nodes = nodes;
    this.#pool = new PoolDesk(hub, (shard) => aSigner(`pool ${shard}`), fail);
    this.#desk = new BudgetDesk({ replica: hub, pool: this.#pool, failed: fail });
    this.#relay = new RightsRelay({
      replica: hub,
      pool: this.#pool,
      isConnected: (device) => this.#of(device)?.inTouch === true,
      ask: async (device, want, part) => {
        const node = this.#of(device);
        if (node === undefined) return;
        for (const { bytes } of await giveRights(node.replica, want)) await part(bytes);
      },
    });
  }

  /** `words`: the devices, each of the branch of its name up to a dash. */
  static async open(words: readonly string[], ...campaigns: readonly Campaign[]) {
    const clock = new HandClock();
    const hub = await aNetworkOf([], { clock });
    const branches = [...new Set(words.map(branchOf))];
    await decree(hub, ...branches.flatMap(branchBodies), ...words.map(certificate));
    const nodes: BudgetNode[] = [];
    const world = new BudgetWorld(clock, hub, nodes);
    for (const word of words) nodes.push(await world.#open(word, memoryStore()));
    await world.decree(...campaigns.flatMap((one) => activated(one)));
    return world;
  }

  #of(device: string): BudgetNode | undefined {
    return this.nodes.find(({ replica }) => replica.device === device);
  }

  async #open(word: string, store: EntryStore): Promise<BudgetNode> {
    const replica = await aReplica(word, { clock: this.clock, store });
    const made: BudgetNode = { word, store, inTouch: true, ...this.#around(replica) };
    await admit(replica, await bytesIn(this.hub), { from: "hub" });
    replica.chainConfirmed();
    return made;
  }

  #around(replica: Replica) {
    const parts = salePartsOf(replica, { ask: (want) => this.#ask(replica, want) });
    const { sales, holds } = saleRoom(parts, fail);
    const reversals = new ReplicaReversals(parts);
    return { replica, sales, holds, reversals, keeper: new CapKeeper(replica, fail) };
  }

  /** Over the line to the hub and back, as fast as timers ring. */
  async #ask(replica: Replica, want: Parameters<RightsRelay["serve"]>[0]): Promise<void> {
    if (this.#of(replica.device)?.inTouch !== true) return;
    this.asked.push(want.purse);
    await admit(this.hub, await bytesIn(replica), { from: "node" });
    let isServed = false;
    const served = this.#relay
      .serve(want, () => undefined)
      .then(() => {
        isServed = true;
      });
    while (!isServed) {
      await quiet(this.hub);
      this.clock.move(1);
    }
    await served;
    await admit(replica, await bytesIn(this.hub), { from: "hub" });
  }

  /** The process ends and starts again on what is stored. */
  async restart(node: BudgetNode): Promise<void> {
    node.keeper.stop();
    const again = await aReplica(node.word, { clock: this.clock, store: node.store });
    if (node.inTouch) again.chainConfirmed();
    Object.assign(node, this.#around(again));
  }

  cut(node: BudgetNode): void {
    node.inTouch = false;
    this.#pool.gone(node.replica.device);
  }

  async heal(node: BudgetNode): Promise<void> {
    node.inTouch = true;
    node.replica.chainConfirmed();
    await this.sync();
  }

  /** Everybody in touch hears everything, and the hub lends. */
  async sync(): Promise<void> {
    for (let round = 0; round < 2; round++) await this.#meet();
  }

  async #meet(): Promise<void> {
    const there = this.nodes.filter(({ inTouch }) => inTouch).map(({ replica }) => replica);
    for (const replica of there) await admit(this.hub, await bytesIn(replica), { from: "node" });
    await quiet(this.hub);
    for (const replica of there) {
      await this.#pool.connected(replica.device);
      await admit(replica, await bytesIn(this.hub), { from: "hub" });
    }
    await quiet(...there);
  }

  async decree(...bodies: readonly Body[]): Promise<void> {
    await decree(this.hub, ...bodies);
    await quiet(this.hub);
    await this.sync();
  }

  /** What the campaign took off, or why not; a sale of one article without a card. */
  async sell(node: BudgetNode, amount: number, given: { readonly key?: string } = {}) {
    const done = await node.sales.sell(this.command(node, saleOf(node, [amount]), given.key));
    assert(done.ok, `a sale is never refused: ${JSON.stringify(done)}`);
    const body = JSON.parse(done.value.body) as SaleTold;
    const [outcome] = body.evaluation.campaigns;
    return { ...done.value, receipt: body.receipt, off: body.evaluation.discount, outcome };
  }

  command<T extends object>(node: BudgetNode, request: T, key: string = `key ${keys++}`) {
    const till = `t-${branchOf(node.word)}`;
    const action = { till, key, request: "0".repeat(64) };
    return { by: { role: "till", till, branch: branchOf(node.word) } as const, action, request };
  }

  /** In the hub's sight: what is used up of the budget, and what a device may still use. */
  async used(campaign = "gift"): Promise<number> {
    const granted = this.hub.chain.minted[budgetPurse(campaign)] ?? 0;
    return granted - balanceOf(await this.budget(this.hub, campaign));
  }

  async budget(replica: Replica, campaign = "gift") {
    const account = await replica.ports.store.account(budgetDocOf(campaign));
    return account?.purses[budgetPurse(campaign)] ?? emptyPurse;
  }

  async rights({ replica }: BudgetNode): Promise<number> {
    return rightsOf(await this.budget(replica), replica.device);
  }

  stop(): void {
    this.#desk.stop();
    this.#pool.stop();
    for (const { keeper } of this.nodes) keeper.stop();
  }
}

type SaleTold = {
  readonly receipt: string;
  readonly evaluation: {
    readonly discount: number;
    readonly campaigns: readonly { readonly applied: boolean; readonly why?: string }[];
  };
};

export function saleOf({ word }: BudgetNode, amounts: readonly number[]) {
  const lines = amounts.map((amount, at) => ({ id: `${at}`, quantity: "1", amount }));
  return saleRequest.parse({
    card: null,
    currency: "EUR",
    till: `t-${branchOf(word)}`,
    basket: { lines },
  });
}

function branchOf(word: string): string {
  return word.split("-")[0] ?? word;
}

function branchBodies(id: string): readonly Body[] {
  const zone = "Europe/Berlin";
  const till = { id: `t-${id}`, branch: id, name: id, token: "0".repeat(64), training: false };
  return [
    { kind: "branch", id, name: id, region: null, zone, active: true },
    { kind: "till", ...till, active: true },
  ];
}

function certificate(word: string): Body {
  const { device, publicKey } = aSigner(word);
  const key = Buffer.from(publicKey).toString("hex");
  const place = { role: "node", branch: branchOf(word), name: word } as const;
  return { kind: "certificate", device, key, ...place, from: 0, until: null };
}
