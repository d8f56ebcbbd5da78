import { balanceOf, emptyPurse, type PurseState, rightsIn, seenOf } from "./account.ts";
import { allocate } from "./allocate.ts";
import type { Credit, Debit, Line, Receipt, Reverse } from "./bodies.ts";
import { openOf } from "./debt.ts";
import type { View } from "./decide.ts";
import type { Entry } from "./entry.ts";
import type { EntryId, LotId, PurseId } from "./ids.ts";
import { sumOf, takeFrom } from "./lines.ts";
import { isSameLot, type LotAttributes } from "./lot.ts";
import { ownLots } from "./lots.ts";
import { reopenedLot } from "./reopened-lot.ts";
import { ok, type Refusal, type Result, refused } from "./result.ts";
import { beyondPart, leftToUndo, undoOf, undoRight } from "./undo-effect.ts";

/** What is undone of a booking; of a receipt, how much of its right to be returned is used up. */
export type ReverseCommand = {
  readonly type: "reverse";
  readonly of: EntryId;
  /** In the booking's unit; all that is left of it when it is not said. */
  readonly amount?: number;
  /** A credit only out of the lot that it made, such as a load that is handed back. */
  readonly ownLotOnly?: boolean;
};

type Of<B> = {
  readonly target: Entry;
  readonly body: B;
  readonly command: ReverseCommand;
  /** What this device may undo, by part. */
  readonly here: Readonly<Record<string, number>>;
  readonly amount: number;
};

/**
 * Undoes a booking or part of it, as far as this device has the right to. Source: SPEC R26, R86.
 */
export function decideReverse(view: View, command: ReverseCommand): Result<readonly Reverse[]> {
  const { target, account } = view;
  if (target === undefined || target.doc !== account.doc) return refused("not-found");
  const undo = undoOf(account, command.of, target);
  if (Object.keys(undo).length === 0) return refused("invalid", { fields: [{ field: "receipt" }] });
  const by = { device: view.device, seen: seenOf(account) };
  const here = Object.fromEntries(
    Object.keys(undo).map((part) => [part, undoRight(undo, part, by)] as const),
  );
  const left = total(leftToUndo(undo));
  const amount = command.amount ?? left;
  const why = objectionTo(target, { amount, left, here: total(here) });
  if (why !== null) return { ok: false, error: why };
  return reverseOf(view, { target, body: target.body, command, here, amount });
}

function total(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, amount) => sum + amount, 0);
}

type Asked = { readonly amount: number; readonly left: number; readonly here: number };

function objectionTo(target: Entry, { amount, left, here }: Asked): Refusal | null {
  if (left === 0) return refused("already-reversed", { left }).error;
  if (amount > left) return refused("already-reversed", { asked: amount, left }).error;
  if (!Number.isSafeInteger(amount) || amount <= 0) {
    return refused("invalid", { fields: [{ field: "amount" }] }).error;
  }
  return amount > here ? refused("not-allowed", { bookedBy: target.device }).error : null;
}

function reverseOf(view: View, of: Of<Entry["body"]>): Result<readonly Reverse[]> {
  const { body } = of;
  if (body.kind === "credit") return reverseCredit(view, { ...of, body });
  if (body.kind === "debit") return ok(reverseDebit(view, { ...of, body }));
  return ok([reverseReceipt(view, of as Of<Receipt>)]);
}

function reverseReceipt({ device: holder }: View, { command: { of }, amount }: Of<Receipt>) {
  const nothing = { lines: [], into: null, minted: 0 };
  return { kind: "reverse", of, beyond: amount, holder, ...nothing } as const;
}

/** What this device can take back of a purse: out of the lots that credits made, and of others. */
export function takeable(
  view: View,
  { purse: id, made }: { readonly purse: PurseId; readonly made: readonly LotAttributes[] },
): number {
  const purse = view.account.purses[id] ?? emptyPurse;
  const own = made.flatMap((lot) => ownLotOf(purse, view, lot));
  const lots = new Map([...ownLots(purse, view.device, view.time), ...own].map(pairOf));
  const sum = [...lots.values()].reduce((total, amount) => total + amount, 0);
  return Math.min(sum, Math.max(0, balanceOf(purse)));
}

