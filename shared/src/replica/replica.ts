import { type Observable, Subject } from "rxjs";
import { Directory } from "../domain/directory.ts";
import { type Hlc, isAhead } from "../domain/hlc.ts";
import type { DeviceId, DocId } from "../domain/ids.ts";
import type { Clock, Random, Timers } from "../ports/clock.ts";
import {
  type Batch,
  type EntryStore,
  type FeedPosition,
  isFullDisk,
  type NewEntry,
} from "../ports/entry-store.ts";
import type { Signer, Verifier } from "../ports/keys.ts";
import { AheadKeeper } from "./ahead.ts";
import { ArticleBook } from "./article-book.ts";
import { CampaignBook } from "./campaign-book.ts";
import { Histories } from "./cited-history.ts";
import { loadDirectory } from "./load-directory.ts";
import { clockNeed } from "./needs.ts";
import {
  type Acknowledged,
  acknowledged,
  beyondFrom,
  beyondMeta,
  checkpointMeta,
  followed,
  loadOwnChain,
  mintedMeta,
  type OwnChain,
} from "./own-chain.ts";
import type { Move, Settled } from "./workspace.ts";
import { Workspace } from "./workspace.ts";
import { Writer } from "./writer.ts";

export type ReplicaPorts = {
  readonly store: EntryStore;
  readonly signer: Signer;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
};

/** What has just become durable. `positions` stand beside `entries` where there is a feed. */
export type Change = {
  readonly entries: readonly NewEntry[];
  readonly positions: readonly FeedPosition[];
  readonly settled: readonly Settled[];
  readonly docs: readonly DocId[];
  /** The accounts among them, as they stood and as they stand. */
  readonly moves: readonly Move[];
  readonly control: boolean;
};

/** A step's memory: the workspace and the chain as it will stand when the step is durable. */
export type Step = {
  readonly workspace: Workspace;
  chain: OwnChain;
  /** Chains of further devices that this process signs for. */
  readonly others: Map<DeviceId, OwnChain>;
  acked: Acknowledged;
};

/**
 * What node, hub and phone run: takes in entries, makes its own, keeps the projections, and says
 * what has become durable. One writer; reads go to the store.
 */
export class Replica {
  readonly ports: ReplicaPorts;
  readonly changes$: Observable<Change>;
  /** The hub has confirmed the chain's end: this device may give rights again. */
  readonly confirmed$: Observable<void>;
  readonly #histories = new Histories();
  readonly #changes = new Subject<Change>();
  readonly #confirmed = new Subject<void>();
  readonly #writer: Writer<Step>;
  readonly #ahead: AheadKeeper;
  readonly articles: ArticleBook = new ArticleBook(() => this.#directory);
  readonly campaigns: CampaignBook = new CampaignBook(() => this.#directory);
  #directory: Directory;
  #chain: OwnChain;
  #acked: Acknowledged;
  readonly #others = new Map<DeviceId, OwnChain>();
  /** As it is stored; nothing until this process has stored it. */
  #beyondFrom: number | null = null;
  #isFull = false;
  #checksIn = false;

  private constructor(
    ports: ReplicaPorts,
    { directory, chain, acked }: { directory: Directory; chain: OwnChain; acked: number },
  ) {
    this.ports = ports;
    this.#directory = directory;
    this.#chain = chain;
    this.#acked = { seq: acked, checkpoint: chain.checkpoint };
    this.changes$ = this.#changes.asObservable();
    this.confirmed$ = this.#confirmed.asObservable();
    this.#writer = new Writer({
      begin: () => this.#begin(),
      commit: (step) => this.#commit(step),
      dropped: (step) => this.#dropped(step),
    });
    this.#ahead = new AheadKeeper(this);
  }

  static async open(
    ports: ReplicaPorts,
    root: DeviceId,
    { checksIn = false }: { readonly checksIn?: boolean } = {},
  ): Promise<Replica> {
    const directory = await loadDirectory(ports.store, new Directory(root));
    const chain = await loadOwnChain(ports.store, ports.signer.device);
    const { count } = await ports.store.unsentCount(chain.device);
    const replica = new Replica(ports, { directory, chain, acked: chain.seq - count });
    replica.#checksIn = checksIn && chain.seq > 0;
    await replica.#ahead.start();
    return replica;
  }

  get directory(): Directory {
    return this.#directory;
  }

  get device(): DeviceId {
    return this.ports.signer.device;
  }

  /**
   * Started, and the hub has not said yet that this chain's end is the newest it knows: an older
   * disk might be here, whose rights have been spent. Source: SPEC R77.
   */
  get isCheckingIn(): boolean {
    return this.#checksIn;
  }

