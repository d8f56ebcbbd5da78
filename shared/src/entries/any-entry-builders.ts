import * as fc from "fast-check";
import type { Body } from "../domain/bodies.ts";
import type { ControlBody } from "../domain/control-bodies.ts";
import type { Entry } from "../domain/entry.ts";
import {
  accountBodies,
  amounts,
  type BodyArbitraries,
  days,
  deviceIds,
  docIds,
  entryIds,
  keys,
  listOf,
  lotIds,
  lots,
  names,
  orNull,
  purseIds,
  textOf,
  wholes,
} from "./body-builders.ts";

/** For tests only. */

const titles = textOf(120);
const currencies = textOf(3, 3);
const position = { device: deviceIds, seq: wholes, head: entryIds };
const optionalNames = orNull(names);

const controlBodies: BodyArbitraries<ControlBody> = {
  network: fc.record({
    kind: fc.constant("network"),
    name: titles,
    currency: currencies,
    zone: names,
    key: keys,
  }),
  region: fc.record({
    kind: fc.constant("region"),
    id: names,
    name: titles,
    active: fc.boolean(),
  }),
  branch: fc.record({
    kind: fc.constant("branch"),
    id: names,
    name: titles,
    region: optionalNames,
    zone: names,
    active: fc.boolean(),
  }),
  certificate: fc.record({
    kind: fc.constant("certificate"),
    device: deviceIds,
    key: keys,
    role: fc.constantFrom("headquarters", "hub", "pool", "node", "till", "phone"),
    branch: optionalNames,
    name: titles,
    from: wholes,
    until: orNull(wholes),
  }),
  till: fc.record({
    kind: fc.constant("till"),
    id: names,
    branch: names,
    name: titles,
    token: keys,
    training: fc.boolean(),
    active: fc.boolean(),
  }),
  operator: fc.record({
    kind: fc.constant("operator"),
    id: names,
    login: names,
    role: fc.constantFrom("cashier", "manager", "integration"),
    branches: listOf(names),
    password: orNull(textOf(256)),
    token: orNull(keys),
    active: fc.boolean(),
  }),
  purse: fc.record({
    kind: fc.constant("purse"),
    id: purseIds,
    unit: fc.constantFrom("points", "money", "stamps", "coupon", "reward", "cap"),
    currency: orNull(currencies),
    unitValue: orNull(amounts),
    slots: orNull(amounts),
    nameDe: titles,
    nameEn: titles,
    active: fc.boolean(),
  }),
  customerGroup: fc.record({
    kind: fc.constant("customerGroup"),
    id: names,
    nameDe: titles,
    nameEn: titles,
    active: fc.boolean(),
  }),
  tierProgramme: fc.record({
    kind: fc.constant("tierProgramme"),
    id: names,
    nameDe: titles,
    nameEn: titles,
    measure: fc.constantFrom("points", "turnover"),
    purse: orNull(purseIds),
    months: orNull(amounts),
    steps: listOf(fc.record({ id: names, nameDe: titles, nameEn: titles, from: amounts })),
    active: fc.boolean(),
  }),
  articles: fc.record({
    kind: fc.constant("articles"),
    items: listOf(fc.record({ id: names, definition: textOf(1_000) })),
  }),
  articleGroup: fc.record({
    kind: fc.constant("articleGroup"),
    id: names,
    nameDe: titles,
    nameEn: titles,
    parent: optionalNames,
    protectedBy: orNull(fc.constantFrom("tobacco", "fixed-price-book", "prescription")),
    active: fc.boolean(),
  }),
  priceGroup: fc.record({
    kind: fc.constant("priceGroup"),
    id: names,
    nameDe: titles,
    nameEn: titles,
    active: fc.boolean(),
  }),
  campaign: fc.record({
    kind: fc.constant("campaign"),
    id: names,
    version: amounts,
    definition: textOf(1_000),
  }),
  activation: fc.record({
    kind: fc.constant("activation"),
    id: names,
    campaign: names,
    version: amounts,
    state: fc.constantFrom("active", "paused", "ended"),
    definition: textOf(1_000),
  }),
  campaignGroup: fc.record({
    kind: fc.constant("campaignGroup"),
    id: names,
    pick: fc.constantFrom("first", "best"),
    active: fc.boolean(),
  }),
  franchisee: fc.record({
    kind: fc.constant("franchisee"),
    id: names,
    name: titles,
    active: fc.boolean(),
  }),
  branchOwner: fc.record({
    kind: fc.constant("branchOwner"),
    branch: names,
    franchisee: orNull(names),
  }),
  holiday: fc.record({
    kind: fc.constant("holiday"),
    id: names,
    date: days,
    nameDe: titles,
    nameEn: titles,
    regions: listOf(names),
    active: fc.boolean(),
  }),
  policy: fc.record({ kind: fc.constant("policy"), name: names, value: textOf(32_768) }),
  finding: fc.record({
    kind: fc.constant("finding"),
    about: entryIds,
    verdict: fc.constantFrom("invalid", "disputed", "unconfirmed"),
    reason: names,
  }),
  fork: fc.record({
    kind: fc.constant("fork"),
    device: deviceIds,
    seq: amounts,
    kept: listOf(entryIds),
    confirm: listOf(entryIds),
  }),
  revoke: fc.record({ kind: fc.constant("revoke"), ...position }),
  retire: fc.record({ kind: fc.constant("retire"), ...position }),
  release: fc.record({ kind: fc.constant("release"), of: entryIds, amount: amounts }),
  lost: fc.record({ kind: fc.constant("lost"), of: entryIds }),
  allow: fc.record({
    kind: fc.constant("allow"),
    device: deviceIds,
    purse: purseIds,
    amount: wholes,
  }),
  bear: fc.record({ kind: fc.constant("bear"), of: entryIds, bearer: names }),
  cut: fc.record({
    kind: fc.constant("cut"),
    period: names,
    positions: listOf(fc.record(position)),
    control: listOf(entryIds),
    root: fc
      .uint8Array({ minLength: 256, maxLength: 256 })
      .map((bytes) => Buffer.from(bytes).toString("hex")),
  }),
  open: fc.record({
    kind: fc.constant("open"),
    of: names,
    lots: listOf(lots),
    rights: listOf(fc.record({ purse: purseIds, lot: lotIds, device: deviceIds, amount: amounts })),
    debts: listOf(fc.record({ purse: purseIds, of: entryIds, device: deviceIds, amount: amounts })),
    undo: listOf(fc.record({ of: entryIds, device: deviceIds, amount: amounts })),
    keys: listOf(names),
  }),
};

/** An arbitrary for each kind of body that this version can read. */
export const bodiesByKind: readonly (readonly [string, fc.Arbitrary<Body>])[] = Object.entries({
  ...accountBodies,
  ...controlBodies,
});

const headSets = fc.uniqueArray(entryIds, { maxLength: 5 }).map((ids) => ids.toSorted());

export function entriesWith(bodies: fc.Arbitrary<Body>): fc.Arbitrary<Entry> {
  return fc.record<Entry>({
    doc: docIds,
    device: deviceIds,
    seq: amounts,
    prev: orNull(entryIds),
    own: orNull(entryIds),
    n: amounts,
    after: headSets,
    hlc: fc.record({ ms: wholes, count: wholes }),
    policy: headSets,
    by: optionalNames,
    key: orNull(fc.record({ till: names, id: textOf(128) })),
    body: bodies,
  });
}

export const entries: fc.Arbitrary<Entry> = entriesWith(
  fc.oneof(...bodiesByKind.map(([, bodies]) => bodies)),
);
