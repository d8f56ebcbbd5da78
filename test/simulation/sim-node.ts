import type { DeviceId, EntryId } from "@cardweave/shared/domain/ids";
import type { Result } from "@cardweave/shared/domain/result";
import { type Batch, StorageFault } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { Dialer } from "@cardweave/shared/ports/line";
import { type Action, act, type Outcome } from "@cardweave/shared/replica/act";
import { DebtKeeper } from "@cardweave/shared/replica/debt-keeper";
import { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import { LineRunner, type LineStatus } from "@cardweave/shared/replica/line/line-runner";
import { Replica, type ReplicaPorts } from "@cardweave/shared/replica/replica";
import { Process } from "./process.ts";
import type { Rng } from "./rng.ts";
import { SimClock } from "./sim-clock.ts";
import type { SimDisk } from "./sim-disk.ts";
import type { Cable } from "./sim-net.ts";
import { diskOf, streamFor, type World } from "./world.ts";

type Life = {
  readonly process: Process;
  readonly replica: Replica;
  readonly runner: LineRunner;
  readonly ended: Promise<void>;
};

export type Gathering = (rights: RightsGatherer) => Promise<void>;

/** A store node's machine: a disk, a clock, a cable, a key, and now and then a running process. */
export class SimNode {
  readonly index: number;
  readonly clock: SimClock;
  readonly cable: Cable;
  readonly #world: World;
  readonly #rng: Rng;
  readonly #checks: (node: SimNode, batch: Batch) => void;
  #disk: SimDisk;
  #signer: Signer;
  #life: Life | null = null;
  #process: Process | null = null;
  /** A node that lost or rolled back its disk comes back as another device. */
  incarnation = 1;
  /** How far its line has told that its chain is not what the hub knows. */
  reported: "rolled-back" | "forked" | null = null;
  /** The hub knew more than the disk that came back, up to this entry. */
  mustReport: EntryId | null = null;
  hasGoneBack = false;
  /** Rises whenever the disk is not what it was: what a till asked before is not known any more. */
  memory = 1;
  isGone = false;

  constructor(world: World, index: number, checks: (node: SimNode, batch: Batch) => void) {
    this.#world = world;
    this.index = index;
    this.#checks = checks;
    this.clock = new SimClock(world.schedule, world.wall);
    this.cable = { isApart: false, clogMs: 0, rng: streamFor(world, `cable ${index}`) };
    this.#rng = streamFor(world, `node ${index}`);
    this.#signer = this.#newSigner();
    this.#disk = this.#newDisk();
  }

  #newSigner(): Signer {
    return this.#world.keys.signer(`seed ${this.#world.seed} ${this.name}`);
  }

  #newDisk(): SimDisk {
    const at = { where: "node", name: this.name } as const;
    return diskOf(this.#world, at, (batch) => this.#checks(this, batch));
  }

  get name(): string {
    return `node ${this.index} life ${this.incarnation}`;
  }
  get device(): DeviceId {
    return this.#signer.device;
  }
  get signer(): Signer {
    return this.#signer;
  }
  get disk(): SimDisk {
    return this.#disk;
  }
  get process(): Process | null {
    return this.#process;
  }
  get replica(): Replica | null {
    return this.#life?.replica ?? null;
  }
  get status(): LineStatus | null {
    return this.#life?.runner.status ?? null;
  }
  get isUp(): boolean {
    return this.#life !== null;
  }

  /** A new machine, or a new disk in it: another key, nothing stored. */
  replace(): void {
    this.incarnation += 1;
    this.memory += 1;
    this.#signer = this.#newSigner();
    this.#disk = this.#newDisk();
    this.reported = null;
    this.mustReport = null;
    this.hasGoneBack = false;
    this.isGone = false;
  }

  /** An older image of its disk is back; the hub may know better, up to an entry. */
  wentBack(known: EntryId | null): void {
    this.mustReport ??= known;
    this.hasGoneBack = true;
    this.memory += 1;
  }

  ports(process: Process): ReplicaPorts {
    const { keys, plant } = this.#world;
    const { store } = this.#disk.open(process);
    const rng = this.#rng;
    const { clock } = this;
    return {
      store: plant.store?.(store, { where: "node", rng, clock }) ?? store,
      signer: this.#signer,
      verifier: plant.verifier?.(keys.verifier) ?? keys.verifier,
      clock,
      timers: process.timers,
      random: rng,
    };
  }

  async start(): Promise<void> {
    if (this.#process !== null || this.isGone) return;
    const process = new Process(this.#world.schedule);
    this.#process = process;
    const replica = await this.#open(process);
    if (replica === null) return;
    this.#world.plant.replica?.(replica, "node");
    const runner = new LineRunner(replica, this.#dialer(process), "sim");
    runner.status$.subscribe((status) => this.#watch(status));
    const fatal = (fault: unknown) => this.fault(process, fault);
    new DebtKeeper(replica, fatal);
    const ended = runner.run().catch((fault: unknown) => this.fault(process, fault));
    this.#life = { process, replica, runner, ended };
    this.#world.report.trace(`start ${this.name}`);
  }

  /** A disk that fails while a process starts ends it as later. */
  async #open(process: Process): Promise<Replica | null> {
    try {
      const { device } = this.#world.root;
      return await Replica.open(this.ports(process), device, { checksIn: true });
    } catch (fault) {
      this.fault(process, fault);
      return null;
    }
  }

  #dialer(process: Process): Dialer {
    const { net, plant } = this.#world;
    const dialer = net.dialer(process, this.cable);
    const through = plant.connection;
    if (through === undefined) return dialer;
    return {
      dial: async () =>
        through(await dialer.dial(), { where: "node", rng: this.#rng, of: this.#disk }),
    };
  }

  #watch({ chain }: LineStatus): void {
    if (chain !== "rolled-back" && chain !== "forked") return;
    if (this.reported === null) this.#world.report.count(`reported ${chain}`);
    this.reported = chain;
  }

  /** What `main` does with a fault: the process ends, its keeper starts another. */
  fault(process: Process, fault: unknown): void {
    if (!process.isAlive) return;
    if (!(fault instanceof StorageFault)) {
      this.#world.report.violate("no-surprise", `${this.name}: ${String(fault)}`);
    }
    this.#world.report.count("ended by a storage fault");
    this.crash();
    this.#world.schedule.after(this.#rng.between(200, 4_000), () => {
      void this.start();
    });
  }

  crash(silently = false): void {
    const process = this.#process;
    if (process === null) return;
    this.#world.report.trace(`crash ${this.name}`);
    process.end();
    this.#process = null;
    this.#life = null;
    this.#world.net.ended(process, silently);
    this.#disk.crash();
  }

  /** As asked by the operator: the line says goodbye, what is under way is finished. */
  async stop(): Promise<void> {
    const life = this.#life;
    if (life === null) return;
    this.#life = null;
    let isDone = false;
    life.runner.stop();
    const done = life.ended.then(() => life.replica.close());
    void done.then(() => {
      isDone = true;
    });
    await this.#world.schedule.sleep(60_000);
    if (!life.process.isAlive) return;
    if (!isDone) this.#world.report.violate("stops", `${this.name} did not end when asked`);
    this.#process = null;
    life.process.end();
    this.#world.net.ended(life.process, false);
    this.#disk.crash();
  }

  /** `gather`: gets rights together before it decides, as the node's HTTP side does. */
  book(action: Action, gather?: Gathering): Promise<Result<Outcome>> | null {
    const life = this.#life;
    if (life === null) return null;
    const decide = this.#world.plant.act ?? act;
    if (gather === undefined) return decide(life.replica, action);
    const gatherer = new RightsGatherer(life.replica, life.runner);
    return gather(gatherer).then(() => decide(life.replica, action));
  }
}
