import type { DeviceId } from "../../domain/ids.ts";
import { fromHex } from "../../entries/hex.ts";
import type { Cursor } from "../../ports/entry-store.ts";
import { LineFault } from "../../ports/line.ts";
import type { Frame } from "../../protocol/frames.ts";
import type { FeedPage, Live } from "../../protocol/frames-feed.ts";
import { type Hello, protocolVersion, type Welcome } from "../../protocol/frames-greeting.ts";
import type { Positions } from "../../protocol/frames-positions.ts";
import type { Granted, Want } from "../../protocol/frames-rights.ts";
import { checkpointIdOf, provenMessage, takenMessage } from "../../protocol/frames-signed.ts";
import type { Beacon, Taken } from "../../protocol/frames-state.ts";
import { admit, retryAside } from "../admit.ts";
import { giveRights } from "../give-rights.ts";
import type { Acknowledged } from "../own-chain.ts";
import type { Replica } from "../replica.ts";
import type { Channel } from "./channel.ts";
import { expectFrame, hasProven } from "./greet.ts";
import { offerOthers } from "./offer-others.ts";
import { Outbox } from "./outbox.ts";
import { Questions } from "./questions.ts";
import type { LineWatch } from "./watch.ts";

/** Entries asked for in one pull; a new one is sent when these are stored. */
const pageSize = 500;

/** One connection of a replica to the hub, from the greeting to its end. */
export class Session {
  readonly #replica: Replica;
  readonly #channel: Channel;
  readonly #watch: LineWatch;
  readonly #software: string;
  #hub: DeviceId | null = null;
  #cursor: Cursor = { epoch: "", seqs: {} };
  #outbox: Outbox | null = null;
  #pulling = false;
  #heardPositions = "";
  /** What both sides held when the hub was last offered what it lacks. */
  #offeredAt = "";
  readonly questions: Questions;

  constructor(replica: Replica, channel: Channel, to: { watch: LineWatch; software: string }) {
    this.#replica = replica;
    this.#channel = channel;
    this.#watch = to.watch;
    this.#software = to.software;
    this.questions = new Questions(channel);
  }

  /** Resolves when the line has ended; throws only what is no matter of the line. */
  async run(): Promise<void> {
    const welcome = await this.#greet();
    const changes = this.#replica.changes$.subscribe(({ entries }) => this.#outbox?.offer(entries));
    try {
      await this.#start(welcome);
      await this.#listen();
    } finally {
      this.questions.end();
      changes.unsubscribe();
    }
  }

  async #greet(): Promise<Welcome> {
    const { chain, directory, ports } = this.#replica;
    const cursor = (await ports.store.cursor()) ?? null;
    const mine: Hello = {
      type: "hello",
      protocol: protocolVersion,
      role: "replica",
      device: this.#replica.device,
      network: directory.networkId,
      nonce: ports.random.bytes(32),
      software: this.#software,
      cursor,
      seq: chain.seq,
      head: chain.head,
      subscription: "all",
    };
    this.#channel.send(mine);
    const theirs = await expectFrame(this.#channel, "hello");
    const signature = await ports.signer.sign(provenMessage(mine, theirs));
    this.#channel.send({ type: "prove", signature });
    await this.#checkHub(mine, theirs);
    this.#hub = theirs.device;
    if (cursor !== null) this.#cursor = cursor;
    return expectFrame(this.#channel, "welcome");
  }

  async #checkHub(mine: Hello, theirs: Hello): Promise<void> {
    const { directory, ports } = this.#replica;
    const prove = await expectFrame(this.#channel, "prove");
    const isHub = directory.roleOf(theirs.device) === "hub";
    const proof = {
      verifier: ports.verifier,
      keyOf: (device: DeviceId) => directory.keyOf(device),
    };
    const good = await hasProven(proof, { signer: theirs, peer: mine }, prove.signature);
    if (isHub && good) return this.#channel.trust();
    this.#channel.close("not-the-hub", "this is not the hub of this network");
    throw new LineFault("the peer is not this network's hub");
  }

  async #start(welcome: Welcome): Promise<void> {
    this.#watch.welcomed(welcome);
    await this.#checkOwnChain(welcome);
    const isNewEpoch = welcome.epoch !== this.#cursor.epoch;
    if (isNewEpoch) this.#cursor = { epoch: welcome.epoch, seqs: {} };
    const { ports, device } = this.#replica;
    const from = { device, seq: welcome.position.seq, timers: ports.timers };
    this.#outbox = new Outbox(ports.store, this.#channel, from);
    await this.#acknowledge(this.#acknowledgedBy(welcome));
    this.#outbox.pump();
    if (isNewEpoch) await this.#askPositions();
    else this.#pull();
  }

