import { isInScope } from "@cardweave/shared/domain/campaigns/place";
import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import { type Instant, instant } from "@cardweave/shared/domain/measure";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { ReachNode, ReachView } from "@cardweave/shared/protocol/http/campaign-life";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { LineDesk } from "../line/line-desk.ts";

type Heard = { readonly set: string | null; readonly since: Instant };

/** Which nodes have what is active, by what their beacons say. */
export class CampaignReach {
  readonly #replica: Replica;
  readonly #lines: Pick<LineDesk, "lines" | "lines$">;
  readonly #heard = new Map<DeviceId, Heard>();
  readonly #following: { unsubscribe(): void };

  constructor(replica: Replica, lines: Pick<LineDesk, "lines" | "lines$">) {
    this.#replica = replica;
    this.#lines = lines;
    this.#following = lines.lines$.subscribe((all) => {
      for (const { device, beacon } of all.values()) {
        if (beacon !== null) this.#note(device, beacon.campaignSet);
      }
    });
  }

  stop(): void {
    this.#following.unsubscribe();
  }

  #note(device: DeviceId, set: string | null): void {
    if (this.#heard.get(device)?.set === set) return;
    this.#heard.set(device, { set, since: this.#replica.ports.clock.now() });
  }

  async of(id: string): Promise<Result<ReachView>> {
    const { directory, campaigns } = this.#replica;
    if (!directory.campaigns.versions.some((one) => one.id === id)) return refused("not-found");
    const set = campaigns.hash;
    const nodes = [...directory.devices.values()]
      .filter((one) => one.role === "node" && this.#isReached(id, one))
      .map((one) => this.#node(one, set));
    return ok({
      campaignSet: set,
      leftOut: campaigns.current.leftOut.find(({ campaign }) => campaign === id)?.why ?? null,
      of: nodes.length,
      received: nodes.filter(({ received }) => received).length,
      offline: nodes.filter(({ connected }) => !connected).length,
      nodes,
    });
  }

  /** Every node, where the campaign is active nowhere: each must know that, too. */
  #isReached(id: string, { branch }: Certificate): boolean {
    const { directory, campaigns } = this.#replica;
    const active = campaigns.current.campaigns.filter(({ campaign }) => campaign.id === id);
    if (active.length === 0) return true;
    const place = placeOf(directory, branch ?? "");
    return active.some(
      ({ campaign, activations }) =>
        isInScope(place, campaign.scope) &&
        activations.some(({ scope }) => isInScope(place, scope)),
    );
  }

  #node({ device, branch }: Certificate, set: string | null): ReachNode {
    const line = this.#lines.lines.get(device);
    const heard = this.#heard.get(device);
    return {
      device,
      branch,
      connected: line?.connected ?? false,
      lastSeenAt: this.#time(line?.since),
      campaignSet: heard?.set ?? null,
      received: heard !== undefined && heard.set === set,
      since: this.#time(heard?.since),
    };
  }

  #time(ms: number | undefined): string | null {
    const zone = this.#replica.directory.network?.zone ?? "UTC";
    return ms === undefined ? null : rfc3339(zone, instant(ms));
  }
}
