import type {
  Branch,
  Certificate,
  ControlBody,
  CustomerGroup,
  DeviceRole,
  Network,
  Operator,
  PolicySetting,
  PurseDefinition,
  Region,
  Till,
} from "./control-bodies.ts";
import type { Entry } from "./entry.ts";
import { type Hlc, hlcZero, laterHlc } from "./hlc.ts";
import type { DeviceId, DocId, EntryId, PurseId } from "./ids.ts";
import { defaultPolicy, limitNameOf, type Policy, type SpendingLimit } from "./policy.ts";
import { PolicyHistory } from "./policy-history.ts";
import { isReadable, policyOf } from "./policy-settings.ts";
import { isLater, type Rank } from "./rank.ts";

type Ranked<T> = { readonly value: T; readonly rank: Rank };

/** A table in which the last definition by rank wins, in whatever order they come. */
class Register<K, T> {
  readonly #rows = new Map<K, Ranked<T>>();
  readonly #values = new Map<K, T>();

  put(key: K, value: T, rank: Rank): void {
    const before = this.#rows.get(key);
    if (before !== undefined && !isLater(rank, before.rank)) return;
    this.#rows.set(key, { value, rank });
    this.#values.set(key, value);
  }

  get values(): ReadonlyMap<K, T> {
    return this.#values;
  }
}

/**
 * What the valid control entries say: the network, its places, devices, people, purses, policy.
 * Promise: a function of the set of entries applied, not of their order.
 */
export class Directory {
  readonly root: DeviceId;
  readonly #regions = new Register<string, Region>();
  readonly #branches = new Register<string, Branch>();
  readonly #devices = new Register<DeviceId, Certificate>();
  readonly #tills = new Register<string, Till>();
  readonly #operators = new Register<string, Operator>();
  readonly #purses = new Register<PurseId, PurseDefinition>();
  readonly #groups = new Register<string, CustomerGroup>();
  readonly #settings = new Register<string, string>();
  readonly #network = new Register<"network", Network>();
  #founded: Rank | null = null;
  readonly #heads = new Set<EntryId>();
  readonly #cited = new Set<EntryId>();
  #hlc: Hlc = hlcZero;
  #policy: Policy = defaultPolicy;
  readonly #policies = new PolicyHistory();
  readonly #pools = new Register<string, DeviceId>();

  constructor(root: DeviceId) {
    this.root = root;
  }

  /** Rises with every entry applied; for caches of what is derived from the directory. */
  version = 0;

  /** Takes in a valid control entry; invalid ones say nothing and are nobody's policy. */
  apply(id: EntryId, entry: Entry): void {
    this.version += 1;
    for (const cited of [...entry.after, ...entry.policy, ...(entry.own ? [entry.own] : [])]) {
      this.#cited.add(cited);
      this.#heads.delete(cited);
    }
    if (!this.#cited.has(id)) this.#heads.add(id);
    this.#hlc = laterHlc(this.#hlc, entry.hlc);
    const rank = { hlc: entry.hlc, device: entry.device, id };
    this.#policies.add(id, entry, rank);
    this.#register(entry.body as ControlBody, rank);
  }

  #register(body: ControlBody, rank: Rank): void {
    switch (body.kind) {
      case "network":
        if (this.#founded === null || isLater(this.#founded, rank)) this.#founded = rank;
        this.#network.put("network", body, rank);
        break;
      case "region":
        this.#regions.put(body.id, body, rank);
        break;
      case "branch":
        this.#branches.put(body.id, body, rank);
        break;
      case "certificate":
        this.#devices.put(body.device, body, rank);
        this.#notePool(body, rank);
        break;
      case "till":
        this.#tills.put(body.id, body, rank);
        break;
      case "operator":
        this.#operators.put(body.id, body, rank);
        break;
      case "purse":
        this.#purses.put(body.id, body, rank);
        break;
      case "customerGroup":
        this.#groups.put(body.id, body, rank);
        break;
      case "policy":
        this.#setPolicy(body, rank);
    }
  }

  /** A pool's certificate bears its shard as name; the latest one holds what comes in. */
  #notePool(body: Certificate, rank: Rank): void {
    if (body.role === "pool") this.#pools.put(body.name, body.device, rank);
  }

  /** A setting that cannot be read leaves the one before in force. */
  #setPolicy(body: PolicySetting, rank: Rank): void {
    if (!isReadable(body)) return;
    this.#settings.put(body.name, body.value, rank);
    this.#policy = policyOf(this.#settings.values);
  }

  get network(): Network | undefined {
    return this.#network.values.get("network");
  }
  /** The network's name for ever: the entry that founded it. */
  get networkId(): EntryId | null {
    return this.#founded?.id ?? null;
  }
  get regions(): ReadonlyMap<string, Region> {
    return this.#regions.values;
  }
  get branches(): ReadonlyMap<string, Branch> {
    return this.#branches.values;
  }
  get devices(): ReadonlyMap<DeviceId, Certificate> {
    return this.#devices.values;
  }
  get tills(): ReadonlyMap<string, Till> {
    return this.#tills.values;
  }
  get operators(): ReadonlyMap<string, Operator> {
    return this.#operators.values;
  }
  get purses(): ReadonlyMap<PurseId, PurseDefinition> {
    return this.#purses.values;
  }
  get customerGroups(): ReadonlyMap<string, CustomerGroup> {
    return this.#groups.values;
  }
  get policy(): Policy {
    return this.#policy;
  }
  /** The latest reading of all control entries. */
  get hlc(): Hlc {
    return this.#hlc;
  }
  /** The newest control entries, in byte order: what an author cites as `policy`. */
  get heads(): readonly EntryId[] {
    return [...this.#heads].toSorted();
  }

  /** Hex of the public key that signs for a device, once it is certified. */
  keyOf(device: DeviceId): string | undefined {
    if (device === this.root) return this.network?.key;
    return this.devices.get(device)?.key;
  }

  roleOf(device: DeviceId): DeviceRole | undefined {
    return device === this.root ? "headquarters" : this.devices.get(device)?.role;
  }

  branchOf(device: DeviceId): string | undefined {
    return this.devices.get(device)?.branch ?? undefined;
  }

  /** The limit for a purse under the policy that an entry cites, whatever has been said since. */
  limitAt(heads: readonly EntryId[], purse: PurseId, doc: DocId): SpendingLimit {
    const unit = this.#purses.values.get(purse)?.unit ?? "points";
    return this.#policies.at(heads).limits[limitNameOf(unit, doc)];
  }

  /** The policy that an entry cites, whatever has been said since. */
  policyAt(heads: readonly EntryId[]): Policy {
    return this.#policies.at(heads);
  }

  /** The device that holds the hub's rights in a shard, once there is one. */
  poolOf(shard: string): DeviceId | undefined {
    return this.#pools.values.get(shard);
  }
}
