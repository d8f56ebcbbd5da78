import { memoryFeedStore, memoryStore } from "@cardweave/shared/adapters/memory-store";
import type { EntryId } from "@cardweave/shared/domain/ids";
import { toHex } from "@cardweave/shared/entries/hex";
import {
  type Batch,
  type EntryStore,
  type Feed,
  type FeedPosition,
  StorageFault,
} from "@cardweave/shared/ports/entry-store";
import { storeReads } from "@cardweave/shared/replica/replica-builders";
import type { DiskFlaws } from "./plant.ts";
import { never, type Process } from "./process.ts";
import type { Rng } from "./rng.ts";
import type { Schedule } from "./schedule.ts";

export type DiskOptions = {
  readonly schedule: Schedule;
  readonly rng: Rng;
  readonly fsyncMs: number;
  /** Share of reads that take their time. */
  readonly slowReads: number;
  readonly isHub: boolean;
  readonly flaws: DiskFlaws;
  /** Told of every batch when it is durable. */
  readonly durable: (batch: Batch) => void;
};

type Image = { readonly store: EntryStore; readonly feed: Feed };

/**
 * A disk under a store whose commits are atomic, as SQLite's are. What is stored is durable; a
 * commit under way is, after a crash, there whole or not at all. It remembers every batch, so that
 * any earlier image can come back.
 */
export class SimDisk {
  readonly #options: DiskOptions;
  #log: Batch[] = [];
  #image: Image;
  #epoch: Uint8Array;
  #underway: Batch | null = null;
  /** Batches at the end of the log that a crash takes away; only of a disk that lies. */
  #unsafe = 0;
  #broken = false;
  isFull = false;
  failsNext = false;

  constructor(options: DiskOptions) {
    this.#options = options;
    this.#epoch = options.rng.bytes(16);
    this.#image = this.#fresh();
  }

  get commits(): number {
    return this.#log.length;
  }

  /** What a new process would find; for checks only, not for the code under test. */
  get store(): EntryStore {
    return this.#image.store;
  }

  get feed(): Feed {
    return this.#image.feed;
  }

  /** True for entries that a crash in this moment would leave. */
  async holds(ids: readonly EntryId[]): Promise<boolean> {
    const doubtful = this.#log.slice(this.#log.length - this.#unsafe);
    const lost = new Set(doubtful.flatMap((batch) => (batch.entries ?? []).map((one) => one.id)));
    const held = await this.#image.store.has(ids);
    return ids.every((id) => held.has(id) && !lost.has(id));
  }

  #fresh(): Image {
    if (this.#options.isHub)
      return memoryFeedStore({ bytes: () => this.#epoch, fraction: () => 0 });
    const feed: Feed = {
      epoch: "",
      read: async () => [],
      bounds: async () => ({}),
      positionOf: async () => undefined,
    };
    return { store: memoryStore(), feed };
  }

  /** The store as a process sees it. */
  open(process: Process): { store: EntryStore; feed: Feed } {
    const { store, feed } = this.#image;
    const reading = (name: (typeof storeReads)[number]) => {
      const act = store[name].bind(store) as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) => this.#read(process, () => act(...args));
    };
    const handle = {
      ...Object.fromEntries(storeReads.map((name) => [name, reading(name)])),
      commit: (batch: Batch) => this.#commit(process, batch),
      close: async () => undefined,
    };
    return {
      store: handle as unknown as EntryStore,
      feed: {
        epoch: feed.epoch,
        read: (...args) => this.#read(process, () => feed.read(...args)),
        bounds: () => this.#read(process, () => feed.bounds()),
        positionOf: (id) => this.#read(process, () => feed.positionOf(id)),
      },
    };
  }

  /** A slow read tells what was there at some moment between question and answer. */
  async #read<T>(process: Process, act: () => Promise<T>): Promise<T> {
    const { rng, slowReads, schedule } = this.#options;
    if (slowReads > 0 && rng.chance(slowReads)) {
      await schedule.sleep(rng.around(2));
      const answer = process.isAlive ? await act() : undefined;
      await schedule.sleep(rng.around(2));
      return process.isAlive ? (answer as T) : never();
    }
    return process.isAlive ? act() : never();
  }

  async #commit(process: Process, batch: Batch): Promise<readonly FeedPosition[]> {
    const { schedule, rng, fsyncMs, flaws } = this.#options;
    if (!process.isAlive) return never();
    if (this.#broken) throw faultOf(process, "io", "sim: the disk has failed before");
    if (flaws.early === true) return this.#promise(batch);
    this.#underway = batch;
    await schedule.sleep(rng.around(fsyncMs));
    if (!process.isAlive) return never();
    this.#underway = null;
    if (this.isFull) throw faultOf(process, "full", "sim: no space left");
    if (this.failsNext) return this.#fail(process, batch);
    return this.#apply(batch);
  }

  /** A lie: it becomes durable later. */
  #promise(batch: Batch): Promise<readonly FeedPosition[]> {
    const { schedule, rng, fsyncMs } = this.#options;
    this.#unsafe += 1;
    schedule.after(rng.around(fsyncMs) + 50, () => {
      this.#unsafe = Math.max(0, this.#unsafe - 1);
    });
    return this.#apply(batch);
  }

  /** After a failed fsync nobody knows what is on the disk. */
  async #fail(process: Process, batch: Batch): Promise<readonly FeedPosition[]> {
    this.failsNext = false;
    if (this.#options.flaws.deaf === true) return [];
    this.#broken = true;
    if (this.#options.rng.chance(0.5)) await this.#apply(batch);
    throw faultOf(process, "io", "sim: fsync failed");
  }

  #apply(batch: Batch): Promise<readonly FeedPosition[]> {
    this.#log.push(batch);
    const stored = this.#image.store.commit(batch);
    this.#options.durable(batch);
    return stored;
  }

  /** The process is gone. What was under way is there, or is not. */
  crash(): void {
    const { rng, flaws } = this.#options;
    const batch = this.#underway;
    this.#underway = null;
    this.#broken = false;
    this.failsNext = false;
    if (this.#unsafe > 0) this.#replay(this.#log.length - this.#unsafe);
    if (batch === null) return;
    if (flaws.torn === true && rng.chance(0.7)) this.#tear(batch);
    else if (rng.chance(0.5)) void this.#apply(batch);
  }

  #tear(batch: Batch): void {
    if (batch.entries !== undefined) void this.#apply({ entries: batch.entries });
  }

  /** An old image of the disk comes back; `epoch` where a feed must not be taken for the old one. */
  rollBack(commits: number, epoch?: Uint8Array): void {
    this.#underway = null;
    this.#epoch = epoch ?? this.#epoch;
    this.#replay(commits);
  }

  #replay(commits: number): void {
    this.#log = this.#log.slice(0, commits);
    this.#unsafe = 0;
    this.#image = this.#fresh();
    for (const batch of this.#log) void this.#image.store.commit(batch);
  }

  get epoch(): string {
    return toHex(this.#epoch);
  }
}

const owners = new WeakMap<StorageFault, Process>();

function faultOf(process: Process, kind: "io" | "full", message: string): StorageFault {
  const fault = new StorageFault(kind, message);
  owners.set(fault, process);
  return fault;
}

/** Whose disk it was. */
export function ownerOf(fault: unknown): Process | undefined {
  return fault instanceof StorageFault ? owners.get(fault) : undefined;
}
