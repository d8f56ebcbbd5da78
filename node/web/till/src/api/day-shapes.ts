import { list, listOrNone, moment, record, text, whole, wholeOr } from "./readers.ts";

export interface DaySum {
  readonly name: string;
  readonly count: number;
  readonly units: number;
  readonly amount: number;
}

/** Minor units; `purses` in their own units. */
export interface DayTotals {
  readonly receipts: number;
  readonly sales: { readonly count: number; readonly net: number; readonly outside: number };
  readonly loads: { readonly count: number; readonly amount: number };
  readonly vouchers: { readonly count: number; readonly amount: number };
  readonly returns: { readonly count: number; readonly outside: number };
  /** Bookings by hand that were taken back, and what they paid out. */
  readonly undone: { readonly count: number; readonly outside: number };
  readonly redemptions: readonly DaySum[];
  readonly unsettled: number;
  /** Of both, what vouchers paid. */
  readonly paidByVouchers: number;
  readonly rewards: readonly DaySum[];
  readonly earned: readonly DaySum[];
  /** Credits and debits that a person booked one by one. */
  readonly given: readonly DaySum[];
  readonly taken: readonly DaySum[];
  readonly outside: number;
}

export interface DayRow extends DayTotals {
  readonly till: string;
  readonly who: string | null;
}

export interface DayView {
  /** As YYYY-MM-DD. */
  readonly date: string;
  readonly asOf: number;
  readonly rows: readonly DayRow[];
  readonly total: DayTotals;
}

function sum(value: unknown): DaySum {
  const { purse, count, units, amount } = record(value);
  return {
    name: text(purse),
    count: whole(count),
    units: wholeOr(units, 0),
    amount: wholeOr(amount, 0),
  };
}

function sold(value: unknown): { readonly count: number; readonly amount: number } {
  const { count, amount } = record(value);
  return { count: whole(count), amount: whole(amount) };
}

function byHand(value: unknown, type: "credit" | "debit"): readonly DaySum[] {
  const all = listOrNone(value, (one) => ({ type: record(one)["type"], ...sum(one) }));
  return all.filter((one) => one.type === type);
}

function paidOut(value: unknown): { readonly count: number; readonly outside: number } {
  const { count, outside } = record(value);
  return { count: whole(count), outside: whole(outside) };
}

function totals(value: unknown): DayTotals {
  const it = record(value);
  const sales = record(it["sales"]);
  return {
    receipts: whole(it["receipts"]),
    sales: {
      count: whole(sales["count"]),
      net: whole(sales["net"]),
      outside: whole(sales["outside"]),
    },
    loads: sold(it["loads"]),
    vouchers: sold(it["vouchers"]),
    returns: paidOut(it["returns"]),
    undone: it["undone"] === undefined ? { count: 0, outside: 0 } : paidOut(it["undone"]),
    redemptions: listOrNone(it["redemptions"], sum),
    unsettled: wholeOr(it["unsettled"], 0),
    paidByVouchers: wholeOr(it["paidByVouchers"], 0),
    rewards: listOrNone(it["rewards"], sum),
    earned: listOrNone(it["earned"], sum),
    given: byHand(it["byHand"], "credit"),
    taken: byHand(it["byHand"], "debit"),
    outside: whole(it["outside"]),
  };
}

export function readDay(value: unknown): DayView {
  const it = record(value);
  return {
    date: text(it["date"]),
    asOf: moment(it["asOf"]),
    rows: list(it["rows"], (one) => {
      const { till, login, operator } = record(one);
      const who = login ?? operator;
      return { ...totals(one), till: text(till), who: typeof who === "string" ? who : null };
    }),
    total: totals(it["total"]),
  };
}
