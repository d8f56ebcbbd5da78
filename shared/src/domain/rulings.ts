import type { Minting } from "./booking-context.ts";
import type { Allow, ControlBody, Retire } from "./control-bodies.ts";
import { allowanceKey, noteAllowed } from "./control-history.ts";
import type { DeviceId, EntryId } from "./ids.ts";
import { isLater, type Rank } from "./rank.ts";

/** What headquarters has said about single devices and entries: allowed, retired, lost. */
export class Rulings {
  readonly #allowed = new Map<string, number>();
  readonly #retired = new Map<DeviceId, { readonly seq: number; readonly rank: Rank }>();
  readonly #lost = new Set<EntryId>();
  /** The certificate that came first, by device: nobody may cite an older policy than its own. */
  readonly #certified = new Map<DeviceId, Rank>();

  note(body: ControlBody, rank: Rank): void {
    switch (body.kind) {
      case "allow":
        this.#allow(body);
        break;
      case "retire":
        this.#retire(body, rank);
        break;
      case "lost":
        this.#lost.add(body.of);
        break;
      case "certificate":
        this.#certify(body.device, rank);
    }
  }

  #allow(body: Allow): void {
    noteAllowed(this.#allowed, body);
  }

  /** The first retirement is final, whatever is said later. */
  #retire({ device, seq }: Retire, rank: Rank): void {
    const before = this.#retired.get(device);
    if (before === undefined || isLater(before.rank, rank))
      this.#retired.set(device, { seq, rank });
  }

  #certify(device: DeviceId, rank: Rank): void {
    const before = this.#certified.get(device);
    if (before === undefined || isLater(before, rank)) this.#certified.set(device, rank);
  }

  allowed({ device, purse }: Minting): number | null {
    return this.#allowed.get(allowanceKey(device, purse)) ?? null;
  }

  certificateOf(device: DeviceId): EntryId | undefined {
    return this.#certified.get(device)?.id;
  }

  /** The last number of a retired device's chain that counts. */
  retiredAt(device: DeviceId): number | undefined {
    return this.#retired.get(device)?.seq;
  }

  get retired(): readonly DeviceId[] {
    return [...this.#retired.keys()];
  }

  get lost(): ReadonlySet<EntryId> {
    return this.#lost;
  }
}
