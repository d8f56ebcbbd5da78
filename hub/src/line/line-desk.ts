import type { DeviceId } from "@cardweave/shared/domain/ids";
import type { Instant } from "@cardweave/shared/domain/measure";
import { type Cursor, type Feed, isFullDisk } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { type Connection, LineFault } from "@cardweave/shared/ports/line";
import { encodeFrame } from "@cardweave/shared/protocol/frames";
import type { Beacon } from "@cardweave/shared/protocol/frames-state";
import { DigestBook } from "@cardweave/shared/replica/digest";
import { Channel } from "@cardweave/shared/replica/line/channel";
import { PeerRefused } from "@cardweave/shared/replica/line/greet";
import { frameParts } from "@cardweave/shared/replica/line/outbox";
import type { Change, Replica } from "@cardweave/shared/replica/replica";
import { BehaviorSubject, type Observable } from "rxjs";
import { isCardRuling } from "../cards/card-rulings.ts";
import { PoolDesk, type PoolKeys } from "../pool/pool-desk.ts";
import { RightsRelay } from "../pool/rights-relay.ts";
import { LineEnds } from "./line-ends.ts";
import { type HubDesk, ReplicaSession } from "./replica-session.ts";

/** What the hub knows of a device's line. */
export type DeviceLine = {
  readonly device: DeviceId;
  readonly connected: boolean;
  readonly since: Instant;
  readonly beacon: Beacon | null;
  /** Entries of this device that were kept aside since the hub started. */
  readonly aside: number;
};

export type LineDeskOptions = {
  readonly replica: Replica;
  readonly feed: Feed;
  readonly signer: Signer;
  readonly poolKeys: PoolKeys;
  readonly software: string;
  readonly finds?: HubDesk["finds"];
  /** A device has told everything that this hub lacked. */
  readonly reported?: (device: DeviceId) => Promise<void>;
  /** A fault that is no matter of a line: the process must end. */
  readonly fatal: (fault: unknown) => void;
};

/** Several cards that are blocked at once are one question. Unit: ms. */
const askHeldMs = 250;

/** Takes the replicas' lines and hands every new entry of the feed to those that are live. */
export class LineDesk {
  readonly lines$: Observable<ReadonlyMap<DeviceId, DeviceLine>>;
  readonly #lines = new BehaviorSubject<ReadonlyMap<DeviceId, DeviceLine>>(new Map());
  readonly #sessions = new Set<{ readonly session: ReplicaSession; readonly channel: Channel }>();
  readonly #ends = new LineEnds();
  readonly #channels = new Set<Channel>();
  readonly #held = new Map<DeviceId, Cursor>();
  #callOffAsking: (() => void) | null = null;
  readonly #serving = new Set<Promise<void>>();
  readonly #desk: HubDesk;
  readonly pool: PoolDesk;
  readonly #options: LineDeskOptions;
  readonly #changes: { unsubscribe(): void };