  /** A welcome acknowledges as a checkpoint does; running totals start anew from there. */
  #acknowledgedBy({ position: { device, seq, head } }: Welcome): Acknowledged {
    const hub = this.#hub;
    const isSome = head !== null && hub !== null;
    return { seq, checkpoint: isSome ? checkpointIdOf({ device, seq, head, hub }) : null };
  }

  /** The hub knows more of this device than its own disk, or something else: it was rolled back. */
  async #checkOwnChain({ position }: Welcome): Promise<void> {
    if (position.seq === 0) return;
    const { store } = this.#replica.ports;
    const [mine] = await store.chain(this.#replica.device, position.seq - 1, 1);
    if (mine?.id === position.head) return this.#watch.chainConfirmed();
    const code = mine === undefined ? "rolled-back" : "forked";
    this.#watch.chainBroken(code, position.seq);
    this.#channel.close(code, `the hub holds seq ${position.seq} of this device, we do not`);
    throw new LineFault(code);
  }

  async #askPositions(): Promise<void> {
    const positions = await this.#replica.ports.store.positions();
    const chains = positions.map(({ device, seq, head }) => ({ device, seq, head }));
    this.#channel.send({ type: "positions", positions: chains.slice(0, 10_000) });
  }

  /**
   * What a restored hub lacks is offered until it has it or will not take it. Only then is the new
   * feed read: a cursor in it says that nothing more is owed, also after the line has broken.
   */
  async #offer({ positions }: Positions): Promise<void> {
    const heard = JSON.stringify(positions);
    const isStuck = heard === this.#heardPositions;
    this.#heardPositions = heard;
    const offered = isStuck ? 0 : await offerOthers(this.#replica, this.#channel, positions);
    if (offered > 0) await this.#askPositions();
    else this.#pull();
  }

  /**
   * The hub holds fewer entries, and none of this device's own is on its way: others' came here by
   * another way, or were kept aside while a restored hub was offered what it lacks.
   */
  async #offerMore({ count }: Beacon): Promise<void> {
    const { ports, device } = this.#replica;
    const [mine, unsent] = await Promise.all([
      ports.store.counts(),
      ports.store.unsentCount(device),
    ]);
    const seen = `${count} of ${mine.entries}`;
    if (mine.entries <= count || unsent.count > 0 || seen === this.#offeredAt) return;
    this.#offeredAt = seen;
    this.#heardPositions = "";
    await this.#askPositions();
  }

  async #listen(): Promise<void> {
    for (;;) {
      const frame = await this.#channel.inbox.next();
      if (frame === undefined) return;
      await this.#handle(frame);
    }
  }

  async #handle(frame: Frame): Promise<void> {
    switch (frame.type) {
      case "page":
        this.#pulling = false;
        await this.#receive([frame]);
        if (frame.more) this.#pull();
        else this.#watch.caughtUp();
        return;
      case "live":
        return this.#receive([frame, ...this.#channel.inbox.takeWhile(isLive)]);
      case "taken":
        return this.#taken([frame, ...this.#channel.inbox.takeWhile(isTaken)]);
      case "want":
        return this.#give(frame);
      case "grant":
        return this.#granted(frame);
      case "positions":
        return this.#offer(frame);
      case "found":
        return this.questions.found(frame);
      case "beacon":
        this.#watch.beacon(frame);
        return this.#offerMore(frame);
      case "bye":
        this.#watch.dismissed(frame);
        this.#channel.close("bye", "as asked");
        return;
      default:
        this.#channel.close("unexpected-frame", frame.type);
    }
  }

  /** Stores entries and the cursor behind them in one step. A gap is filled by a pull. */
  async #receive(frames: readonly (FeedPage | Live)[]): Promise<void> {
    if (frames.some((frame) => frame.cursor.epoch !== this.#cursor.epoch)) {
      this.#channel.close("other-epoch", "the feed began anew; greet again");
      return;
    }
    const gapless = frames.filter((frame) => this.#advance(frame));
    if (gapless.length < frames.length) this.#pull();
    const entries = gapless.flatMap((frame) => frame.entries.map((one) => one.bytes));
    const cursor = this.#cursor;
    const isControl = gapless.some((frame) => frame.entries.some((one) => one.shard === "control"));
    const admitted = await admit(this.#replica, entries, {
      from: `hub ${this.#hub}`,
      last: ({ workspace }) => workspace.putCursor(cursor),
    });
    this.#watch.received(admitted);
    if (isControl) await retryAside(this.#replica);
  }

  #advance(frame: FeedPage | Live): boolean {
    const seqs = { ...this.#cursor.seqs };
    for (const { shard, seq } of frame.entries) {
      if (seq > (seqs[shard] ?? 0) + 1) return false;
      seqs[shard] = Math.max(seqs[shard] ?? 0, seq);
    }
    this.#cursor = { ...this.#cursor, seqs };
    return true;
  }

  #pull(): void {
    if (this.#pulling) return;
    this.#pulling = true;
    this.#channel.send({ type: "pull", cursor: this.#cursor, limit: pageSize });
  }

  async #taken(frames: readonly Taken[]): Promise<void> {
    const last = frames.reduce((best, frame) => (frame.seq > best.seq ? frame : best));
    const { directory, ports } = this.#replica;
    const key = directory.roleOf(last.hub) === "hub" ? directory.keyOf(last.hub) : undefined;
    const message = takenMessage(last);
    const good =
      key !== undefined && (await ports.verifier.verify(fromHex(key), message, last.signature));
    if (!good || last.device !== this.#replica.device) {
      this.#channel.close("bad-checkpoint", "a checkpoint that this network's hub did not sign");
      return;
    }
    this.#outbox?.taken(last.seq);
    await this.#acknowledge({ seq: last.seq, checkpoint: checkpointIdOf(last) });
  }

  #acknowledge({ seq, checkpoint }: Acknowledged): Promise<void> {
    return this.#replica.step(async (step) => {
      const isNews = seq > step.acked.seq && seq <= step.chain.seq;
      if (isNews) step.acked = { seq, checkpoint: checkpoint ?? step.acked.checkpoint };
    });
  }

  /** Rights that came are stored before whoever asked is told. */
  async #granted({ id, entry }: Granted): Promise<void> {
    if (entry !== null) await admit(this.#replica, [entry], { from: `hub ${this.#hub}` });
    else this.questions.answered(id);
  }

  /** The hub asks for somebody else: what this device can spare, it gives. */
  async #give(want: Want): Promise<void> {
    const entries = await giveRights(this.#replica, want);
    for (const { bytes } of entries) {
      this.#channel.send({ type: "grant", id: want.id, entry: bytes, reason: null });
    }
    this.#channel.send({ type: "grant", id: want.id, entry: null, reason: "no-more" });
  }
}

function isLive(frame: Frame): frame is Live {
  return frame.type === "live";
}

function isTaken(frame: Frame): frame is Taken {
  return frame.type === "taken";
}