function pairOf({ lot, amount }: Line): readonly [LotId, number] {
  return [lot, amount];
}

function reverseCredit(view: View, undo: Of<Credit>): Result<readonly Reverse[]> {
  const { body, command, amount } = undo;
  const purse = view.account.purses[body.purse] ?? emptyPurse;
  const own = [
    ...ownLotOf(purse, view, body.lot),
    ...(command.ownLotOnly === true ? [] : othersThan(purse, view, body.lot)),
  ];
  const guaranteed = Math.min(sumOf(own), Math.max(0, balanceOf(purse)));
  if (guaranteed < amount) {
    return refused("too-little", { asked: amount, guaranteed, provisional: 0 });
  }
  const lines = takeFrom(own, amount);
  const minted = view.minted(body.purse);
  const { device: holder } = view;
  return ok([{ kind: "reverse", of: command.of, lines, beyond: 0, holder, into: null, minted }]);
}

/** The lot that the credit made, also when it is not to be spent yet or any more. */
function ownLotOf(purse: PurseState, { device }: View, made: LotAttributes): readonly Line[] {
  const [lot] = lotsOf(purse).find(([, { attributes }]) => isSameLot(attributes, made)) ?? [];
  const amount = lot === undefined ? 0 : rightsIn(purse, { lot, device });
  return lot === undefined || amount <= 0 ? [] : [{ lot, amount }];
}

function lotsOf(purse: PurseState) {
  return Object.entries(purse.lots) as [LotId, PurseState["lots"][LotId] & object][];
}

function othersThan(purse: PurseState, { device, time }: View, made: LotAttributes) {
  const isOther = ({ lot }: Line) => !isSameLot(purse.lots[lot]?.attributes ?? null, made);
  return ownLots(purse, device, time).filter(isOther);
}

/** One reversal for the lots that are good still, and one for each that opens anew. */
function reverseDebit(view: View, undo: Of<Debit>): readonly Reverse[] {
  const { body, command } = undo;
  const purse = view.account.purses[body.purse] ?? emptyPurse;
  const { lines, beyond } = spread(purse, undo);
  const split = lines.map((line) => ({ line, into: refundLot(view, purse, line.lot) }));
  const same = split.filter(({ into }) => into === undefined).map(({ line }) => line);
  const anew = split.flatMap(({ line, into }) => (into === undefined ? [] : [{ line, into }]));
  const parts = [
    ...(same.length + beyond === 0 ? [] : [{ lines: same, beyond, into: null }]),
    ...anew.map(({ line, into }) => ({ lines: [line], beyond: 0, into })),
  ];
  let minted = view.minted(body.purse);
  return parts.map((part) => {
    minted += sumOf(part.lines);
    return { kind: "reverse", of: command.of, holder: view.device, minted, ...part };
  });
}

function refundLot(view: View, purse: PurseState, lot: LotId): LotAttributes | undefined {
  const state = purse.lots[lot];
  if (state === undefined || state.attributes === null || state.reopened === true) return undefined;
  const { returnWindowDays } = view.policy;
  const { now, day } = view.time;
  return reopenedLot(state.attributes, { day: day(), now, returnWindowDays });
}

/**
 * First what is still owed, then in proportion to what is left of each lot and of what the pool has
 * paid. Source: SPEC R87.
 */
function spread(purse: PurseState, { command, here, amount }: Of<Debit>) {
  const { [beyondPart]: right = 0, ...lots } = here;
  const debt = purse.debts[command.of];
  const open = debt === undefined ? 0 : openOf(debt);
  const owed = Math.min(right, open, amount);
  const names = Object.keys(lots) as LotId[];
  const shares = allocate(amount - owed, [...names.map((lot) => lots[lot] ?? 0), right - owed]);
  const lines = names
    .map((lot, at) => ({ lot, amount: shares[at] ?? 0 }))
    .filter((line) => line.amount > 0);
  return { lines, beyond: owed + (shares.at(-1) ?? 0) };
}