  chainConfirmed(): void {
    if (!this.#checksIn) return;
    this.#checksIn = false;
    this.#confirmed.next();
  }

  /** Headquarters has ended this device's chain: what it says from now on counts for nothing. */
  get isRetired(): boolean {
    const { device, seq } = this.#chain;
    return this.#directory.isRetired({ device, seq: seq + 1 });
  }

  /** The end of this device's durable chain. */
  get chain(): OwnChain {
    return this.#chain;
  }

  /** The hub holds this device's chain durably up to here. */
  get acked(): number {
    return this.#acked.seq;
  }

  /** The last commit found no room on the disk. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** The chain's clock after an entry of somebody else; one far ahead is not followed. */
  heard(chain: OwnChain, hlc: Hlc): OwnChain {
    return isAhead(hlc, this.ports.clock.now()) ? chain : followed(chain, hlc);
  }

  /** Runs in a step of its own or shared with others; the answer comes when it is durable. */
  step<T>(run: (step: Step) => Promise<T>): Promise<T> {
    return this.#writer.submit(run);
  }

  /** The end of a device's chain within a step; `signer` may be another that this process has. */
  async chainOf(step: Step, { device }: Signer): Promise<OwnChain> {
    if (device === this.device) return step.chain;
    const known = step.others.get(device) ?? this.#others.get(device);
    return known ?? loadOwnChain(this.ports.store, device);
  }

  putChain(step: Step, chain: OwnChain): void {
    if (chain.device === this.device) step.chain = chain;
    else step.others.set(chain.device, chain);
  }

  idle(): Promise<void> {
    return this.#writer.idle();
  }

  async close(): Promise<void> {
    this.#ahead.stop();
    await this.idle();
    this.#changes.complete();
    this.#confirmed.complete();
    await this.ports.store.close();
  }

  #begin(): Step {
    const { store, clock } = this.ports;
    const workspace = new Workspace(store, this.#directory, {
      now: clock.now(),
      own: this.device,
      histories: this.#histories,
    });
    return { workspace, chain: this.#chain, others: new Map(), acked: this.#acked };
  }

  async #commit(step: Step): Promise<void> {
    const { workspace, chain } = step;
    const isAcked = step.acked.seq > this.#acked.seq;
    const next = isAcked ? acknowledged(chain, step.acked) : chain;
    const from = this.#noteChain(workspace, next);
    const batch = workspace.batch({
      ...(isAcked ? { sentUpTo: { device: this.device, seq: step.acked.seq } } : {}),
    });
    const positions = isEmpty(batch) ? [] : await this.#store(batch);
    for (const [device, other] of step.others) this.#others.set(device, other);
    this.#acked = step.acked;
    this.#beyondFrom = from;
    this.#chain = next;
    const { settled, changed, moves, touchesControl: control } = workspace;
    const entries = batch.entries ?? [];
    if (entries.length + settled.length === 0 && !isAcked) return;
    const docs = changed.map((state) => state.doc);
    this.#changes.next({ entries, positions, settled, docs, moves, control });
    if (control || entries.some((one) => one.needs.includes(clockNeed))) this.#ahead.look();
  }

  /** What a start must know of the chain beside its entries; answers with {@link beyondFrom}. */
  #noteChain(workspace: Workspace, next: OwnChain): number | null {
    if (next === this.#chain) return this.#beyondFrom;
    if (next.minted !== this.#chain.minted) {
      workspace.putMeta(mintedMeta, JSON.stringify(next.minted));
    }
    const { checkpoint } = next;
    if (checkpoint !== null && checkpoint !== this.#chain.checkpoint) {
      workspace.putMeta(checkpointMeta, checkpoint);
    }
    const from = beyondFrom(next);
    if (from !== this.#beyondFrom) workspace.putMeta(beyondMeta, `${from}`);
    return from;
  }

  async #store(batch: Batch): Promise<readonly FeedPosition[]> {
    try {
      const positions = await this.ports.store.commit(batch);
      this.#isFull = false;
      return positions;
    } catch (fault) {
      this.#isFull = isFullDisk(fault);
      throw fault;
    }
  }

  /** The directory is changed in place while a step runs, so it is read again. */
  async #dropped({ workspace }: Step): Promise<void> {
    if (!workspace.touchesControl) return;
    const fresh = new Directory(this.#directory.root);
    await loadDirectory(this.ports.store, fresh);
    fresh.version += this.#directory.version;
    this.#directory = fresh;
  }
}

function isEmpty(batch: object): boolean {
  return Object.values(batch).every(
    (part) => typeof part === "object" && Object.keys(part ?? {}).length === 0,
  );
}
