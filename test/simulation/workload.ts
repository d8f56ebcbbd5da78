import { balanceOf, emptyPurse } from "@cardweave/shared/domain/account";
import { spendable } from "@cardweave/shared/domain/decide";
import type { DocId, PurseId } from "@cardweave/shared/domain/ids";
import { accountDocOf } from "@cardweave/shared/entries/doc-ids";
import { viewAt } from "@cardweave/shared/replica/act";
import type { Oracle, Wanted } from "./oracle.ts";
import type { SimNode } from "./sim-node.ts";
import type { Tills } from "./tills.ts";
import type { World } from "./world.ts";

export const points: PurseId = "points" as PurseId;
export const money: PurseId = "money" as PurseId;

/** What happens at the tills while the network is treated badly. */
export class Workload {
  readonly #world: World;
  readonly #nodes: readonly SimNode[];
  readonly #tills: Tills;
  readonly #oracle: Oracle;
  readonly cards: readonly DocId[];
  /** Commands that no till has finished yet. */
  #open = 0;

  constructor(world: World, nodes: readonly SimNode[], at: { tills: Tills; oracle: Oracle }) {
    this.#world = world;
    this.#nodes = nodes;
    this.#tills = at.tills;
    this.#oracle = at.oracle;
    const secret = new Uint8Array(32);
    const number = (at: number): string => `${world.seed}-${at}`;
    this.cards = Array.from({ length: world.swarm.cards }, (_, at) =>
      accountDocOf(secret, "own", number(at)),
    );
  }

  get isIdle(): boolean {
    return this.#open === 0;
  }

  /** Spreads the actions over the busy time. */
  plan(): void {
    const { schedule, streams, swarm } = this.#world;
    for (let at = 0; at < swarm.actions; at++) {
      schedule.after(streams.workload.fraction() * swarm.busyMs, () => this.#act());
    }
  }

  #act(): void {
    const { workload } = this.#world.streams;
    const node = workload.pick(this.#nodes);
    const lot = workload.fraction();
    if (lot < 0.1) this.#burst(node);
    else if (lot < 0.18) void this.#look(node);
    else if (lot < 0.21) void this.#spree(node);
    else if (lot < 0.34) this.#issue(node, [this.#wish(node), this.#wish(node)]);
    else this.#issue(node, [this.#wish(node)]);
  }

  /** Several tills want all of the same card in the same moment. */
  #burst(node: SimNode): void {
    const { workload } = this.#world.streams;
    const doc = workload.pick(this.cards);
    const purse = workload.pick([points, money]);
    const amount = workload.between(1, 60);
    const debit = { doc, type: "debit", purse, amount, of: null, effect: -amount } as const;
    this.#world.report.count("bursts");
    for (let at = workload.between(2, 4); at > 0; at--) this.#issue(node, [debit]);
  }

  /** What came in at one branch is spent in two others, again and again, and out of touch. */
  async #spree(node: SimNode): Promise<void> {
    const { report, schedule, streams, swarm } = this.#world;
    const { workload } = streams;
    const doc = workload.pick(this.cards);
    const purse = workload.pick([points, money]);
    const unit = purse === money ? 100 : 1;
    const wish = (amount: number): Wanted => {
      const type = amount > 0 ? "credit" : "debit";
      return { doc, type, purse, amount: Math.abs(amount), of: null, effect: amount };
    };
    const spenders = [node, workload.pick(this.#nodes)];
    this.#issue(workload.pick(this.#nodes), [wish(150 * unit)]);
    await schedule.sleep(3_000);
    report.count("sprees");
    const isApart = swarm.faults.has("partition") && !this.#world.faults.isOver;
    if (isApart) for (const one of spenders) this.#setApart(one);
    await this.#spend(spenders, () => wish(-workload.between(5, 25) * unit));
    if (isApart) for (const one of spenders) one.cable.isApart = false;
  }

  async #spend(spenders: readonly SimNode[], wish: () => Wanted): Promise<void> {
    for (let times = 8; times > 0 && !this.#world.faults.isOver; times--) {
      for (const one of spenders) this.#issue(one, [wish()]);
      await this.#world.schedule.sleep(150);
    }
  }

  #setApart(node: SimNode): void {
    node.cable.isApart = true;
    for (const line of this.#world.net.open()) if (line.from === node.cable) line.hush();
  }

  #issue(node: SimNode, wanted: readonly Wanted[]): void {
    const { workload } = this.#world.streams;
    const till = `till ${workload.below(this.#world.swarm.tills)}`;
    this.#open += 1;
    const done = (): void => {
      this.#open -= 1;
    };
    this.#tills.issue(node, till, wanted).then(done, (fault: unknown) => {
      done();
      this.#world.report.violate("no-surprise", String(fault));
    });
  }

  #wish(node: SimNode): Wanted {
    const { workload } = this.#world.streams;
    if (workload.chance(0.2)) {
      const reversal = this.#reversal(node);
      if (reversal !== null) return reversal;
    }
    const doc = workload.pick(this.cards);
    const purse = workload.pick([points, money]);
    const type = workload.chance(0.5) ? "credit" : "debit";
    const amount = purse === money ? this.#cents(type) : workload.between(1, 60);
    return { doc, type, purse, amount, of: null, effect: type === "credit" ? amount : -amount };
  }

  /** What is topped up at once is spent in several places, so that limits come into play. */
  #cents(type: "credit" | "debit"): number {
    const { workload } = this.#world.streams;
    return type === "credit" ? workload.between(500, 15_000) : workload.between(100, 4_000);
  }

  /** Mostly of something booked here; sometimes of what others booked, or twice. */
  #reversal(node: SimNode): Wanted | null {
    const { workload } = this.#world.streams;
    const isOwn = workload.chance(0.85);
    const booked = [...this.#oracle.issued.values()].filter(
      (one) =>
        one.entries.length > 0 &&
        (!isOwn || (one.node === node.index && one.incarnation === node.incarnation)),
    );
    if (booked.length === 0) return null;
    const undone = booked.filter((one) => one.wanted[0]?.type === "reverse").at(-1);
    if (undone !== undefined && workload.chance(0.3)) return undone.wanted[0] ?? null;
    const one = workload.pick(booked.slice(-8));
    const at = workload.below(one.wanted.length);
    const target = one.wanted[at];
    const of = one.entries[at];
    if (target === undefined || of === undefined || target.type === "reverse") return null;
    const { doc, purse, amount, effect } = target;
    return { doc, type: "reverse", purse, amount, of, effect: -effect };
  }

  /** A till looks at a card: the numbers on the screen agree with each other. */
  async #look(node: SimNode): Promise<void> {
    const { replica } = node;
    const { workload } = this.#world.streams;
    const doc = workload.pick(this.cards);
    const account = await replica?.ports.store.account(doc);
    if (replica === null || account === undefined) return;
    this.#world.report.count("lookups");
    for (const definition of replica.directory.purses.values()) {
      const seen = spendable(viewAt(replica, account, { chain: replica.chain }), definition);
      const balance = balanceOf(account.purses[definition.id] ?? emptyPurse);
      const isGood = seen.balance === balance && seen.guaranteed <= Math.max(0, balance);
      if (!isGood) this.#world.report.violate("lookup", JSON.stringify({ seen, balance }));
    }
  }
}
