import type { GroupLaw } from "./articles/article-groups.ts";
import type {
  CampaignActivation,
  CampaignGroupEntry,
  CampaignVersion,
} from "./campaigns/control-entries.ts";
import type { DeviceId, EntryId, LotId, PurseId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";
import type { PlaceBody } from "./place-bodies.ts";
import type { TierProgramme } from "./tiers/tier-programme.ts";

/** The first control entry; its signer is the root that every node is enrolled with. */
export type Network = {
  readonly kind: "network";
  readonly name: string;
  readonly currency: string;
  readonly zone: string;
  readonly key: string;
};

export type Region = {
  readonly kind: "region";
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
};

export type Branch = {
  readonly kind: "branch";
  readonly id: string;
  readonly name: string;
  readonly region: string | null;
  readonly zone: string;
  readonly active: boolean;
};

export type DeviceRole = "headquarters" | "hub" | "pool" | "node" | "till" | "phone";

/** A device's certificate. `key` is its Ed25519 public key, hex; `from`/`until` in ms. */
export type Certificate = {
  readonly kind: "certificate";
  readonly device: DeviceId;
  readonly key: string;
  readonly role: DeviceRole;
  readonly branch: string | null;
  readonly name: string;
  readonly from: number;
  readonly until: number | null;
};

/** A till; `token` is the SHA-256 of its bearer token, hex. Training tills may set the time. */
export type Till = {
  readonly kind: "till";
  readonly id: string;
  readonly branch: string;
  readonly name: string;
  readonly token: string;
  readonly training: boolean;
  readonly active: boolean;
};

export type OperatorRole = "cashier" | "manager" | "integration";

/**
 * Somebody who works at a till: `id` is the pseudonym that entries name.
 * `password` is an argon2id string, `token` the SHA-256 of a bearer token, hex.
 */
export type Operator = {
  readonly kind: "operator";
  readonly id: string;
  readonly login: string;
  readonly role: OperatorRole;
  readonly branches: readonly string[];
  readonly password: string | null;
  readonly token: string | null;
  readonly active: boolean;
};

/** `activation`: what a voucher will be worth once it is sold. */
export type PurseKind = "points" | "money" | "stamps" | "coupon" | "reward" | "cap" | "activation";

/** What a purse counts. `unitValue`: minor units of the currency that one unit pays, if it does. */
export type PurseDefinition = {
  readonly kind: "purse";
  readonly id: PurseId;
  readonly unit: PurseKind;
  readonly currency: string | null;
  readonly unitValue: number | null;
  readonly slots: number | null;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly active: boolean;
};

/** Who pays other prices or gets other offers, such as staff; accounts name one by status. */
export type CustomerGroup = {
  readonly kind: "customerGroup";
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly active: boolean;
};

/** Articles as headquarters last said them, each as `textOfArticle` writes it. */
export type Articles = {
  readonly kind: "articles";
  readonly items: readonly { readonly id: string; readonly definition: string }[];
};

/** What articles are sorted by; `protectedBy` says by which law no campaign may touch it. */
export type ArticleGroup = {
  readonly kind: "articleGroup";
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly parent: string | null;
  readonly protectedBy: GroupLaw | null;
  readonly active: boolean;
};

/** A price list beside the usual one, such as that of the staff. */
export type PriceGroup = {
  readonly kind: "priceGroup";
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly active: boolean;
};

/** One named setting of the policy, as canonical JSON text; the last by rank wins. */
export type PolicySetting = {
  readonly kind: "policy";
  readonly name: string;
  readonly value: string;
};

export type Finding = {
  readonly kind: "finding";
  readonly about: EntryId;
  readonly verdict: "invalid" | "disputed" | "unconfirmed";
  readonly reason: string;
};

/** Which of a forked device's entries from `seq` on are kept. */
export type Fork = {
  readonly kind: "fork";
  readonly device: DeviceId;
  readonly seq: number;
  readonly kept: readonly EntryId[];
  readonly confirm: readonly EntryId[];
};

type ChainPosition = { readonly device: DeviceId; readonly seq: number; readonly head: EntryId };

export type Revoke = { readonly kind: "revoke" } & ChainPosition;
export type Retire = { readonly kind: "retire" } & ChainPosition;
export type Release = { readonly kind: "release"; readonly of: EntryId; readonly amount: number };
export type Lost = { readonly kind: "lost"; readonly of: EntryId };
/** Cumulative, the largest holds: `amount` is the total of the purse's unit that the device may have created. */
export type Allow = {
  readonly kind: "allow";
  readonly device: DeviceId;
  readonly purse: PurseId;
  readonly amount: number;
};
export type Bear = { readonly kind: "bear"; readonly of: EntryId; readonly bearer: string };

export type Cut = {
  readonly kind: "cut";
  readonly period: string;
  readonly positions: readonly ChainPosition[];
  readonly control: readonly EntryId[];
  readonly root: string;
};

/** The folded balance that starts a new document after a year's cut. */
export type Open = {
  readonly kind: "open";
  readonly of: string;
  readonly lots: readonly LotAttributes[];
  readonly rights: readonly {
    readonly purse: PurseId;
    readonly lot: LotId;
    readonly device: DeviceId;
    readonly amount: number;
  }[];
  readonly debts: readonly {
    readonly purse: PurseId;
    readonly of: EntryId;
    readonly device: DeviceId;
    readonly amount: number;
  }[];
  readonly undo: readonly {
    readonly of: EntryId;
    readonly device: DeviceId;
    readonly amount: number;
  }[];
  readonly keys: readonly string[];
};

export type ControlBody =
  | Network
  | Region
  | Branch
  | Certificate
  | Till
  | Operator
  | PurseDefinition
  | PolicySetting
  | CustomerGroup
  | TierProgramme
  | Articles
  | ArticleGroup
  | PriceGroup
  | CampaignVersion
  | CampaignActivation
  | CampaignGroupEntry
  | PlaceBody
  | Finding
  | Fork
  | Revoke
  | Retire
  | Release
  | Lost
  | Allow
  | Bear
  | Cut
  | Open;
