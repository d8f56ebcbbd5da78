import { lotIdOf } from "../entries/hash.ts";
import { type AccountState, emptyAccount } from "./account.ts";
import { applyFact, type Fact } from "./account-fold.ts";
import type { Body, Credit, Debit } from "./bodies.ts";
import type { PurseDefinition } from "./control-bodies.ts";
import type { View } from "./decide.ts";
import type { Entry } from "./entry.ts";
import { hlcZero } from "./hlc.ts";
import type { ReceiptId } from "./ids.ts";
import { type DeviceId, type DocId, docKinds, type EntryId, type PurseId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";
import { defaultPolicy } from "./policy.ts";

/** Builders for tests of the rules: entries without bytes, named by a number. */

export const points: PurseId = "points" as PurseId;
export const money: PurseId = "money" as PurseId;
export const here: DeviceId = aDevice(1);
export const there: DeviceId = aDevice(2);
export const doc: DocId = `${docKinds.account}${"0".repeat(32)}` as DocId;

export function aDevice(number: number): DeviceId {
  return number.toString(16).padStart(32, "d") as DeviceId;
}

export function anId(number: number): EntryId {
  return number.toString(16).padStart(64, "0") as EntryId;
}

export function someLot(given: Partial<LotAttributes> = {}): LotAttributes {
  const nothing = { funder: null, price: null, from: null, expires: null, tax: null };
  return { issuer: "north", paid: false, order: 0, ...nothing, ...given };
}

export function aCreditOf(amount: number, given: Partial<Credit> = {}): Credit {
  const rest = { reason: "sale", minted: amount, receipt: null, campaign: null };
  return { kind: "credit", purse: points, lot: someLot(), amount, holder: here, ...rest, ...given };
}

export function aDebitOf(amount: number, given: Partial<Debit> = {}): Debit {
  const lines = [{ lot: lotIdOf(someLot()), amount }];
  const rest = { beyond: 0, since: null, reason: "redeemed", receipt: null, campaign: null };
  return { kind: "debit", purse: points, lines, ...rest, ...given };
}

export function anEntryOf(body: Body, given: Partial<Entry> = {}): Entry {
  return {
    doc,
    device: here,
    seq: 1,
    prev: null,
    own: null,
    n: 1,
    after: [],
    hlc: hlcZero,
    policy: [],
    by: null,
    key: null,
    body,
    ...given,
  };
}

export function aFact(number: number, body: Body, given: Partial<Fact & Entry> = {}): Fact {
  const { counts = true, target, ...header } = given;
  const { id: _, entry: __, ...rest } = header;
  return { id: anId(number), entry: anEntryOf(body, rest), target, counts };
}

export function anAccountOf(...facts: readonly Fact[]): AccountState {
  return facts.reduce((state, fact) => applyFact(state, fact, lotIdOf), emptyAccount(doc));
}

export function aPurse(given: Partial<PurseDefinition> = {}): PurseDefinition {
  return {
    kind: "purse",
    id: points,
    unit: "points",
    currency: null,
    unitValue: null,
    slots: null,
    nameDe: "Punkte",
    nameEn: "Points",
    active: true,
    ...given,
  };
}

export function aView(given: Partial<View> = {}): View {
  return {
    account: emptyAccount(doc),
    device: here,
    branch: "north",
    purses: new Map([
      [points, aPurse()],
      [money, aPurse({ id: money, unit: "money", currency: "EUR" })],
    ]),
    policy: defaultPolicy,
    time: { day: "2026-06-01", now: 1_780_000_000_000 },
    receipt: "ab".repeat(16) as ReceiptId,
    minted: () => 0,
    beyond: () => ({ card: 0, device: 0 }),
    checkpoint: null,
    target: undefined,
    ...given,
  };
}
