import {
  type AccountState,
  balanceOf,
  debtOf,
  emptyPurse,
  holdersOf,
  type PurseState,
} from "./account.ts";
import type { Body, Credit, Debit, Receipt, Status } from "./bodies.ts";
import type { PurseDefinition, PurseKind } from "./control-bodies.ts";
import { decideOpening, finality, isOpening, type OpeningWish } from "./decide-opening.ts";
import { decideReverse, type ReverseCommand } from "./decide-reverse.ts";
import type { Entry } from "./entry.ts";
import type { DeviceId, EntryId, PurseId, ReceiptId } from "./ids.ts";
import { sumOf, takeFrom } from "./lines.ts";
import type { LotAttributes, TaxKind } from "./lot.ts";
import { ownLots, paidExpiry, type SpendingTime } from "./lots.ts";
import { isAmount } from "./measure.ts";
import { type BeyondSoFar, limitFor, type Policy, provisionalRoom } from "./policy.ts";
import { ok, type Result, refused } from "./result.ts";
import { isBlocked } from "./status.ts";

/** A wish of a till for one account; may be refused. */
export type Command =
  | {
      readonly type: "credit" | "debit";
      readonly purse: PurseId;
      readonly amount: number;
      readonly reason: string;
      readonly campaign?: string | null;
      /** Where a credit's lot is not the one that its purse and reason make. */
      readonly lot?: Partial<LotAttributes>;
      /** On a blocked card, because it has happened already, or through the card that replaces it. */
      readonly despite?: "recorded" | "linked";
    }
  | OpeningWish
  | ReverseCommand
  /** What is said and moves no value. */
  | { readonly type: "note"; readonly body: Receipt | Status };

/** All that a decision may depend on; it is handed in whole. */
export type View = {
  readonly account: AccountState;
  readonly device: DeviceId;
  readonly branch: string;
  readonly purses: ReadonlyMap<PurseId, PurseDefinition>;
  readonly policy: Policy;
  readonly time: SpendingTime;
  readonly receipt: ReceiptId;
  /** This device's running totals of what it has created, by purse. */
  readonly minted: (purse: PurseId) => number;
  readonly beyond: (purse: PurseId) => BeyondSoFar;
  readonly checkpoint: EntryId | null;
  /** Own rights may have been spent already: what is taken is provisional, and nothing undone. */
  readonly checksIn: boolean;
  /** The device that holds the hub's rights on this account. */
  readonly pool: DeviceId | undefined;
  /** The valid entry that a reversal is about. */
  readonly target: Entry | undefined;
};

/** Pure: entries' bodies to sign, or a refusal with the numbers. */
export function decide(view: View, command: Command): Result<readonly Body[]> {
  if (command.type === "note") return ok([command.body]);
  if (command.type === "reverse") return undoing(view, command);
  const purse = view.purses.get(command.purse);
  if (purse === undefined || !purse.active) return refused("invalid", fieldOf("purse"));
  if (!isAmount(command.amount)) return refused("invalid", fieldOf("amount"));
  if (command.type === "opening") return decideOpening(view, command, purse);
  return decideValue(view, command, purse);
}

function decideValue(
  view: View,
  command: Extract<Command, { readonly type: "credit" | "debit" }>,
  definition: PurseDefinition,
): Result<readonly Body[]> {
  const isStopped = isBlocked(view.account.status) && command.despite === undefined;
  if (isStopped) return refused("blocked", { account: view.account.doc });
  const wish = { ...command, definition };
  return command.type === "credit" ? ok(decideCredit(view, wish)) : alone(decideDebit(view, wish));
}

function alone<T>(decision: Result<T>): Result<readonly T[]> {
  return decision.ok ? ok([decision.value]) : decision;
}

function fieldOf(field: string): { fields: readonly { field: string }[] } {
  return { fields: [{ field }] };
}

type Wish = {
  readonly purse: PurseId;
  readonly amount: number;
  readonly reason: string;
  readonly campaign?: string | null;
  readonly lot?: Partial<LotAttributes>;
  readonly definition: PurseDefinition;
};

/**
 * As much as covers the debts in sight goes to the pool, which pays them; the rest stays with this
 * device. Source: SPEC R55.
 */
