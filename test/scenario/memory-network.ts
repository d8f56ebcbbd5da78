import { LineDesk } from "@cardweave/hub/line/line-desk";
import { memoryLine } from "@cardweave/shared/adapters/memory-line";
import { memoryFeedStore } from "@cardweave/shared/adapters/memory-store";
import type { DocId } from "@cardweave/shared/domain/ids";
import { aSigner } from "@cardweave/shared/entries/entry-builders";
import { toHex } from "@cardweave/shared/entries/hex";
import type { EntryStore, Feed } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { type Connection, type Dialer, LineFault } from "@cardweave/shared/ports/line";
import { admit } from "@cardweave/shared/replica/admit";
import { DigestBook, type SetDigest } from "@cardweave/shared/replica/digest";
import { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import type { Replica } from "@cardweave/shared/replica/replica";
import {
  aCertificate,
  accountOf,
  aNetworkOf,
  aReplica,
  bytesIn,
  countedRandom,
  decree,
  HandClock,
} from "@cardweave/shared/replica/replica-builders";

/** One node and its line; `cut` breaks the line, and `isAway` keeps it from dialling through. */
export class TestNode {
  readonly replica: Replica;
  readonly runner: LineRunner;
  readonly #network: MemoryNetwork;
  isAway = false;
  dials = 0;
  cut: () => void = () => undefined;

  constructor(replica: Replica, network: MemoryNetwork) {
    this.replica = replica;
    this.#network = network;
    const dialer: Dialer = { dial: () => this.#dial() };
    this.runner = new LineRunner(replica, dialer, "test");
    void this.runner.run();
  }

  async #dial(): Promise<Connection> {
    this.dials += 1;
    const { clock, hub } = this.#network;
    if (this.isAway || hub === null) throw new LineFault("nobody there");
    const { left, right, cut } = memoryLine({ timers: clock });
    this.cut = cut;
    hub.desk.accept(right);
    return left;
  }

  away(): void {
    this.isAway = true;
    this.cut();
  }

  back(): void {
    this.isAway = false;
  }
}

export type TestHub = {
  readonly replica: Replica;
  readonly desk: LineDesk;
  readonly feed: Feed;
  readonly store: EntryStore;
};

/** A new epoch of the feed has pools of its own. */
export function poolKeysOf({ epoch }: Feed): (shard: string) => Signer {
  return (shard) => aSigner(`pool ${epoch} ${shard}`);
}

/** A hub and nodes in one process, over memory lines, on a clock that the test moves. */
export class MemoryNetwork {
  readonly clock: HandClock = new HandClock();
  readonly faults: unknown[] = [];
  hub: TestHub | null = null;

  async start(words: readonly string[]): Promise<TestHub> {
    const { store, feed } = memoryFeedStore(countedRandom());
    const replica = await aNetworkOf(words, { store, clock: this.clock });
    await decree(replica, aCertificate("hub", "hub"));
    return this.serve({ replica, feed, store });
  }

  serve(parts: Omit<TestHub, "desk">): TestHub {
    const fatal = (fault: unknown) => void this.faults.push(fault);
    const keys = { signer: aSigner("hub"), poolKeys: poolKeysOf(parts.feed) };
    this.hub = { ...parts, desk: new LineDesk({ ...parts, ...keys, software: "test", fatal }) };
    return this.hub;
  }

  /** A node as it is after enrolment: it has the control entries of that time. */
  async node(word: string, given: { readonly store?: EntryStore } = {}): Promise<TestNode> {
    const replica = await aReplica(word, { ...given, clock: this.clock });
    if (this.hub !== null) await admit(replica, await bytesIn(this.hub.replica), { from: "enrol" });
    return new TestNode(replica, this);
  }

  /** Time passes, and everything that it sets going comes to rest. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed <= ms; passed += 250) {
      this.clock.move(passed === 0 ? 0 : 250);
      for (let round = 0; round < 30; round++) {
        this.clock.move(0);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }
}

/** All lines are cut. */
export async function apart(network: MemoryNetwork, nodes: readonly TestNode[]): Promise<void> {
  for (const node of nodes) node.away();
  await network.pass(0);
}

/** All are back in touch and have told each other everything: what each holds, the hub's first. */
export async function healed(
  network: MemoryNetwork,
  { nodes, hub, doc }: { nodes: readonly TestNode[]; hub: TestHub; doc: DocId },
): Promise<readonly object[]> {
  for (const node of nodes) node.back();
  await network.pass(60_000);
  const replicas = [hub.replica, ...nodes.map(({ replica }) => replica)];
  return Promise.all(replicas.map((replica) => held(replica, doc)));
}

/** What must be equal on all replicas that hold the same entries. */
export async function held(replica: Replica, ...docs: readonly DocId[]): Promise<object> {
  const { store } = replica.ports;
  return {
    accounts: await Promise.all(docs.map((doc) => accountOf(replica, doc))),
    totals: await store.totals(),
    digest: shown(await new DigestBook(store).root()),
    control: replica.directory.heads,
  };
}

function shown({ count, sum }: SetDigest): string {
  return `${count} ${toHex(sum.subarray(0, 32))}`;
}
