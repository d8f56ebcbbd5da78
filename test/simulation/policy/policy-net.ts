import { PoolDesk } from "@cardweave/hub/pool/pool-desk";
import { RightsRelay } from "@cardweave/hub/pool/rights-relay";
import type { EntryId } from "@cardweave/shared/domain/ids";
import type { Batch } from "@cardweave/shared/ports/entry-store";
import type { Want } from "@cardweave/shared/protocol/frames-rights";
import { checkpointIdOf } from "@cardweave/shared/protocol/frames-signed";
import { act } from "@cardweave/shared/replica/act";
import { giveRights } from "@cardweave/shared/replica/give-rights";
import { Report } from "../report.ts";
import { Rng } from "../rng.ts";
import { checkCommit } from "./policy-checks.ts";
import { type PolicyKit, startMs } from "./policy-kit.ts";
import { PolicyNode } from "./policy-node.ts";
import type { PolicyPlant } from "./policy-plant.ts";
import type { PolicySwarm } from "./policy-swarm.ts";

/** A position up to which the hub has acknowledged a device, by the name that entries cite. */
export type Checkpoints = Map<EntryId, number>;

/** All replicas of a policy seed, and who can hear whom. */
export class PolicyNet {
  readonly kit: PolicyKit;
  readonly swarm: PolicySwarm;
  readonly report: Report = new Report();
  readonly plant: PolicyPlant;
  readonly nodes: PolicyNode[] = [];
  readonly checkpoints: Checkpoints = new Map();
  readonly rng: Rng;
  #hub: PolicyNode | null = null;
  #relay: RightsRelay | null = null;
  #pool: PoolDesk | null = null;
  /** Milliseconds since 1970. */
  time: number = startMs;
  isHealing = false;

  private constructor(
    kit: PolicyKit,
    swarm: PolicySwarm,
    more: { seed: number; plant: PolicyPlant },
  ) {
    this.kit = kit;
    this.swarm = swarm;
    this.plant = more.plant;
    this.rng = new Rng(more.seed, "net");
  }

  static async open(
    kit: PolicyKit,
    swarm: PolicySwarm,
    more: { seed: number; plant: PolicyPlant },
  ): Promise<PolicyNet> {
    const net = new PolicyNet(kit, swarm, more);
    net.#hub = await net.#open("hub", kit.root);
    for (const [at, signer] of kit.nodes.slice(0, swarm.nodes).entries()) {
      net.nodes.push(await net.#open(`node ${at}`, signer));
    }
    net.#serve();
    return net;
  }

  get hub(): PolicyNode {
    return this.#hub as PolicyNode;
  }

  get pool(): PoolDesk {
    return this.#pool as PoolDesk;
  }

  get all(): readonly PolicyNode[] {
    return [this.hub, ...this.nodes];
  }

  /** The last one, when there is a liar; it does what it likes with a good certificate. */
  get liar(): PolicyNode | null {
    return this.swarm.habits.has("liar") ? (this.nodes.at(-1) ?? null) : null;
  }

  isHonest(node: PolicyNode): boolean {
    return node !== this.liar;
  }

  readonly failed = (fault: unknown): void => {
    this.report.violate("no-surprise", fault instanceof Error ? String(fault.stack) : `${fault}`);
  };

  #open(name: string, signer: PolicyKit["root"]): Promise<PolicyNode> {
    const { kit, rng, failed } = this;
    const durable = (where: string, batch: Batch) => checkCommit(this.report, where, batch);
    const rest = { durable, twisted: this.plant.store, time: () => this.time };
    return PolicyNode.open({ kit, name, signer, rng, failed, ...rest });
  }

