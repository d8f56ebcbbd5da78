import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import { type Refusal, refused } from "@cardweave/shared/domain/result";
import type { Replica } from "@cardweave/shared/replica/replica";
import { poolEpochMeta } from "../pool/pool-desk.ts";

const reportedMeta = "reported";

type Reported = { readonly epoch: string; readonly devices: readonly DeviceId[] };

/**
 * A hub that was restored from an older copy may have signed what only its nodes know. It changes
 * nothing until every node that is certified and not retired has told it what it has since the
 * restore. A restored hub is one whose feed has another epoch than the network was founded in.
 * Source: SPEC R78.
 */
export class CheckIn {
  readonly #replica: Replica;
  readonly #epoch: string;
  readonly #isRestored: boolean;
  #reported: ReadonlySet<DeviceId>;

  private constructor(replica: Replica, at: Reported & { readonly isRestored: boolean }) {
    this.#replica = replica;
    this.#epoch = at.epoch;
    this.#isRestored = at.isRestored;
    this.#reported = new Set(at.devices);
  }

  static async open(replica: Replica, epoch: string): Promise<CheckIn> {
    const { store } = replica.ports;
    const isRestored = (await store.meta(poolEpochMeta)) !== epoch;
    const kept = JSON.parse((await store.meta(reportedMeta)) ?? "{}") as Partial<Reported>;
    const devices = kept.epoch === epoch ? (kept.devices ?? []) : [];
    return new CheckIn(replica, { epoch, devices, isRestored });
  }

  /** Nodes that have to report first. */
  get waitsFor(): readonly Certificate[] {
    if (!this.#isRestored) return [];
    const { devices, rulings } = this.#replica.directory;
    return [...devices.values()].filter(
      ({ role, device }) =>
        role === "node" && !this.#reported.has(device) && rulings.retiredAt(device) === undefined,
    );
  }

  /** Why headquarters may not change anything now; null when it may. */
  get objection(): Refusal | null {
    const waitsFor = this.waitsFor.map(({ device, name, branch }) => ({ device, name, branch }));
    return waitsFor.length === 0 ? null : refused("checking-in", { waitsFor }).error;
  }

  /** It has told everything that it has; remembered over a restart. */
  async reported(device: DeviceId): Promise<void> {
    if (!this.#isRestored || this.#reported.has(device)) return;
    const devices = [...this.#reported, device];
    this.#reported = new Set(devices);
    const kept: Reported = { epoch: this.#epoch, devices };
    await this.#replica.step(async ({ workspace }) =>
      workspace.putMeta(reportedMeta, JSON.stringify(kept)),
    );
  }
}
