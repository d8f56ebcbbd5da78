import { lotIdOf } from "../entries/hash.ts";
import { type AccountState, emptyAccount } from "./account.ts";
import { applyFact } from "./account-fold.ts";
import type { Body, Credit, Debit } from "./bodies.ts";
import type { BookingContext } from "./booking-context.ts";
import type { PurseDefinition } from "./control-bodies.ts";
import type { View } from "./decide.ts";
import type { Entry } from "./entry.ts";
import type { Fact, Folded } from "./fact.ts";
import { hlcZero } from "./hlc.ts";
import {
  type DeviceId,
  type DocId,
  docKinds,
  type EntryId,
  type PurseId,
  type ReceiptId,
  targetOfUndo,
} from "./ids.ts";
import type { LotAttributes } from "./lot.ts";
import { instant } from "./measure.ts";
import { defaultPolicy } from "./policy.ts";
import { type CitedHistory, withEntry } from "./seen.ts";
import { dayIn } from "./time.ts";

/** Builders for tests of the rules: entries without bytes, named by a number. */

export const points: PurseId = "points" as PurseId;
export const money: PurseId = "money" as PurseId;
export const here: DeviceId = aDevice(1);
export const there: DeviceId = aDevice(2);
export const pool: DeviceId = aDevice(15);
export const root: DeviceId = aDevice(9);
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

/** What is spent beyond rights, with running totals that begin with it. */
export function beyondOf(beyond: number): Pick<Debit, "beyond" | "since"> {
  return { beyond, since: { checkpoint: null, card: beyond, device: beyond } };
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

/** A fact before its place: `history` null cites every fact before it. */
export type LooseFact = Omit<Fact, "history" | "target"> & {
  readonly history: CitedHistory | null;
};

export const noHistory: CitedHistory = { seen: {}, hlc: hlcZero };

type GivenFact = Partial<Pick<LooseFact, "history" | "objection"> & Entry>;

export function aFact(number: number, body: Body, given: GivenFact = {}): LooseFact {
  const { objection = null, history = null, ...header } = given;
  return { id: anId(number), entry: anEntryOf(body, { n: number, ...header }), history, objection };
}

/** Nothing is bounded, nobody retired. */
const noRulings = {
  allowanceAt: () => null,
  allowed: () => null,
  isRetired: () => false,
  citesRetired: () => false,
};

/** One pool, a root, and nodes; the policy is open, the day that of the entry's own clock. */
export function aContext(given: Partial<BookingContext> = {}): BookingContext {
  return {
    lotIdOf,
    roleOf: (device) => (device === pool ? "pool" : device === root ? "headquarters" : "node"),
    limitAt: () => defaultPolicy.limits.points,
    returnWindowAt: () => defaultPolicy.returnWindowDays,
    ...noRulings,
    dayOf: (ms) => dayIn("UTC", instant(ms)),
    ...given,
  };
}

/** Folds facts one after the other; gives what became of each. */
export function foldOf(
  facts: readonly LooseFact[],
  context: BookingContext = aContext(),
): readonly Folded[] {
  const folded: Folded[] = [];
  let whole = noHistory;
  for (const [at, { history, ...fact }] of facts.entries()) {
    const state = folded.at(-1)?.state ?? emptyAccount(doc);
    const of = aboutOf(fact.entry.body);
    const target = facts.slice(0, at).find((one) => one.id === of)?.entry;
    folded.push(applyFact(state, { ...fact, history: history ?? whole, target }, context));
    whole = withEntry(whole, fact.entry);
  }
  return folded;
}

function aboutOf(body: Body): EntryId | undefined {
  if (body.kind === "reverse" || body.kind === "cover") return body.of;
  return body.kind === "grant" ? targetOfUndo(body.purse) : undefined;
}

export function anAccountOf(...facts: readonly LooseFact[]): AccountState {
  return foldOf(facts).at(-1)?.state ?? emptyAccount(doc);
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
    time: { day: () => "2026-06-01", now: 1_780_000_000_000 },
    receipt: "ab".repeat(16) as ReceiptId,
    minted: () => 0,
    beyond: () => ({ card: 0, device: 0 }),
    checkpoint: null,
    checksIn: false,
    pool: undefined,
    target: undefined,
    ...given,
  };
}
