import type { DeviceId } from "@cardweave/shared/domain/ids";
import { type Instant, instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { CampaignFault } from "@cardweave/shared/protocol/http/campaign-caps";
import type { Listed } from "@cardweave/shared/protocol/http/list";
import { faultName } from "@cardweave/shared/replica/campaign-faults";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { DeviceLine, LineDesk } from "../line/line-desk.ts";

type Heard = { readonly count: number; readonly at: Instant };

/** Campaigns that failed on baskets somewhere, by what the nodes' beacons say. */
export class CampaignFaults {
  readonly #replica: Replica;
  readonly #heard = new Map<DeviceId, Map<string, Heard>>();
  readonly #following: { unsubscribe(): void };

  constructor(replica: Replica, lines: Pick<LineDesk, "lines$">) {
    this.#replica = replica;
    this.#following = lines.lines$.subscribe((all) => {
      for (const line of all.values()) this.#note(line);
    });
  }

  stop(): void {
    this.#following.unsubscribe();
  }

  /** A node counts anew after each start; what was heard before stays as the last time. */
  #note({ device, beacon }: DeviceLine): void {
    for (const [name, count] of Object.entries(beacon?.faults ?? {})) {
      const known = this.#heard.get(device) ?? new Map<string, Heard>();
      this.#heard.set(device, known);
      if (known.get(name)?.count === count) continue;
      known.set(name, { count, at: instant(beacon?.clock ?? 0) });
    }
  }

  of(id: string): Listed<CampaignFault> {
    const { directory } = this.#replica;
    const versions = directory.campaigns.versions.filter((one) => one.id === id);
    const zone = directory.network?.zone ?? "UTC";
    const items = versions.flatMap(({ version }) =>
      [...this.#heard].flatMap(([device, heard]): CampaignFault[] => {
        const one = heard.get(faultName(id, version));
        if (one === undefined) return [];
        const branch = directory.branchOf(device) ?? null;
        return [{ device, branch, version, count: one.count, lastAt: rfc3339(zone, one.at) }];
      }),
    );
    return { items: items.toSorted((a, b) => b.version - a.version), next: null };
  }
}
