import { type AccountState, balanceOf, emptyPurse, type PurseState } from "./account.ts";
import type { Body, Credit, Debit, Line, Reverse } from "./bodies.ts";
import type { PurseDefinition } from "./control-bodies.ts";
import type { Entry } from "./entry.ts";
import type { DeviceId, EntryId, PurseId, ReceiptId } from "./ids.ts";
import { isSameLot, type LotAttributes } from "./lot.ts";
import { ownLots, paidExpiry, type SpendingTime, sumOf, takeFrom } from "./lots.ts";
import { isAmount } from "./measure.ts";
import { type BeyondSoFar, type Policy, provisionalRoom } from "./policy.ts";
import { ok, type Result, refused } from "./result.ts";

/** A wish of a till for one account; may be refused. */
export type Command =
  | {
      readonly type: "credit" | "debit";
      readonly purse: PurseId;
      readonly amount: number;
      readonly reason: string;
    }
  | { readonly type: "reverse"; readonly of: EntryId };

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
  /** The valid entry that a reversal is about. */
  readonly target: Entry | undefined;
};

/** Pure: entries' bodies to sign, or a refusal with the numbers. */
export function decide(view: View, command: Command): Result<Body> {
  if (command.type === "reverse") return decideReverse(view, command.of);
  const purse = view.purses.get(command.purse);
  if (purse === undefined || !purse.active) return refused("invalid", fieldOf("purse"));
  if (!isAmount(command.amount)) return refused("invalid", fieldOf("amount"));
  const wish = { ...command, definition: purse };
  return command.type === "credit" ? ok(decideCredit(view, wish)) : decideDebit(view, wish);
}

function fieldOf(field: string): { fields: readonly { field: string }[] } {
  return { fields: [{ field }] };
}

type Wish = {
  readonly purse: PurseId;
  readonly amount: number;
  readonly reason: string;
  readonly definition: PurseDefinition;
};

function decideCredit(view: View, wish: Wish): Credit {
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
      expires: paid ? paidExpiry(view.time.day) : null,
      order: 0,
      tax: paid ? "multi" : null,
    },
    amount: wish.amount,
    reason: wish.reason,
    holder: view.device,
    minted: view.minted(wish.purse) + wish.amount,
    receipt: view.receipt,
    campaign: null,
  };
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
  const guaranteed = Math.max(0, Math.min(own, balance));
  const limit = view.policy.limits[definition.unit];
  const known = Math.max(0, Math.min(balance, inTime(purse, view.time)) - guaranteed);
  const provisional = provisionalRoom(limit, known, view.beyond(definition.id));
  return { balance, guaranteed, provisional };
}

function inTime(purse: PurseState, time: SpendingTime): number {
  const holders = new Set(Object.values(purse.lots).flatMap((lot) => Object.keys(lot.rights)));
  return [...holders].reduce(
    (sum, holder) => sum + sumOf(ownLots(purse, holder as DeviceId, time)),
    0,
  );
}

function decideDebit(view: View, wish: Wish): Result<Debit> {
  const { guaranteed, provisional } = spendable(view, wish.definition);
  if (wish.amount > guaranteed + provisional) {
    return refused("too-little", { asked: wish.amount, guaranteed, provisional });
  }
  const purse = view.account.purses[wish.purse] ?? emptyPurse;
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
  const { purse: id, reason } = wish;
  const { receipt } = view;
  return ok({ kind: "debit", purse: id, lines, beyond, since, reason, receipt, campaign: null });
}

/** Undoes the whole of one booking of this device. Source: SPEC R26. */
function decideReverse(view: View, of: EntryId): Result<Reverse> {
  const target = view.target;
  if (target === undefined || target.doc !== view.account.doc) return refused("not-found");
  if (view.account.reversed[of] !== undefined) return refused("already-reversed");
  if (target.device !== view.device) return refused("not-allowed", { bookedBy: target.device });
  if (target.body.kind === "credit") return reverseCredit(view, of, target.body);
  if (target.body.kind === "debit") return ok(reverseDebit(view, of, target.body));
  return refused("invalid", fieldOf("receipt"));
}

function reverseCredit(view: View, of: EntryId, credit: Credit): Result<Reverse> {
  const purse = view.account.purses[credit.purse] ?? emptyPurse;
  const own = firstOf(purse, ownLots(purse, view.device, view.time), credit.lot);
  const guaranteed = Math.min(sumOf(own), Math.max(0, balanceOf(purse)));
  if (guaranteed < credit.amount) {
    return refused("too-little", { asked: credit.amount, guaranteed, provisional: 0 });
  }
  const lines = takeFrom(own, credit.amount);
  const minted = view.minted(credit.purse);
  const holder = view.device;
  return ok({ kind: "reverse", of, lines, beyond: 0, holder, into: null, minted });
}

/** The lot that the credit went to comes first, so that paid and given value are not swapped. */
function firstOf(purse: PurseState, lines: readonly Line[], lot: LotAttributes): readonly Line[] {
  const isSame = (line: Line) => isSameLot(purse.lots[line.lot]?.attributes ?? null, lot);
  return [...lines.filter(isSame), ...lines.filter((line) => !isSame(line))];
}

function reverseDebit(view: View, of: EntryId, debit: Debit): Reverse {
  const open = view.account.purses[debit.purse]?.debts[of]?.amount ?? 0;
  const minted = view.minted(debit.purse) + sumOf(debit.lines);
  const holder = view.device;
  return { kind: "reverse", of, lines: debit.lines, beyond: open, holder, into: null, minted };
}