  constructor(options: LineDeskOptions) {
    this.#options = options;
    const { replica, feed, signer, software } = options;
    const { store, timers } = replica.ports;
    const pause = () => new Promise<void>((resolve) => void timers.after(0, resolve));
    const digests = new DigestBook(store, pause);
    const heard: HubDesk["heard"] = (device, { beacon, held, aside = 0 }) => {
      const before = this.#line(device);
      if (held !== undefined) this.#held.set(device, held);
      this.#put({ ...before, beacon: beacon ?? before.beacon, aside: before.aside + aside });
    };
    this.pool = new PoolDesk(replica, options.poolKeys, options.fatal);
    const relay = new RightsRelay({
      replica,
      pool: this.pool,
      isConnected: (device) => this.#sessionOf(device) !== undefined,
      ask: async (device, want, part) => this.#sessionOf(device)?.ask(want, part),
    });
    this.#desk = {
      replica,
      feed,
      signer,
      digests,
      software,
      heard,
      wants: (want, tell) => relay.serve(want, tell),
      finds: options.finds ?? (() => Promise.resolve([])),
      reported: options.reported ?? (() => Promise.resolve()),
      failed: options.fatal,
    };
    this.lines$ = this.#lines.asObservable();
    this.#changes = replica.changes$.subscribe((change) => this.#publish(change));
  }

  get lines(): ReadonlyMap<DeviceId, DeviceLine> {
    return this.#lines.value;
  }

  /** Lines that ended since the hub started for what the peer did, by reason. */
  get refused(): Readonly<Record<string, number>> {
    return this.#ends.counts;
  }

  get digests(): DigestBook {
    return this.#desk.digests;
  }

  /** How far a device held the feed when it last said so; undefined since the hub's start. */
  heldBy(device: DeviceId): Cursor | undefined {
    return this.#held.get(device);
  }

  accept(connection: Connection): void {
    const channel = new Channel(connection);
    void channel.ended.then(({ code }) => this.#ends.note(code));
    const entry = { session: new ReplicaSession(this.#desk, channel), channel };
    this.#channels.add(channel);
    void channel.ended.then(() => this.#channels.delete(channel));
    const served = this.#serve(entry)
      .catch((fault: unknown) => this.#options.fatal(fault))
      .finally(() => this.#serving.delete(served));
    this.#serving.add(served);
  }

  async #serve(entry: { session: ReplicaSession; channel: Channel }): Promise<void> {
    const { session, channel } = entry;
    try {
      if (!(await session.greet())) return;
      this.#connected(session, true);
      this.#sessions.add(entry);
      await session.listen();
    } catch (fault) {
      if (fault instanceof LineFault || fault instanceof PeerRefused) return;
      const isFull = isFullDisk(fault);
      const code = isFull ? "hub-disk-full" : "hub-fault";
      channel.close(code, "the hub could not take it; nothing was acknowledged", 5_000);
      if (!isFull) throw fault;
    } finally {
      this.#sessions.delete(entry);
      session.forget();
      this.#connected(session, false);
    }
  }

  #connected(session: ReplicaSession, connected: boolean): void {
    const { device } = session;
    if (device === null) return;
    const others = [...this.#sessions].some((other) => other.session.device === device);
    if (!connected && others) return;
    if (connected) this.pool.connected(device).catch(this.#options.fatal);
    else this.pool.gone(device);
    const since = this.#options.replica.ports.clock.now();
    this.#put({ ...this.#line(device), connected, since });
  }

  #sessionOf(device: DeviceId): ReplicaSession | undefined {
    return [...this.#sessions].find((one) => one.session.device === device)?.session;
  }

  #line(device: DeviceId): DeviceLine {
    const since = this.#options.replica.ports.clock.now();
    const fresh = { device, connected: false, since, beacon: null, aside: 0 };
    return this.#lines.value.get(device) ?? fresh;
  }

  #put(line: DeviceLine): void {
    this.#lines.next(new Map([...this.#lines.value, [line.device, line]]));
  }

  #publish({ entries, positions, control }: Change): void {
    if (this.#sessions.size === 0) return;
    if (entries.some(isCardRuling)) this.#askHeldSoon();
    const placed = entries.flatMap(({ bytes }, at) => {
      const position = positions[at];
      return position === undefined ? [] : [{ ...position, bytes }];
    });
    for (const part of frameParts(placed, (one) => one.bytes.length)) {
      const seqs = Object.fromEntries(part.map(({ shard, seq }) => [shard, seq]));
      const cursor = { epoch: this.#desk.feed.epoch, seqs };
      const encoded = encodeFrame({ type: "live", entries: part, cursor });
      for (const { session } of this.#sessions) session.offerLive(encoded);
    }
    if (control) this.#endRetired();
  }

  /** Who blocks a card wants to see at once which branches know it. */
  #askHeldSoon(): void {
    if (this.#callOffAsking !== null) return;
    this.#callOffAsking = this.#options.replica.ports.timers.after(askHeldMs, () => {
      this.#callOffAsking = null;
      for (const { session } of this.#sessions) session.askHeld();
    });
  }

  /** After it has been told so. */
  #endRetired(): void {
    const { rulings } = this.#options.replica.directory;
    for (const { session, channel } of this.#sessions) {
      const isRetired = session.device !== null && rulings.retiredAt(session.device) !== undefined;
      if (isRetired) channel.close("retired", "headquarters has ended this device");
    }
  }

  close(): void {
    this.#changes.unsubscribe();
    this.#callOffAsking?.();
    this.pool.stop();
    for (const channel of this.#channels) channel.close("stopping", "the hub is stopping", 500);
  }

  /** Resolves when nothing that came over a line is being worked on any more; `close` before. */
  async idle(): Promise<void> {
    await Promise.all(this.#serving);
  }
}
