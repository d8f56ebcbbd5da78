import { LineDesk } from "@cardweave/hub/line/line-desk";
import type { ControlBody } from "@cardweave/shared/domain/control-bodies";
import { isControl } from "@cardweave/shared/domain/ids";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { type Batch, StorageFault } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { write } from "@cardweave/shared/replica/act";
import { Replica } from "@cardweave/shared/replica/replica";
import { Process } from "./process.ts";
import type { Rng } from "./rng.ts";
import { SimClock } from "./sim-clock.ts";
import type { SimDisk } from "./sim-disk.ts";
import { diskOf, streamFor, type World } from "./world.ts";

type Life = { readonly process: Process; readonly replica: Replica; readonly desk: LineDesk };

/** Headquarters' machine. */
export class SimHub {
  readonly clock: SimClock;
  readonly disk: SimDisk;
  readonly signer: Signer;
  readonly #world: World;
  readonly #rng: Rng;
  #life: Life | null = null;
  #process: Process | null = null;
  /** Its log is older than what it has said; it must hear the replicas before it signs again. */
  hasForgotten = false;

  constructor(world: World, durable: (batch: Batch) => void) {
    this.#world = world;
    this.clock = new SimClock(world.schedule, world.wall);
    this.disk = diskOf(world, { where: "hub", name: "hub" }, durable);
    this.#rng = streamFor(world, "hub");
    this.signer = world.keys.signer(`seed ${world.seed} hub`);
  }

  get process(): Process | null {
    return this.#process;
  }
  get replica(): Replica | null {
    return this.#life?.replica ?? null;
  }
  #founded: string | null = null;

  get desk(): LineDesk | null {
    return this.#life?.desk ?? null;
  }

  async start(): Promise<void> {
    if (this.#process !== null) return;
    const { world, process } = { world: this.#world, process: new Process(this.#world.schedule) };
    const { plant, keys, net, root } = world;
    this.#process = process;
    const opened = this.disk.open(process);
    const rng = this.#rng;
    const { clock } = this;
    const store = plant.store?.(opened.store, { where: "hub", rng, clock }) ?? opened.store;
    const feed = plant.feed?.(opened.feed, rng) ?? opened.feed;
    const verifier = plant.verifier?.(keys.verifier) ?? keys.verifier;
    const { timers } = process;
    const ports = { store, signer: root, verifier, clock, timers, random: rng };
    const replica = await Replica.open(ports, root.device).catch((fault: unknown) => {
      this.fault(process, fault);
      return null;
    });
    if (replica === null) return;
    plant.replica?.(replica, "hub");
    const fatal = (fault: unknown): void => this.fault(process, fault);
    this.#founded ??= feed.epoch;
    const pools = (shard: string) => keys.signer(`pool ${shard}`);
    const poolKeys = feed.epoch === this.#founded ? pools : null;
    const { signer } = this;
    const desk = new LineDesk({ replica, feed, signer, poolKeys, software: "sim", fatal });
    this.#life = { process, replica, desk };
    net.listen(process, (end) =>
      desk.accept(plant.connection?.(end, { where: "hub", rng, of: this.disk }) ?? end),
    );
    world.report.trace("start hub");
  }

  fault(process: Process, fault: unknown): void {
    if (!process.isAlive) return;
    if (!(fault instanceof StorageFault)) {
      this.#world.report.violate("no-surprise", `hub: ${String(fault)}`);
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
    this.#world.report.trace("crash hub");
    process.end();
    this.#process = null;
    this.#life = null;
    this.#world.net.ended(process, silently);
    this.disk.crash();
  }

  /** Headquarters signs; false when the hub is down or must not. */
  async sign(bodies: readonly ControlBody[]): Promise<boolean> {
    const { replica, process } = this;
    if (replica === null || process === null || this.hasForgotten) return false;
    const author = { by: null, key: null };
    const inDirectory = bodies.map((body) => ({ doc: directoryDoc, body }));
    try {
      await replica.step((step) => write(replica, step, { author, bodies: inDirectory }));
      return true;
    } catch (fault) {
      this.fault(process, fault);
      return false;
    }
  }

  /** All control entries that are durable here, as an enrolment hands them out. */
  async control(): Promise<readonly Uint8Array[]> {
    const { store } = this.disk;
    const docs = (await store.docs({ limit: 1_000 })).filter(isControl);
    const entries = await Promise.all(docs.map((doc) => store.entriesOf(doc)));
    return entries.flat().map((one) => one.bytes);
  }
}
