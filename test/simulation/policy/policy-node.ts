import { type Instant, instant } from "@cardweave/shared/domain/measure";
import type { Batch, EntryStore, StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { DebtKeeper } from "@cardweave/shared/replica/debt-keeper";
import { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import { Replica } from "@cardweave/shared/replica/replica";
import type { Rng } from "../rng.ts";
import { ObjectStore } from "./object-store.ts";
import { formalPorts, type PolicyKit } from "./policy-kit.ts";

export type NodeParts = {
  readonly kit: PolicyKit;
  readonly name: string;
  readonly signer: Signer;
  readonly rng: Rng;
  /** True time, ms. */
  readonly time: () => number;
  readonly durable: (where: string, batch: Batch) => void;
  readonly failed: (fault: unknown) => void;
  /** A planted store in the place of the good one. */
  readonly twisted?: ((store: EntryStore) => EntryStore) | undefined;
};

/** The real replica of a node or of headquarters, without line and disk. */
export class PolicyNode {
  readonly name: string;
  readonly signer: Signer;
  readonly store: ObjectStore;
  readonly #parts: NodeParts;
  replica: Replica;
  /** How far this clock is off, ms. */
  skew = 0;
  isApart = false;
  /** Rows of another's store that came here, by that other. */
  readonly heard: Map<PolicyNode, number> = new Map();

  private constructor(parts: NodeParts, store: ObjectStore, replica: Replica) {
    this.#parts = parts;
    this.name = parts.name;
    this.signer = parts.signer;
    this.store = store;
    this.replica = replica;
  }

  static async open(parts: NodeParts): Promise<PolicyNode> {
    let isOpen = false;
    const store = new ObjectStore((batch) => isOpen && parts.durable(parts.name, batch));
    await store.commit({ entries: parts.kit.founding.map((one) => ({ ...one, needs: [] })) });
    isOpen = true;
    const made: { node: PolicyNode | null } = { node: null };
    const clock = { now: () => instant(parts.time() + (made.node?.skew ?? 0)) };
    const random = {
      bytes: (n: number) => parts.rng.bytes(n),
      fraction: () => parts.rng.fraction(),
    };
    const seen = parts.twisted?.(store) ?? store;
    const ports = formalPorts(seen, parts.signer, { clock, random });
    const replica = await Replica.open(ports, parts.kit.root.device);
    const node = new PolicyNode(parts, store, replica);
    made.node = node;
    return node;
  }

  get device(): Signer["device"] {
    return this.signer.device;
  }

  get now(): Instant {
    return this.replica.ports.clock.now();
  }

  /** What a node's program runs beside its replica. */
  keepDebts(): void {
    new DebtKeeper(this.replica, this.#parts.failed);
  }

  gatherer(ask: ConstructorParameters<typeof RightsGatherer>[1]["ask"]): RightsGatherer {
    return new RightsGatherer(this.replica, { ask });
  }

  /** The program ends and starts again on what is stored. */
  async restart(): Promise<void> {
    await this.replica.close();
    this.replica = await Replica.open(this.replica.ports, this.#parts.kit.root.device);
  }

  /** Takes in verified entries, as a line's session does. */
  take(entries: readonly StoredEntry[]): Promise<void> {
    const { replica } = this;
    return replica.step(async (step) => {
      const held = await this.store.has(entries.map(({ id }) => id));
      for (const { id, bytes, entry } of entries) {
        if (held.has(id) || step.workspace.has(id)) continue;
        await step.workspace.integrate({ id, bytes, entry }, { sent: true, storedAt: this.now });
        if (entry.device !== this.device) step.chain = replica.heard(step.chain, entry.hlc);
      }
    });
  }
}
