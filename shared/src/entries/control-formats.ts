import { longestArticle } from "../domain/articles/article.ts";
import type { GroupLaw } from "../domain/articles/article-groups.ts";
import type {
  Articles,
  ControlBody,
  DeviceRole,
  Open,
  OperatorRole,
  PurseKind,
} from "../domain/control-bodies.ts";
import type { TierStep } from "../domain/tiers/tier-programme.ts";
import {
  day,
  deviceId,
  entryId,
  lotAttributes,
  lotId,
  name,
  positive,
  purseId,
} from "./body-formats.ts";
import { type Field, flag, hex, list, oneOf, optional, record, text, whole } from "./wire.ts";

type Formats = {
  readonly [K in ControlBody["kind"]]: Field<Omit<Extract<ControlBody, { kind: K }>, "kind">>;
};

const chainPosition = { device: deviceId, seq: whole(), head: entryId };
const title = text(120);
const purseKinds = ["points", "money", "stamps", "coupon", "reward", "cap", "activation"] as const;
const roles = ["headquarters", "hub", "pool", "node", "till", "phone"] as const;

/** Characters of JSON. */
const longestDefinition = 262_144;

const articleItem = record<Articles["items"][number]>({
  id: name,
  definition: text(longestArticle),
});

/** The fields of every body that headquarters or the hub signs, in the order they are written. */
export const controlFormats: Formats = {
  network: record({ name: title, currency: text(3, 3), zone: name, key: hex(32) }),
  region: record({ id: name, name: title, active: flag }),
  branch: record({ id: name, name: title, region: optional(name), zone: name, active: flag }),
  certificate: record({
    device: deviceId,
    key: hex(32),
    role: oneOf<DeviceRole>(...roles),
    branch: optional(name),
    name: title,
    from: whole(),
    until: optional(whole()),
  }),
  till: record({
    id: name,
    branch: name,
    name: title,
    token: hex(32),
    training: flag,
    active: flag,
  }),
  operator: record({
    id: name,
    login: name,
    role: oneOf<OperatorRole>("cashier", "manager", "integration"),
    branches: list(name, 1000),
    password: optional(text(256)),
    token: optional(hex(32)),
    active: flag,
  }),
  purse: record({
    id: purseId,
    unit: oneOf<PurseKind>(...purseKinds),
    currency: optional(text(3, 3)),
    unitValue: optional(whole(1)),
    slots: optional(whole(1)),
    nameDe: title,
    nameEn: title,
    active: flag,
  }),
  customerGroup: record({ id: name, nameDe: title, nameEn: title, active: flag }),
  tierProgramme: record({
    id: name,
    nameDe: title,
    nameEn: title,
    measure: oneOf("points", "turnover"),
    purse: optional(purseId),
    months: optional(whole(1)),
    steps: list(record<TierStep>({ id: name, nameDe: title, nameEn: title, from: whole(1) }), 50),
    active: flag,
  }),
  articles: record({ items: list(articleItem, 64) }),
  articleGroup: record({
    id: name,
    nameDe: title,
    nameEn: title,
    parent: optional(name),
    protectedBy: optional(oneOf<GroupLaw>("tobacco", "fixed-price-book", "prescription")),
    active: flag,
  }),
  priceGroup: record({ id: name, nameDe: title, nameEn: title, active: flag }),
  campaign: record({ id: name, version: whole(1), definition: text(longestDefinition) }),
  activation: record({
    id: name,
    campaign: name,
    version: whole(1),
    state: oneOf("active", "paused", "ended"),
    definition: text(longestDefinition),
  }),
  campaignGroup: record({ id: name, pick: oneOf("first", "best"), active: flag }),
  franchisee: record({ id: name, name: title, active: flag }),
  branchOwner: record({ branch: name, franchisee: optional(name) }),
  holiday: record({
    id: name,
    date: day,
    nameDe: title,
    nameEn: title,
    regions: list(name, 1000),
    active: flag,
  }),
  policy: record({ name, value: text(32_768) }),
  finding: record({
    about: entryId,
    verdict: oneOf("invalid", "disputed", "unconfirmed"),
    reason: name,
  }),
  fork: record({
    device: deviceId,
    seq: whole(1),
    kept: list(entryId, 1000),
    confirm: list(entryId, 1000),
  }),
  revoke: record(chainPosition),
  retire: record(chainPosition),
  release: record({ of: entryId, amount: positive }),
  lost: record({ of: entryId }),
  allow: record({ device: deviceId, purse: purseId, amount: whole() }),
  bear: record({ of: entryId, bearer: name }),
  cut: record({
    period: name,
    positions: list(record(chainPosition), 20_000),
    control: list(entryId, 64),
    root: hex(256),
  }),
  open: record({
    of: name,
    lots: list(lotAttributes, 1000),
    rights: list(
      record<Open["rights"][number]>({
        purse: purseId,
        lot: lotId,
        device: deviceId,
        amount: positive,
      }),
      10_000,
    ),
    debts: list(
      record<Open["debts"][number]>({
        purse: purseId,
        of: entryId,
        device: deviceId,
        amount: positive,
      }),
      1000,
    ),
    undo: list(
      record<Open["undo"][number]>({ of: entryId, device: deviceId, amount: positive }),
      10_000,
    ),
    keys: list(name, 10_000),
  }),
};
