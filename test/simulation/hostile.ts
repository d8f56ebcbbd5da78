import type { DocId, EntryId } from "@cardweave/shared/domain/ids";
import { TestDevice } from "@cardweave/shared/entries/entry-builders";
import type { Signer } from "@cardweave/shared/ports/keys";
import { LineFault } from "@cardweave/shared/ports/line";
import {
  type Hello,
  protocolVersion,
  type Welcome,
} from "@cardweave/shared/protocol/frames-greeting";
import { provenMessage } from "@cardweave/shared/protocol/frames-signed";
import { Channel } from "@cardweave/shared/replica/line/channel";
import { expectFrame, PeerRefused } from "@cardweave/shared/replica/line/greet";
import { batches } from "@cardweave/shared/replica/line/outbox";
import { type Expected, type Forger, forgeries, lies, reordered } from "./forgeries.ts";
import { Process } from "./process.ts";
import type { SimHub } from "./sim-hub.ts";
import type { SimNode } from "./sim-node.ts";
import type { World } from "./world.ts";

/**
 * A stolen device: headquarters' certificate is good, what it sends is not. It keeps its own
 * chain in order, so that no fork hides the rest.
 */
export class HostilePeer {
  readonly signer: Signer;
  readonly #world: World;
  readonly #hub: SimHub;
  readonly #process: Process;
  readonly #device: TestDevice;
  readonly #waiting = new Set<DocId>();
  /** Signed by it, and what every replica must make of it. */
  readonly expected: Map<EntryId, Expected> = new Map();

  constructor(world: World, hub: SimHub) {
    this.#world = world;
    this.#hub = hub;
    this.signer = world.keys.signer(`seed ${world.seed} hostile`);
    this.#device = new TestDevice(this.signer);
    this.#process = new Process(world.schedule);
  }

  async attack(nodes: readonly SimNode[]): Promise<void> {
    try {
      const dialer = this.#world.net.dialer(this.#process, {
        isApart: false,
        clogMs: 0,
        rng: this.#world.streams.hostile,
      });
      const channel = new Channel(await dialer.dial());
      const welcome = await this.#greet(channel);
      this.#world.report.count("attacks");
      await this.#mischief(channel, welcome, nodes);
      await this.#world.schedule.sleep(2_000);
      channel.close("bye", "enough");
    } catch (fault) {
      if (!(fault instanceof LineFault || fault instanceof PeerRefused)) throw fault;
    }
  }

  async #greet(channel: Channel): Promise<Welcome> {
    const mine: Hello = {
      type: "hello",
      protocol: protocolVersion,
      role: "replica",
      device: this.signer.device,
      network: null,
      nonce: this.#world.streams.hostile.bytes(32),
      software: "sim",
      cursor: null,
      seq: 0,
      head: null,
      subscription: "all",
    };
    channel.send(mine);
    const theirs = await expectFrame(channel, "hello");
    const signature = await this.signer.sign(provenMessage(mine, theirs));
    channel.send({ type: "prove", signature });
    await expectFrame(channel, "prove");
    return expectFrame(channel, "welcome");
  }

  async #mischief(channel: Channel, welcome: Welcome, nodes: readonly SimNode[]): Promise<void> {
    const { hostile } = this.#world.streams;
    const forger: Forger = {
      world: this.#world,
      signer: this.signer,
      device: this.#device,
      waiting: this.#waiting,
      policy: this.#hub.replica?.directory.heads ?? [],
      held: (await this.#hub.disk.store.after(0, 2_000)).items,
    };
    for (const { id, expected } of await lies(forger)) this.expected.set(id, expected);
    const chain = this.#device.held().filter(({ entry }) => entry.device === this.signer.device);
    const missing = chain.slice(welcome.position.seq).map((one) => one.bytes);
    const rest = [...(await forgeries(forger)), ...(await reordered(forger, nodes))];
    const pushed = [...missing, ...rest];
    for (const entries of batches(pushed)) channel.send({ type: "push", entries });
    this.#world.report.count("hostile entries", pushed.length);
    if (hostile.chance(0.3)) channel.sendEncoded(hostile.bytes(hostile.between(1, 200)));
  }
}
