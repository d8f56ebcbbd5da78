import { ArticleRegister, isArticleWord } from "./articles/article-register.ts";
import type { Citing, Minting } from "./booking-context.ts";
import type {
  CampaignActivation,
  CampaignEntries,
  CampaignGroupEntry,
  CampaignVersion,
} from "./campaigns/control-entries.ts";
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
  PurseKind,
  Region,
  Till,
} from "./control-bodies.ts";
import { allowanceKey, ControlHistory, type ControlView } from "./control-history.ts";
import type { Entry } from "./entry.ts";
import { type Hlc, hlcZero, laterHlc } from "./hlc.ts";
import type { DeviceId, DocId, EntryId, PurseId } from "./ids.ts";
import { PlaceRegister } from "./place-register.ts";
import { defaultPolicy, limitFor, type Policy, type SpendingLimit } from "./policy.ts";
import { isReadable, policyOf } from "./policy-settings.ts";
import { isLater, type Rank } from "./rank.ts";
import { Register } from "./register.ts";
import { Rulings } from "./rulings.ts";
import type { TierProgramme } from "./tiers/tier-programme.ts";

class CampaignRegister {
  readonly #versions = new Register<string, CampaignVersion>();
  readonly #activations = new Register<string, CampaignActivation>();
  readonly #groups = new Register<string, CampaignGroupEntry>();

  put(body: CampaignVersion | CampaignActivation | CampaignGroupEntry, rank: Rank): void {
    if (body.kind === "campaign") this.#versions.put(`${body.version} ${body.id}`, body, rank);
    else if (body.kind === "activation") this.#activations.put(body.id, body, rank);
    else this.#groups.put(body.id, body, rank);
  }

  get entries(): CampaignEntries {
    return {
      versions: [...this.#versions.values.values()],
      activations: [...this.#activations.values.values()],
      groups: [...this.#groups.values.values()],
    };
  }
}

type Ruling = {
  readonly id: EntryId;
  readonly entry: Entry;
  readonly body: ControlBody;
  readonly rank: Rank;
};

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
  readonly #campaigns = new CampaignRegister();
  readonly articles: ArticleRegister = new ArticleRegister();
  readonly #settings = new Register<string, string>();
  readonly #network = new Register<"network", Network>();
  #founded: Rank | null = null;
  readonly #heads = new Set<EntryId>();
  readonly #cited = new Set<EntryId>();
  #hlc: Hlc = hlcZero;
  #policy: Policy = defaultPolicy;
  readonly #history = new ControlHistory();
  readonly rulings: Rulings = new Rulings();
  readonly #pools = new Register<string, DeviceId>();
  readonly places: PlaceRegister = new PlaceRegister();
  readonly #tiers = new Register<string, TierProgramme>();

  constructor(root: DeviceId) {
    this.root = root;
  }

  /** Rises with every entry applied; for caches of what is derived from the directory. */
  version = 0;

  /** Takes in a valid control entry; invalid ones say nothing and are nobody's policy. */
  apply(id: EntryId, entry: Entry): void {
    this.version += 1;
    this.#hlc = laterHlc(this.#hlc, entry.hlc);
    const rank = { hlc: entry.hlc, device: entry.device, id };
    const body = entry.body as ControlBody;
    if (isArticleWord(body)) this.articles.put(body, rank);
    else this.#rule({ id, entry, body, rank });
  }

  /** What entries cite as their policy; articles decide no verdict, so nobody waits for them. */
  #rule({ id, entry, body, rank }: Ruling): void {
    for (const cited of [...entry.after, ...entry.policy, ...(entry.own ? [entry.own] : [])]) {
      this.#cited.add(cited);
      this.#heads.delete(cited);
    }
    if (!this.#cited.has(id)) this.#heads.add(id);
    this.#history.add(id, entry, rank);
    this.rulings.note(body, rank);
    this.#register(body, rank);
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
      case "tierProgramme":
        this.#tiers.put(body.id, body, rank);
        break;
      case "campaign":
      case "activation":
      case "campaignGroup":
        this.#campaigns.put(body, rank);
        break;
      case "franchisee":
      case "branchOwner":
      case "holiday":
        this.places.put(body, rank);
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
  get tierProgrammes(): ReadonlyMap<string, TierProgramme> {
    return this.#tiers.values;
  }
  get campaigns(): CampaignEntries {
    return this.#campaigns.entries;
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

  /**
   * What an entry's author knew for sure: what it cites and, however old that is, its own
   * certificate with all that came before. Source: SPEC R80.
   */
  #viewOf({ device, policy }: Citing): ControlView {
    const cited = this.#history.at(policy);
    const certificate = this.rulings.certificateOf(device);
    if (certificate === undefined || cited.certified.has(device)) return cited;
    return this.#history.at([...policy, certificate]);
  }

  #unitOf(purse: PurseId): PurseKind {
    return this.#purses.values.get(purse)?.unit ?? "points";
  }

  /** The limit for a purse under the policy that an entry cites, whatever has been said since. */
  limitAt(citing: Citing, purse: PurseId, doc: DocId): SpendingLimit {
    return limitFor(this.policyAt(citing), this.#unitOf(purse), doc);
  }

  /** The policy that an entry cites, whatever has been said since. */
  policyAt(citing: Citing): Policy {
    return this.#viewOf(citing).policy;
  }

  /** What a device may have created of a purse by what its entry cites; null for no bound. */
  allowanceAt(citing: Citing, purse: PurseId): number | null {
    if (citing.device === this.root) return null;
    const { allowed, policy } = this.#viewOf(citing);
    const named = allowed.get(allowanceKey(citing.device, purse));
    return named ?? policy.allowances[this.#unitOf(purse)];
  }

  /** The largest allowance that is named for a device: by all entries, or by those cited. */
  allowed(of: Minting, citing?: Citing): number | null {
    if (citing === undefined) return this.rulings.allowed(of);
    return this.#viewOf(citing).allowed.get(allowanceKey(of.device, of.purse)) ?? null;
  }

  isRetired({ device, seq }: Pick<Entry, "device" | "seq">): boolean {
    return seq > (this.rulings.retiredAt(device) ?? Number.POSITIVE_INFINITY);
  }

  citesRetired(citing: Citing, device: DeviceId): boolean {
    return this.#viewOf(citing).retired.has(device);
  }

  /** The device that holds the hub's rights in a shard, once there is one. */
  poolOf(shard: string): DeviceId | undefined {
    return this.#pools.values.get(shard);
  }
}
