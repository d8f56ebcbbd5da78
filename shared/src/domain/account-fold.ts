import {
  type AccountState,
  emptyPurse,
  type LotState,
  type OwnPosition,
  type PurseState,
} from "./account.ts";
import { assert } from "./assert.ts";
import type { Cover, Credit, Debit, Grant, Line, Reverse } from "./bodies.ts";
import type { Entry } from "./entry.ts";
import { laterHlc } from "./hlc.ts";
import type { DeviceId, EntryId, LotId, PurseId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";

/** An entry as the fold sees it. `lot` is the id of the attributes a credit or refund names. */
export type Fact = {
  readonly id: EntryId;
  readonly entry: Entry;
  /** The entry that a reversal or cover is about; it is part of the cited history. */
  readonly target: Entry | undefined;
  readonly counts: boolean;
};

/** How a lot's attributes become its id; handed in, since the rules know no hash. */
export type LotNamer = (attributes: LotAttributes) => LotId;

/**
 * The account after one more entry whose cited history is already in it.
 * Entries that do not count still take their place in the history.
 */
export function applyFact(state: AccountState, fact: Fact, lotIdOf: LotNamer): AccountState {
  const placed = place(state, fact);
  return fact.counts ? move(placed, fact, lotIdOf) : placed;
}

function place(state: AccountState, { id, entry }: Fact): AccountState {
  const cited = new Set<EntryId>(entry.after);
  if (entry.own !== null) cited.add(entry.own);
  const heads = state.heads.filter((head) => !cited.has(head));
  return {
    ...state,
    count: state.count + 1,
    heads: [...heads, id].toSorted(),
    hlc: laterHlc(state.hlc, entry.hlc),
    devices: { ...state.devices, [entry.device]: newest(state.devices[entry.device], id, entry.n) },
  };
}

/** Of two entries with one number, which prove a fork, the greater id: whichever came first. */
function newest(before: OwnPosition | undefined, last: EntryId, n: number): OwnPosition {
  if (before === undefined || n > before.n) return { n, last };
  return n === before.n && last > before.last ? { n, last } : before;
}

function move(state: AccountState, fact: Fact, lotIdOf: LotNamer): AccountState {
  const { body, device } = fact.entry;
  switch (body.kind) {
    case "credit":
      return inPurse(state, body.purse, (purse) => credited(purse, body, lotIdOf));
    case "debit":
      return inPurse(state, body.purse, (purse) => debited(purse, body, fact));
    case "grant":
      return inPurse(state, body.purse, (purse) => granted(purse, body, device));
    case "cover":
      return inPurse(state, body.purse, (purse) => covered(purse, body, device));
    case "reverse":
      return reversed(state, { body, fact, lotIdOf });
    default:
      return state;
  }
}

function inPurse(
  state: AccountState,
  id: PurseId,
  change: (purse: PurseState) => PurseState,
): AccountState {
  return { ...state, purses: { ...state.purses, [id]: change(state.purses[id] ?? emptyPurse) } };
}

function credited(purse: PurseState, body: Credit, lotIdOf: LotNamer): PurseState {
  const move = { lot: lotIdOf(body.lot), device: body.holder, by: body.amount };
  return moved(purse, move, body.lot);
}

function debited(purse: PurseState, body: Debit, { id, entry }: Fact): PurseState {
  const taken = takeLines(purse, body.lines, entry.device);
  if (body.beyond === 0) return taken;
  const debt = { device: entry.device, amount: body.beyond };
  return { ...taken, debts: { ...taken.debts, [id]: debt } };
}

function granted(purse: PurseState, body: Grant, device: DeviceId): PurseState {
  const less = moved(purse, { lot: body.lot, device, by: -body.amount }, null);
  return moved(less, { lot: body.lot, device: body.to, by: body.amount }, null);
}

function covered(purse: PurseState, body: Cover, device: DeviceId): PurseState {
  const taken = takeLines(purse, body.lines, device);
  const paid = body.lines.reduce((sum, line) => sum + line.amount, 0);
  return lowerDebt(taken, body.of, paid);
}

type Reversal = { readonly body: Reverse; readonly fact: Fact; readonly lotIdOf: LotNamer };

function reversed(state: AccountState, { body, fact, lotIdOf }: Reversal): AccountState {
  const target = fact.target?.body;
  assert(target?.kind === "credit" || target?.kind === "debit", "a reversal undoes a booking");
  const undone = body.lines.reduce((sum, line) => sum + line.amount, body.beyond);
  const counted = {
    ...state,
    reversed: { ...state.reversed, [body.of]: (state.reversed[body.of] ?? 0) + undone },
  };
  return inPurse(counted, target.purse, (purse) =>
    target.kind === "credit"
      ? takeLines(purse, body.lines, fact.entry.device)
      : refunded(purse, body, lotIdOf),
  );
}

function refunded(purse: PurseState, body: Reverse, lotIdOf: LotNamer): PurseState {
  const into = body.into;
  const back = body.lines.reduce((sum, line) => {
    const lot = into === null ? line.lot : lotIdOf(into);
    return moved(sum, { lot, device: body.holder, by: line.amount }, into);
  }, purse);
  return lowerDebt(back, body.of, body.beyond);
}

function takeLines(purse: PurseState, lines: readonly Line[], device: DeviceId): PurseState {
  return lines.reduce(
    (rest, line) => moved(rest, { lot: line.lot, device, by: -line.amount }, null),
    purse,
  );
}

type Move = { readonly lot: LotId; readonly device: DeviceId; readonly by: number };

function moved(purse: PurseState, { lot, device, by }: Move, attributes: LotAttributes | null) {
  const before: LotState = purse.lots[lot] ?? { attributes: null, rights: {} };
  const right = (before.rights[device] ?? 0) + by;
  const { [device]: _, ...others } = before.rights;
  const rights = right === 0 ? others : { ...others, [device]: right };
  const after: LotState = { attributes: before.attributes ?? attributes, rights };
  return { ...purse, lots: { ...purse.lots, [lot]: after } };
}

function lowerDebt(purse: PurseState, of: EntryId, by: number): PurseState {
  const debt = purse.debts[of];
  if (debt === undefined || by === 0) return purse;
  const { [of]: _, ...others } = purse.debts;
  const open = debt.amount - by;
  return { ...purse, debts: open <= 0 ? others : { ...others, [of]: { ...debt, amount: open } } };
}
