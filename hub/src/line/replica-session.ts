import type { DeviceId } from "@cardweave/shared/domain/ids";
import type { Cursor, Feed } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { Frame } from "@cardweave/shared/protocol/frames";
import type { Fetch, Pull, Push } from "@cardweave/shared/protocol/frames-feed";
import type { ChainPosition, DeviceChain } from "@cardweave/shared/protocol/frames-fields";
import { type Hello, protocolVersion } from "@cardweave/shared/protocol/frames-greeting";
import type { FoundPerson, Search } from "@cardweave/shared/protocol/frames-people";
import type { Granted, Want } from "@cardweave/shared/protocol/frames-rights";
import { provenMessage, takenMessage } from "@cardweave/shared/protocol/frames-signed";
import type { Beacon } from "@cardweave/shared/protocol/frames-state";
import { admit } from "@cardweave/shared/replica/admit";
import type { DigestBook } from "@cardweave/shared/replica/digest";
import { beaconOf } from "@cardweave/shared/replica/line/beacon-keeper";
import type { Channel } from "@cardweave/shared/replica/line/channel";
import { expectFrame, hasProven } from "@cardweave/shared/replica/line/greet";
import type { Replica } from "@cardweave/shared/replica/replica";
import { pageAfter } from "./feed-page.ts";
import { fetchedParts } from "./fetched-parts.ts";
import { HeldProof } from "./held-proof.ts";
import { turnAway } from "./turn-away.ts";

/** `held`: the feed up to there is on the replica's disk. */
type Heard = { readonly beacon?: Beacon; readonly aside?: number; readonly held?: Cursor };

/** What all sessions of a hub share. */
export type HubDesk = {
  readonly replica: Replica;
  readonly feed: Feed;
  /** The hub's own device, which signs checkpoints; headquarters' key is another. */
  readonly signer: Signer;
  readonly digests: DigestBook;
  readonly software: string;
  /** Serves a replica that needs rights; the parts of the answer are told as they come. */
  readonly wants: (want: Want, tell: (granted: Granted) => void) => Promise<void>;
  /** Looks for cardholders; nobody is found at a hub that keeps no people. */
  readonly finds: (search: Search, device: DeviceId) => Promise<readonly FoundPerson[]>;
  /** The replica asks for the feed: what this hub lacked it has told before. */
  readonly reported: (device: DeviceId) => Promise<void>;
  /** A fault that is no matter of a line. */
  readonly failed: (fault: unknown) => void;
  readonly heard: (device: DeviceId, news: Heard) => void;
};

type Asked = { readonly part: (entry: Uint8Array) => Promise<void>; readonly done: () => void };

/** A slow reader is dropped to catch-up here and comes back by its cursor. */
const mostBuffered = 4 * 1024 * 1024;

/** Answers that wait for a peer which asks on without reading; no replica of ours does. */
const mostAsked = 2 * mostBuffered;

/** One replica's line at the hub, from the greeting to its end. */
export class ReplicaSession {
  readonly #desk: HubDesk;
  readonly #channel: Channel;
  #device: DeviceId | null = null;
  #isLive = false;
  #isBehind = false;
  readonly #asked = new Map<string, Asked>();
  readonly #proof = new HeldProof();
  /** Something came into the feed while a page was read, and may not be on it. */
  #hasMissed = false;

  constructor(desk: HubDesk, channel: Channel) {
    this.#desk = desk;
    this.#channel = channel;
  }

  get device(): DeviceId | null {
    return this.#device;
  }

  /** Lets the replica in; false when it was turned away. Throws LineFault and PeerRefused. */
  async greet(): Promise<boolean> {
    const theirs = await expectFrame(this.#channel, "hello");
    const objection = turnAway(theirs, this.#desk.replica.directory);
    if (objection !== null) {
      this.#channel.close(objection.code, objection.detail, 30_000);
      return false;
    }
    const mine = this.#hello();
    this.#channel.send(mine);
    const prove = await expectFrame(this.#channel, "prove");
    if (!(await this.#hasProven({ theirs, mine }, prove.signature))) return false;
    this.#channel.trust();
    const signature = await this.#desk.signer.sign(provenMessage(mine, theirs));
    this.#channel.send({ type: "prove", signature });
    await this.#welcome(theirs.device);
    return true;
  }

  #hello(): Hello {
    const { replica, signer, software } = this.#desk;
    return {
      type: "hello",
      protocol: protocolVersion,
      role: "hub",
      device: signer.device,
      network: replica.directory.networkId,
      nonce: replica.ports.random.bytes(32),
      software,
      cursor: null,
      seq: 0,
      head: null,
      subscription: "all",
    };
  }

  async #hasProven(
    { theirs, mine }: { readonly theirs: Hello; readonly mine: Hello },
    signature: Uint8Array,
  ): Promise<boolean> {
    const { replica } = this.#desk;
    const keyOf = (device: DeviceId) => replica.directory.keyOf(device);
    const proof = { verifier: replica.ports.verifier, keyOf };
    const good = await hasProven(proof, { signer: theirs, peer: mine }, signature);
    if (!good) this.#channel.close("not-proven", "the signature is not this device's", 30_000);
    return good;
  }

  async #welcome(device: DeviceId): Promise<void> {
    const { replica, feed } = this.#desk;
    const position = await replica.ports.store.position(device);
    this.#device = device;
    this.#channel.send({
      type: "welcome",
      epoch: feed.epoch,
      position: { device, seq: position.seq, head: position.head },
      time: replica.ports.clock.now(),
      control: replica.directory.heads.slice(0, 64),
      bounds: await feed.bounds(),
    });
  }

