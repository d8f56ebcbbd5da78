import type { Instant } from "../../domain/measure.ts";
import type { Millionths } from "../../domain/quantity.ts";
import type { CardRef } from "../../protocol/http/card.ts";
import type { BrokenLine } from "../balances/csv-lines.ts";
import {
  clockOf,
  dayOf,
  instantsAt,
  offsetTimeOf,
  type WallClock,
  wallClockOf,
} from "./local-time.ts";
import type { SaleColumn, SaleColumns } from "./sale-columns.ts";
import { amountOf, quantityOf, type Writing } from "./sale-values.ts";

/** One article of a receipt, as a till has written it. Negative for what came back. */
export type SaleRow = {
  readonly line: number;
  /** Every instant that the branch's clock showed so: two in the hour that is put back. */
  readonly times: readonly Instant[];
  readonly card: CardRef | null;
  readonly kind: "goods" | "deposit";
  readonly article: string | null;
  readonly group: string | null;
  readonly name: string | null;
  readonly quantity: Millionths;
  readonly unitPrice: number | null;
  /** Minor units, before the discount. */
  readonly amount: number;
  readonly discount: number;
  readonly taxCode: string | null;
  readonly tender: string | null;
  readonly returnOf: string | null;
};

export type RowReason =
  | BrokenLine
  | "wrong-columns"
  | "no-receipt-number"
  | "no-till"
  | "unknown-till"
  | "not-a-time"
  | "no-such-time"
  | "in-the-future"
  | "not-an-amount"
  | "not-a-quantity"
  | "not-a-discount"
  | "unknown-kind"
  | "signs-differ";

export type RowRules = Writing & {
  readonly zone: string;
  readonly now: Instant;
  /** The scheme of a card that names none. */
  readonly scheme: string;
  /** Amounts are what was paid, the discount taken off already. */
  readonly afterDiscount: boolean;
};

export type Read = (name: SaleColumn) => string;

export function reader(cells: readonly string[], columns: SaleColumns): Read {
  return (name) => {
    const at = columns.at[name];
    return at === undefined ? "" : (cells[at] ?? "");
  };
}

/** Tills' clocks run ahead a little. */
const aheadMs = 10 * 60_000;

/** Pure. Source: SPEC R811, R812. */
export function saleRowOf(line: number, read: Read, rules: RowRules): SaleRow | RowReason {
  const times = timesOf(read, rules);
  if (typeof times === "string") return times;
  const values = valuesOf(read, rules);
  if (typeof values === "string") return values;
  const kind = kindOf(read("kind"));
  if (kind === undefined) return "unknown-kind";
  const said = (name: SaleColumn) => read(name) || null;
  return {
    line,
    times,
    card: cardOf(read("card"), rules),
    kind,
    article: said("article"),
    group: said("group"),
    name: said("name"),
    taxCode: said("taxCode"),
    tender: said("tender"),
    returnOf: said("returnOf"),
    ...values,
  };
}

function timesOf(read: Read, { zone, now }: RowRules): readonly Instant[] | RowReason {
  const [date, time] = [read("date"), read("time")];
  const exact = offsetTimeOf(time);
  const shown = exact === undefined ? wallClockIn(date, time) : undefined;
  if (exact === undefined && shown === undefined) return "not-a-time";
  const times = shown === undefined ? [exact as Instant] : instantsAt(zone, shown);
  const [first] = times;
  if (first === undefined) return "no-such-time";
  return first > now + aheadMs ? "in-the-future" : times;
}

function wallClockIn(date: string, time: string): WallClock | undefined {
  const whole = wallClockOf(time);
  if (whole !== undefined || date === "") return whole;
  const day = dayOf(date) ?? wallClockOf(date)?.day;
  const clock = clockOf(time);
  return day === undefined || clock === undefined ? undefined : { day, clock };
}

type Values = Pick<SaleRow, "quantity" | "unitPrice" | "amount" | "discount">;

const onePiece = 1_000_000;

function valuesOf(read: Read, rules: RowRules): Values | RowReason {
  const quantity = read("quantity") === "" ? undefined : quantityOf(read("quantity"));
  if (read("quantity") !== "" && (quantity ?? 0) === 0) return "not-a-quantity";
  const unitPrice = read("unitPrice") === "" ? null : amountOf(read("unitPrice"), rules);
  if (unitPrice === undefined) return "not-an-amount";
  const discount = read("discount") === "" ? 0 : amountOf(read("discount"), rules);
  if (discount === undefined) return "not-a-discount";
  const amount = grossOf(read, { quantity, unitPrice, discount, rules });
  if (amount === undefined) return "not-an-amount";
  return signed({ quantity, unitPrice, amount, discount: Math.abs(discount) });
}

type Found = {
  readonly quantity: Millionths | undefined;
  readonly unitPrice: number | null;
  readonly discount: number;
  readonly rules: RowRules;
};

/** Rounding: quantity times price to the nearest minor unit, halves up. */
function grossOf(read: Read, { quantity, unitPrice, discount, rules }: Found): number | undefined {
  const text = read("amount");
  if (text === "") {
    if (unitPrice === null) return undefined;
    return Math.round((unitPrice * (quantity ?? onePiece)) / onePiece);
  }
  const amount = amountOf(text, rules);
  if (amount === undefined || !rules.afterDiscount) return amount;
  const off = Math.abs(discount);
  return amount < 0 ? amount - off : amount + off;
}

type Unsigned = Omit<Values, "quantity"> & { readonly quantity: Millionths | undefined };

/** A row is negative by its amount, its quantity, or both; one with two minds is refused. */
function signed({ amount, discount, ...row }: Unsigned): Values | RowReason {
  const isBack = amount < 0 || (amount === 0 && (row.quantity ?? 0) < 0);
  const given = row.quantity ?? (isBack ? -onePiece : onePiece);
  if (discount > Math.abs(amount)) return "not-a-discount";
  if (amount > 0 && given < 0) return "signs-differ";
  const quantity = isBack ? -Math.abs(given) : given;
  return { amount, discount, quantity, unitPrice: row.unitPrice };
}

const kinds: Readonly<Record<string, SaleRow["kind"]>> = {
  "": "goods",
  goods: "goods",
  ware: "goods",
  deposit: "deposit",
  pfand: "deposit",
};

function kindOf(text: string): SaleRow["kind"] | undefined {
  const kind = text.toLowerCase();
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

/** `own:K7Q2…`, or the bare number in the scheme that was said for the file. */
function cardOf(text: string, { scheme }: RowRules): CardRef | null {
  if (text === "") return null;
  const [, named, number] = /^([a-z][a-z0-9-]*):(.+)$/.exec(text) ?? [];
  return { scheme: named ?? scheme, number: number ?? text };
}
