import type { PurseId } from "../ids.ts";

/** `units` in the purse's unit; `amount` the minor units that they paid, 0 where they paid nothing. */
export type PurseSum = {
  readonly purse: PurseId;
  readonly count: number;
  readonly units: number;
  readonly amount: number;
};

export type HandSum = PurseSum & {
  readonly type: "credit" | "debit";
  readonly reason: string;
};

/** Minor units, and how they were paid. */
export type SoldSum = {
  readonly count: number;
  readonly amount: number;
  readonly tenders: readonly { readonly tender: string; readonly amount: number }[];
};

/**
 * What went over a counter in a day. `outside`: paid in cash or by other means than ours, less what
 * was paid out; amounts in minor units.
 */
export type DayTotals = {
  readonly receipts: number;
  /** Receipts with goods, and what the goods came to; what they loaded or gave out is apart. */
  readonly sales: {
    readonly count: number;
    /** Happened before, and were taken over later. */
    readonly recorded: number;
    readonly net: number;
    readonly outside: number;
  };
  readonly loads: SoldSum;
  readonly vouchers: SoldSum;
  readonly redemptions: readonly PurseSum[];
  /** What cards paid by a sale's record and did not hold any more. */
  readonly unsettled: number;
  /** Of the redemptions and of what is unsettled; cards paid the rest. Source: SPEC R879. */
  readonly paidByVouchers: number;
  readonly rewards: readonly PurseSum[];
  readonly earned: readonly PurseSum[];
  readonly returns: {
    readonly count: number;
    readonly net: number;
    readonly outside: number;
    readonly purses: readonly PurseSum[];
  };
  readonly undone: {
    readonly count: number;
    readonly outside: number;
    readonly purses: readonly PurseSum[];
  };
  readonly byHand: readonly HandSum[];
  readonly outside: number;
};

const nothingSold: SoldSum = { count: 0, amount: 0, tenders: [] };

export const noTotals: DayTotals = {
  receipts: 0,
  sales: { count: 0, recorded: 0, net: 0, outside: 0 },
  loads: nothingSold,
  vouchers: nothingSold,
  redemptions: [],
  unsettled: 0,
  paidByVouchers: 0,
  rewards: [],
  earned: [],
  returns: { count: 0, net: 0, outside: 0, purses: [] },
  undone: { count: 0, outside: 0, purses: [] },
  byHand: [],
  outside: 0,
};

/** Two parts of a day together: numbers are added, lists by what their parts are about. */
export function addTotals(a: DayTotals, b: DayTotals): DayTotals {
  return {
    receipts: a.receipts + b.receipts,
    sales: addNumbers(a.sales, b.sales),
    loads: addSold(a.loads, b.loads),
    vouchers: addSold(a.vouchers, b.vouchers),
    redemptions: addPurses(a.redemptions, b.redemptions),
    unsettled: a.unsettled + b.unsettled,
    paidByVouchers: a.paidByVouchers + b.paidByVouchers,
    rewards: addPurses(a.rewards, b.rewards),
    earned: addPurses(a.earned, b.earned),
    returns: addReturned(a.returns, b.returns),
    undone: addReturned(a.undone, b.undone),
    byHand: addByName(a.byHand, b.byHand, ({ type, purse, reason }) => [type, purse, reason]),
    outside: a.outside + b.outside,
  };
}

type Returned = { readonly count: number; readonly purses: readonly PurseSum[] };

function addReturned<T extends Returned>(a: T, b: T): T {
  if (b.count === 0) return a;
  return { ...addNumbers(a, b), purses: addPurses(a.purses, b.purses) };
}

function addSold(a: SoldSum, b: SoldSum): SoldSum {
  if (b.count === 0) return a;
  const tenders = addByName(a.tenders, b.tenders, ({ tender }) => [tender]);
  return { ...addNumbers(a, b), tenders };
}

function addPurses(a: readonly PurseSum[], b: readonly PurseSum[]): readonly PurseSum[] {
  return addByName(a, b, ({ purse }) => [purse]);
}

function addByName<T extends object>(
  a: readonly T[],
  b: readonly T[],
  nameOf: (one: T) => readonly string[],
): readonly T[] {
  if (b.length === 0) return a;
  const rows = new Map<string, T>();
  for (const one of [...a, ...b]) {
    const name = JSON.stringify(nameOf(one));
    const before = rows.get(name);
    rows.set(name, before === undefined ? one : addNumbers(before, one));
  }
  return [...rows].toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([, row]) => row);
}

/** The numbers of two rows that are about the same; all else is the first one's. */
function addNumbers<T extends object>(a: T, b: T): T {
  const other = b as Readonly<Record<string, unknown>>;
  const pairs = Object.entries(a).map(([name, value]): readonly [string, unknown] => {
    const more = other[name];
    return [name, typeof value === "number" && typeof more === "number" ? value + more : value];
  });
  return Object.fromEntries(pairs) as T;
}