  async listen(): Promise<void> {
    for (;;) {
      const frame = await this.#channel.inbox.next();
      if (frame === undefined) return;
      if (this.#channel.buffered() > mostAsked) {
        this.#channel.close("slow-reader", "asks for more than it reads", 5_000);
        return;
      }
      await this.#handle(frame);
    }
  }

  async #handle(frame: Frame): Promise<void> {
    switch (frame.type) {
      case "push":
        return this.#push([frame, ...this.#channel.inbox.takeWhile(isPush)]);
      case "pull":
        return this.#pull(frame);
      case "fetch":
        return this.#fetch(frame);
      case "positions":
        return this.#positions();
      case "beacon":
        return this.#beacon(frame);
      case "want":
        // Whoever waits for rights must not hold up the entries that come behind.
        this.#want(frame).catch(this.#desk.failed);
        return;
      case "grant":
        return this.#granted(frame);
      case "search":
        this.#search(frame).catch(this.#desk.failed);
        return;
      case "bye":
        this.#channel.close("bye", "as asked");
        return;
      default:
        this.#channel.close("unexpected-frame", frame.type);
    }
  }

  async #push(frames: readonly Push[]): Promise<void> {
    const { replica, heard } = this.#desk;
    const device = this.#device;
    if (device === null) return;
    const entries = frames.flatMap((frame) => frame.entries);
    const admitted = await admit(replica, entries, { from: `device ${device}` });
    if (admitted.aside.length > 0) heard(device, { aside: admitted.aside.length });
    await this.#acknowledge(device);
  }

  /** The checkpoint names the gap-free end of the chain as it is on this hub's disk now. */
  async #acknowledge(device: DeviceId): Promise<void> {
    const { replica, signer } = this.#desk;
    const { seq, head }: ChainPosition = await replica.ports.store.position(device);
    if (head === null) return;
    const checkpoint = { device, seq, head, hub: signer.device };
    const signature = await signer.sign(takenMessage(checkpoint));
    this.#channel.send({ type: "taken", ...checkpoint, signature });
  }

  async #pull({ cursor, limit }: Pull): Promise<void> {
    const { feed, reported } = this.#desk;
    if (this.#device !== null && cursor.epoch === feed.epoch) await reported(this.#device);
    const from: Cursor = cursor.epoch === feed.epoch ? cursor : { epoch: feed.epoch, seqs: {} };
    this.#isLive = false;
    this.#isBehind = false;
    this.#hasMissed = false;
    const page = await pageAfter(feed, from, limit);
    const more = page.more || this.#hasMissed;
    this.#isLive = !more;
    this.#channel.send({ ...page, more });
    if (more || this.#device === null) return;
    this.#desk.heard(this.#device, { held: from });
    if (this.#proof.given(page.entries.length > 0)) this.askHeld();
  }

  /** Has the replica say how far it holds the feed; one that catches up says so at the end. */
  askHeld(): void {
    if (this.#isLive && this.#proof.ask()) this.#askPull();
  }

  #askPull(): void {
    const cursor = { epoch: this.#desk.feed.epoch, seqs: {} };
    this.#channel.send({ type: "page", entries: [], cursor, more: true });
  }

  /** New entries of the feed, encoded once for all; a reader that does not keep up falls behind. */
  offerLive(encoded: Uint8Array): void {
    if (!this.#isLive) {
      this.#hasMissed = true;
      this.#recall();
    } else if (this.#channel.buffered() <= mostBuffered) this.#channel.sendEncoded(encoded);
    else {
      this.#isLive = false;
      this.#isBehind = true;
    }
  }

  /** Asks a reader that fell behind to pull again, once it has read what was on the way. */
  #recall(): void {
    if (!this.#isBehind || this.#channel.buffered() > 0) return;
    this.#isBehind = false;
    this.#askPull();
  }

  async #fetch(fetch: Fetch): Promise<void> {
    for (const part of await fetchedParts(this.#desk, fetch)) this.#channel.send(part);
  }

  async #positions(): Promise<void> {
    const held = await this.#desk.replica.ports.store.positions();
    const positions: DeviceChain[] = held.map(({ device, seq, head }) => ({ device, seq, head }));
    this.#channel.send({ type: "positions", positions: positions.slice(0, 10_000) });
  }

  async #want(want: Want): Promise<void> {
    if (want.to !== this.#device) {
      const reason = "rights are asked for oneself";
      this.#channel.send({ type: "grant", id: want.id, entry: null, reason });
      return;
    }
    await this.#desk.wants(want, (granted) => this.#channel.send(granted));
  }

  /** Asks this replica for rights that another one needs; resolves when it has no more. */
  ask(want: Want, part: (entry: Uint8Array) => Promise<void>): Promise<void> {
    return new Promise((done) => {
      this.#asked.set(want.id, { part, done });
      this.#channel.send(want);
    });
  }

  async #granted({ id, entry }: Granted): Promise<void> {
    const asked = this.#asked.get(id);
    if (entry !== null) return asked?.part(entry);
    this.#asked.delete(id);
    asked?.done();
  }

  async #search(search: Search): Promise<void> {
    if (this.#device === null) return;
    const people = await this.#desk.finds(search, this.#device);
    this.#channel.send({ type: "found", id: search.id, people });
  }

  /** Nobody waits for a line that is gone. */
  forget(): void {
    for (const { done } of this.#asked.values()) done();
    this.#asked.clear();
  }

  async #beacon(beacon: Beacon): Promise<void> {
    const { replica, digests, heard } = this.#desk;
    if (this.#device !== null) heard(this.#device, { beacon });
    this.#recall();
    const own = await beaconOf(replica, digests);
    this.#channel.send({ ...own, device: this.#desk.signer.device, seq: 0, head: null });
  }
}

function isPush(frame: Frame): frame is Push {
  return frame.type === "push";
}
