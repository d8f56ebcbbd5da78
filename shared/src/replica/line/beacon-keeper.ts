import { type Beacon, rootDigest } from "../../protocol/frames-state.ts";
import { DigestBook } from "../digest.ts";
import type { Replica } from "../replica.ts";
import type { Channel } from "./channel.ts";

const beaconEveryMs = 10_000;

/** What this replica holds, for the peer to compare with what it holds. */
export async function beaconOf(replica: Replica, digests: DigestBook): Promise<Beacon> {
  const { store, clock } = replica.ports;
  const root = await digests.root();
  const { count: unsent } = await store.unsentCount(replica.device);
  const { chain, directory } = replica;
  return {
    type: "beacon",
    device: replica.device,
    seq: chain.seq,
    head: chain.head,
    count: root.count,
    totals: await store.totals(),
    unsent,
    clock: clock.now(),
    control: directory.heads.slice(0, 64),
    digests: { [rootDigest]: root },
    campaignSet: replica.campaigns.hash,
    faults: replica.campaigns.faults.counts,
  };
}

/** Sends a beacon now and then and compares what comes back. */
export class BeaconKeeper {
  readonly #replica: Replica;
  readonly #digests: DigestBook;
  #cancel: (() => void) | null = null;
  #channel: Channel | null = null;
  #told: string | null = null;

  readonly #failed: (fault: unknown) => void;

  constructor(replica: Replica, failed: (fault: unknown) => void) {
    this.#replica = replica;
    this.#failed = failed;
    this.#digests = new DigestBook(replica.ports.store);
  }

  start(channel: Channel): void {
    this.stop();
    this.#channel = channel;
    const beat = () => {
      if (!channel.isOpen) return;
      this.#send(channel);
      this.#cancel = this.#replica.ports.timers.after(beaconEveryMs, beat);
    };
    this.#cancel = this.#replica.ports.timers.after(1_000, beat);
  }

  /** Headquarters wants to see at once which branches have a campaign. */
  tellCampaigns(): void {
    const channel = this.#channel;
    if (channel?.isOpen === true && this.#replica.campaigns.hash !== this.#told) {
      this.#send(channel);
    }
  }

  #send(channel: Channel): void {
    this.#told = this.#replica.campaigns.hash;
    beaconOf(this.#replica, this.#digests)
      .then((beacon) => channel.send(beacon))
      .catch(this.#failed);
  }

  stop(): void {
    this.#channel = null;
    this.#cancel?.();
    this.#cancel = null;
  }

  /** False when both sides hold equally many entries that are not the same. */
  async compare(theirs: Beacon): Promise<boolean> {
    const mine = await this.#digests.root();
    const root = theirs.digests[rootDigest];
    if (root === undefined || root.count !== mine.count) return true;
    return root.sum.every((byte, at) => byte === mine.sum[at]);
  }
}