function decideCredit(view: View, wish: Wish): readonly Credit[] {
  const purse = view.account.purses[wish.purse] ?? emptyPurse;
  const owed = view.pool === undefined ? 0 : Math.min(wish.amount, debtOf(purse));
  const parts = [
    { holder: view.pool ?? view.device, amount: owed },
    { holder: view.device, amount: wish.amount - owed },
  ].filter((part) => part.amount > 0);
  let minted = view.minted(wish.purse);
  return parts.map(({ holder, amount }) => {
    minted += amount;
    return { ...creditOf(view, wish), holder, amount, minted };
  });
}

function creditOf(view: View, wish: Wish): Omit<Credit, "holder" | "amount" | "minted"> {
  const paid = wish.definition.unit === "money" && wish.reason === "top-up";
  return {
    kind: "credit",
    purse: wish.purse,
    lot: {
      issuer: view.branch,
      funder: null,
      paid,
      price: paid ? 10_000 : null,
      from: null,
      expires: paid ? paidExpiry(view.time.day()) : null,
      order: 0,
      tax: taxOf(wish.definition.unit, paid),
      ...wish.lot,
    },
    reason: wish.reason,
    receipt: view.receipt,
    campaign: wish.campaign ?? null,
  };
}

/** Money that nobody paid for lowers a price. Source: SPEC R614; § 3 (13) sentence 2 UStG. */
function taxOf(unit: PurseKind, paid: boolean): TaxKind | null {
  if (paid) return "multi";
  return unit === "money" ? "discount" : null;
}

type Undoing = Extract<Command, { readonly type: "reverse" }>;

function undoing(view: View, command: Undoing): Result<readonly Body[]> {
  if (view.checksIn) return refused("checking-in");
  return isOpening(view.target) ? refused("not-allowed", finality) : decideReverse(view, command);
}

/** What can be taken at this place: surely, and beyond that only provisionally. */
export type Spendable = {
  readonly balance: number;
  readonly guaranteed: number;
  readonly provisional: number;
};

/** Source: SPEC R22. Debts in sight lower what own rights may give, so that they can be covered. */
export function spendable(view: View, definition: PurseDefinition): Spendable {
  const purse = view.account.purses[definition.id] ?? emptyPurse;
  const balance = balanceOf(purse);
  const own = sumOf(ownLots(purse, view.device, view.time));
  const guaranteed = view.checksIn ? 0 : Math.max(0, Math.min(own, balance));
  const limit = limitFor(view.policy, definition.unit, view.account.doc);
  const known = Math.max(0, Math.min(balance, inTime(purse, view.time)) - guaranteed);
  const provisional = provisionalRoom(limit, known, view.beyond(definition.id));
  return { balance, guaranteed, provisional };
}

function inTime(purse: PurseState, time: SpendingTime): number {
  const holders = new Set(Object.values(purse.lots).flatMap(holdersOf));
  return [...holders].reduce((sum, holder) => sum + sumOf(ownLots(purse, holder, time)), 0);
}

function decideDebit(view: View, wish: Wish): Result<Debit> {
  const { guaranteed, provisional } = spendable(view, wish.definition);
  const purse = view.account.purses[wish.purse] ?? emptyPurse;
  if (wish.amount > guaranteed + provisional) {
    const held = Math.min(sumOf(ownLots(purse, view.device, view.time)), balanceOf(purse));
    const code = view.checksIn && wish.amount <= held ? "checking-in" : "too-little";
    const { currency } = wish.definition;
    return refused(code, { asked: wish.amount, guaranteed, provisional, currency });
  }
  const own = Math.min(wish.amount, guaranteed);
  const lines = takeFrom(ownLots(purse, view.device, view.time), own);
  const beyond = wish.amount - own;
  const soFar = view.beyond(wish.purse);
  const since =
    beyond === 0
      ? null
      : {
          checkpoint: view.checkpoint,
          card: soFar.card + beyond,
          device: soFar.device + beyond,
        };
  const { purse: id, reason, campaign = null } = wish;
  const { receipt } = view;
  return ok({ kind: "debit", purse: id, lines, beyond, since, reason, receipt, campaign });
}
