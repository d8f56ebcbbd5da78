import { balanceOf, emptyPurse } from "@cardweave/shared/domain/account";
import { spendable } from "@cardweave/shared/domain/decide";
import type { DocId, PurseId } from "@cardweave/shared/domain/ids";
import { accountDocOf } from "@cardweave/shared/entries/doc-ids";
import { viewAt } from "@cardweave/shared/replica/act";
import { isPlanned } from "./network-plan.ts";
import type { Oracle, Wanted } from "./oracle.ts";
import type { Rng } from "./rng.ts";
import type { SimNode } from "./sim-node.ts";
import type { Tills } from "./tills.ts";
import { streamFor, type World } from "./world.ts";

export const points: PurseId = "points" as PurseId;
export const money: PurseId = "money" as PurseId;

/** A till's node, and the chance of what happens there. */
type At = { readonly node: SimNode; readonly rng: Rng };

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
    const { plan, schedule, streams, swarm } = this.#world;
    for (let at = 0; at < swarm.actions; at++) {
      const moment = streams.workload.fraction() * swarm.busyMs;
      const rng = streamFor(this.#world, `action ${at}`);
      if (isPlanned(plan.actions, at)) schedule.after(moment, () => this.#act(rng));
    }
  }

  #act(rng: Rng): void {
    const at = { node: rng.pick(this.#nodes), rng };
    const lot = rng.fraction();
    if (lot < 0.1) this.#burst(at);
    else if (lot < 0.18) void this.#look(at);
    else if (lot < 0.21) void this.#spree(at);
    else if (lot < 0.34) this.#issue(at, [this.#wish(at), this.#wish(at)]);
    else this.#issue(at, [this.#wish(at)]);
  }

  /** Several tills want all of the same card in the same moment. */
  #burst(at: At): void {
    const { rng: workload } = at;
    const doc = workload.pick(this.cards);
    const purse = workload.pick([points, money]);
    const amount = workload.between(1, 60);
    const debit = { doc, type: "debit", purse, amount, of: null, effect: -amount } as const;
    this.#world.report.count("bursts");
    for (let times = workload.between(2, 4); times > 0; times--) this.#issue(at, [debit]);
  }

  /** What came in at one branch is spent in two others, again and again, and out of touch. */
  async #spree({ node, rng: workload }: At): Promise<void> {
    const { report, schedule, swarm } = this.#world;
    const doc = workload.pick(this.cards);
    const purse = workload.pick([points, money]);
    const unit = purse === money ? 100 : 1;
    const wish = (amount: number): Wanted => {
      const type = amount > 0 ? "credit" : "debit";
      return { doc, type, purse, amount: Math.abs(amount), of: null, effect: amount };
    };
    const spenders = [node, workload.pick(this.#nodes)];
    this.#issue({ node: workload.pick(this.#nodes), rng: workload }, [wish(150 * unit)]);
    await schedule.sleep(3_000);
    report.count("sprees");
    const isApart = swarm.faults.has("partition") && !this.#world.faults.isOver;
    if (isApart) for (const one of spenders) this.#setApart(one);
    const some = spenders.map((one) => ({ node: one, rng: workload }));
    await this.#spend(some, () => wish(-workload.between(5, 25) * unit));
    if (isApart) for (const one of spenders) one.cable.isApart = false;
  }

  async #spend(spenders: readonly At[], wish: () => Wanted): Promise<void> {
    for (let times = 8; times > 0 && !this.#world.faults.isOver; times--) {
      for (const one of spenders) this.#issue(one, [wish()]);
      await this.#world.schedule.sleep(150);
    }
  }

  #setApart(node: SimNode): void {
    node.cable.isApart = true;
    for (const line of this.#world.net.open()) if (line.from === node.cable) line.hush();
  }

  #issue({ node, rng }: At, wanted: readonly Wanted[]): void {
    const till = `till ${rng.below(this.#world.swarm.tills)}`;
    this.#open += 1;
    const done = (): void => {
      this.#open -= 1;
    };
    this.#tills.issue({ node, till, rng }, wanted).then(done, (fault: unknown) => {
      done();
      this.#world.report.violate("no-surprise", String(fault));
    });
  }

  #wish(at: At): Wanted {
    const { rng: workload } = at;
    if (workload.chance(0.2)) {
      const reversal = this.#reversal(at);
      if (reversal !== null) return reversal;
    }
    const doc = workload.pick(this.cards);
    const purse = workload.pick([points, money]);
    const type = workload.chance(0.5) ? "credit" : "debit";
    const amount = purse === money ? this.#cents(type, workload) : workload.between(1, 60);
    return { doc, type, purse, amount, of: null, effect: type === "credit" ? amount : -amount };
  }

  /** What is topped up at once is spent in several places, so that limits come into play. */
  #cents(type: "credit" | "debit", workload: Rng): number {
    return type === "credit" ? workload.between(500, 15_000) : workload.between(100, 4_000);
  }

  /** Mostly of something booked here; sometimes of what others booked, or twice. */
  #reversal({ node, rng: workload }: At): Wanted | null {
    const isOwn = workload.chance(this.#world.swarm.habits.has("undo-wants") ? 0.6 : 0.85);
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
  async #look({ node, rng: workload }: At): Promise<void> {
    const { replica } = node;
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