  /** What the programs of hub and nodes run besides their replicas. */
  #serve(): void {
    for (const node of this.nodes) this.keepDebts(node);
    const replica = this.plant.hub?.(this.hub.replica) ?? this.hub.replica;
    const keys = this.swarm.habits.has("no-pool") ? null : this.kit.pool;
    const pool = new PoolDesk(replica, keys, this.failed);
    this.#pool = pool;
    this.#relay = new RightsRelay({
      replica,
      pool,
      isConnected: (device) => this.nodes.some((one) => one.device === device && !one.isApart),
      ask: (device, want, part) => this.#askNode(device, want, part),
    });
  }

  keepDebts(node: PolicyNode): void {
    if (this.isHonest(node) && this.plant.keepsNoDebts !== true) node.keepDebts();
  }

  async #askNode(
    device: string,
    want: Want,
    part: (entry: Uint8Array) => Promise<void>,
  ): Promise<void> {
    const giver = this.nodes.find((one) => one.device === device);
    if (giver === undefined || giver.isApart || !this.isHonest(giver)) return;
    this.report.count("rights asked of a node");
    for (const { bytes } of await giveRights(giver.replica, want)) {
      this.report.count("grants by nodes");
      if (this.#isCut("lost-grants", 0.3)) return;
      await part(bytes);
    }
  }

  #isCut(habit: "lost-grants" | "lost-acks", probability: number): boolean {
    return !this.isHealing && this.swarm.habits.has(habit) && this.rng.chance(probability);
  }

  /** A node asks the hub for rights; the line may break, and either end may end, at any moment. */
  async ask(node: PolicyNode, want: Want): Promise<void> {
    if (node.isApart || this.#relay === null) return;
    if (this.swarm.habits.has("lost-grants") && this.rng.chance(0.2)) return;
    const told: EntryId[] = [];
    await this.#relay.serve(want, ({ entry }) => {
      if (entry !== null) told.push(...this.#idsOf(entry));
    });
    for (const id of told) {
      if (this.#isCut("lost-grants", 0.3)) return void this.report.count("grants lost on the line");
      const stored = await this.hub.store.get(id);
      if (stored !== undefined) await node.take([stored]);
      this.report.count("grants that came");
    }
  }

  #idsOf(bytes: Uint8Array): readonly EntryId[] {
    return this.hub.store.rows.filter((row) => sameBytes(row.bytes, bytes)).map(({ id }) => id);
  }

  /** Everything one side has and the other has not heard, or a part of it in any order. */
  async tell(from: PolicyNode, to: PolicyNode): Promise<void> {
    const since = to.heard.get(from) ?? 0;
    const fresh = this.#part(from.store.rows.slice(since));
    to.heard.set(from, since + fresh.length);
    const isMixed = !this.isHealing && this.swarm.habits.has("reorder") && this.rng.chance(0.5);
    if (!isMixed) return fresh.length === 0 ? undefined : to.take(fresh);
    const again = from.store.rows.slice(0, since).slice(-3);
    const told = this.rng.shuffled([...fresh, ...again]);
    while (told.length > 0) await to.take(told.splice(0, this.rng.between(1, 4)));
  }

  /** A line may break after any of it, often before the newest. */
  #part<T>(fresh: readonly T[]): readonly T[] {
    if (this.isHealing) return fresh;
    if (this.rng.chance(0.25)) return fresh.slice(0, this.rng.below(fresh.length + 1));
    return this.#isCut("lost-acks", 0.3) ? fresh.slice(0, -1) : fresh;
  }

  /** What a line does in a moment of contact: push, acknowledge, pull. */
  async meet(node: PolicyNode): Promise<void> {
    if (node.isApart) return;
    this.report.count("meetings");
    await this.tell(node, this.hub);
    await this.acknowledge(node);
    await this.tell(this.hub, node);
  }

  async acknowledge(node: PolicyNode): Promise<void> {
    const { device } = node;
    const { seq, head } = await this.hub.store.position(device);
    if (head === null || this.#isCut("lost-acks", 0.4)) return;
    const checkpoint = checkpointIdOf({ device, seq, head, hub: this.hub.device });
    this.checkpoints.set(checkpoint, seq);
    await node.replica.step(async (step) => {
      const isNews = seq > step.acked.seq && seq <= step.chain.seq;
      if (isNews) step.acked = { seq, checkpoint };
    });
  }

  /** The node's decider, or a planted one. */
  get act(): typeof act {
    return this.plant.act ?? act;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
