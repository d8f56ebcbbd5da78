import type { Body } from "@cardweave/shared/domain/bodies";
import { type Instant, instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type {
  CareView,
  NodeStatusView,
  TillView,
  UnsentView,
} from "@cardweave/shared/protocol/http/node-status";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { NodeHealth } from "../node-health.ts";
import { diskView, type NodeDisk } from "./node-disk.ts";
import type { TillWatch } from "./till-watch.ts";

/** When the data was last checked and backed up; times in ms. */
export type Care = {
  readonly check: { readonly at: number; readonly differences: number } | null;
  readonly backup: { readonly at: number; readonly bytes: number } | null;
};

export const noCare: Care = { check: null, backup: null };

export type NodeStatusParts = {
  readonly replica: Replica;
  readonly branch: string;
  readonly health: Pick<NodeHealth, "read">;
  readonly tills: Pick<TillWatch, "lastSeen" | "isConnected">;
  readonly disk: NodeDisk;
  readonly care: () => Care;
};

const mostUnsent = 50;

/** All that tells whether the shop is safe. Source: SPEC R817. */
export class NodeStatus {
  readonly #parts: NodeStatusParts;
  readonly #startedAt: Instant;

  constructor(parts: NodeStatusParts) {
    this.#parts = parts;
    this.#startedAt = parts.replica.ports.clock.now();
  }

  async read(): Promise<NodeStatusView> {
    const { replica, branch: id, health, disk } = this.#parts;
    const { directory, ports } = replica;
    const branch = directory.branches.get(id);
    const { campaigns, leftOut } = replica.campaigns.current;
    return {
      at: this.#time(ports.clock.now()),
      startedAt: this.#time(this.#startedAt),
      branch: { id, name: branch?.name ?? id, zone: this.#zone },
      network: directory.network?.name ?? "",
      currency: directory.network?.currency ?? "",
      checkingIn: replica.isCheckingIn,
      health: await health.read(),
      disk: diskView(disk),
      tills: this.#tills(),
      unsent: await this.#unsent(),
      campaigns: { active: campaigns.length, leftOut },
      care: this.#care(),
    };
  }

  #tills(): readonly TillView[] {
    const { replica, branch, tills } = this.#parts;
    const own = [...replica.directory.tills.values()].filter(
      (till) => till.active && till.branch === branch,
    );
    return own.map(({ id, name, training }) => {
      const seen = tills.lastSeen(id);
      const lastSeenAt = seen === null ? null : this.#time(seen);
      return { id, name, training, connected: tills.isConnected(id), lastSeenAt };
    });
  }

  async #unsent(): Promise<readonly UnsentView[]> {
    const { replica } = this.#parts;
    const oldest = await replica.ports.store.unsent(replica.device, -1, mostUnsent);
    return oldest.map((stored) => this.#unsentView(stored));
  }

  #unsentView({ entry }: StoredEntry): UnsentView {
    const { kind } = entry.body;
    const till = entry.key?.till ?? null;
    return { at: this.#time(entry.hlc.ms), kind, till, ...worthOf(entry.body) };
  }

  #care(): CareView {
    const { check, backup } = this.#parts.care();
    return {
      check: check === null ? null : { ...check, at: this.#time(check.at) },
      backup: backup === null ? null : { ...backup, at: this.#time(backup.at) },
    };
  }

  get #zone(): string {
    const { replica, branch } = this.#parts;
    const { branches, network } = replica.directory;
    return branches.get(branch)?.zone ?? network?.zone ?? "UTC";
  }

  #time(ms: number): string {
    return rfc3339(this.#zone, instant(ms));
  }
}

/** Of a booking that moves value: how much of what. */
function worthOf(body: Body): Pick<UnsentView, "purse" | "amount"> {
  const purse = "purse" in body && typeof body.purse === "string" ? body.purse : null;
  const amount = "amount" in body && typeof body.amount === "number" ? body.amount : null;
  return { purse, amount };
}
