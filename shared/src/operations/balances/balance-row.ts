import { type CardNumber, canonicalCard } from "../../domain/card.ts";
import type { PurseDefinition } from "../../domain/control-bodies.ts";
import type { Directory } from "../../domain/directory.ts";
import type { PurseId } from "../../domain/ids.ts";
import type { BusinessDay } from "../../domain/lots.ts";
import { isAmount, largestAmount } from "../../domain/measure.ts";
import { isPin } from "../../domain/pin.ts";
import type { BrokenLine } from "./csv-lines.ts";

const required = ["scheme", "number", "purse", "amount"] as const;
const optional = ["expires", "group", "pin"] as const;
type Column = (typeof required)[number] | (typeof optional)[number];

/** Where each column stands, and how many there are. */
export type Columns = {
  readonly at: Readonly<Partial<Record<Column, number>>>;
  readonly count: number;
  /** Columns that say nothing to us. */
  readonly unknown: readonly string[];
};

/** Undefined unless all that is needed is there, each once. */
export function columnsOf(header: readonly string[]): Columns | undefined {
  const names = header.map((name) => name.toLowerCase());
  const known: readonly string[] = [...required, ...optional];
  const found = names.filter((name) => known.includes(name));
  const isWhole = required.every((name) => names.includes(name));
  if (!isWhole || new Set(found).size < found.length) return undefined;
  const at = Object.fromEntries(found.map((name) => [name, names.indexOf(name)]));
  return {
    at,
    count: header.length,
    unknown: header.filter((_, n) => !known.includes(names[n] ?? "")),
  };
}

/** What an old system says of one purse of one card. */
export type BalanceRow = {
  readonly card: CardNumber;
  readonly purse: PurseId;
  /** 0: there is nothing to bring in but perhaps a group or a PIN. */
  readonly amount: number;
  readonly expires: BusinessDay | null;
  readonly group: string | null;
  readonly pin: string | null;
};

export type RowReason =
  | BrokenLine
  | "wrong-columns"
  | "scheme-not-accepted"
  | "not-a-card-number"
  | "check-character-wrong"
  | "unknown-purse"
  | "not-an-amount"
  | "negative"
  | "too-large"
  | "not-a-day"
  | "expired"
  | "unknown-group"
  | "not-a-pin"
  | "duplicate-row"
  | "opened-before"
  | "other-amount";

/** What rows are checked against. `isMajor`: amounts of money are written like 12.50 or 12,50. */
export type RowFacts = {
  readonly directory: Directory;
  readonly today: BusinessDay;
  readonly isMajor: boolean;
};

type Read = (name: Column) => string;

/** Pure. Source: SPEC R791. */
export function rowOf(
  cells: readonly string[],
  columns: Columns,
  facts: RowFacts,
): BalanceRow | RowReason {
  if (cells.length !== columns.count) return "wrong-columns";
  const read: Read = (name) => {
    const at = columns.at[name];
    return at === undefined ? "" : (cells[at] ?? "");
  };
  const card = cardOf(read, facts);
  if (typeof card === "string") return card;
  const purse = facts.directory.purses.get(read("purse") as PurseId);
  if (purse?.active !== true || purse.unit === "activation") return "unknown-purse";
  const amount = amountOf(read("amount"), purse, facts);
  if (typeof amount === "string") return amount;
  const rest = restOf(read, facts);
  return typeof rest === "string" ? rest : { card, purse: purse.id, amount, ...rest };
}

function cardOf(read: Read, { directory }: RowFacts): CardNumber | RowReason {
  const wished = { scheme: read("scheme").toLowerCase(), number: read("number") };
  const card = canonicalCard(wished, directory.policy.schemes);
  if (card.ok) return card.value;
  const fields = card.error["fields"] as readonly { readonly reason: RowReason }[];
  return fields[0]?.reason ?? "not-a-card-number";
}

const whole = /^[0-9]{1,16}$/;
const decimal = /^([0-9]{1,14})(?:[.,]([0-9]{1,2}))?$/;

function amountOf(
  text: string,
  { unit }: PurseDefinition,
  { isMajor }: RowFacts,
): number | RowReason {
  const bare = text.replace(/^\+/, "");
  const isNegative = bare.startsWith("-");
  const value =
    isMajor && unit === "money" ? minorOf(bare.replace(/^-/, "")) : wholeOf(bare.replace(/^-/, ""));
  if (value === undefined) return "not-an-amount";
  if (isNegative && value > 0) return "negative";
  if (value > largestAmount) return "too-large";
  return value === 0 || isAmount(value) ? value : "too-large";
}

function wholeOf(text: string): number | undefined {
  return whole.test(text) ? Number(text) : undefined;
}

/** 12, 12.5, 12.50 and 12,50 are 1,200 and 1,250 minor units; nothing is rounded. */
function minorOf(text: string): number | undefined {
  const parts = decimal.exec(text);
  if (parts === null) return undefined;
  const [, major = "0", minor = ""] = parts;
  return Number(major) * 100 + Number(minor.padEnd(2, "0"));
}

function restOf(
  read: Read,
  { directory, today }: RowFacts,
): Pick<BalanceRow, "expires" | "group" | "pin"> | RowReason {
  const given = { expires: read("expires"), group: read("group"), pin: read("pin") };
  const { expires, group, pin } = given;
  const rules: readonly (readonly [isWrong: boolean, reason: RowReason])[] = [
    [expires !== "" && !dayForm.test(expires), "not-a-day"],
    [expires !== "" && expires < today, "expired"],
    [group !== "" && directory.customerGroups.get(group)?.active !== true, "unknown-group"],
    [pin !== "" && !isPin(pin), "not-a-pin"],
  ];
  const broken = rules.find(([isWrong]) => isWrong);
  if (broken !== undefined) return broken[1];
  return { expires: expires || null, group: group || null, pin: pin || null };
}

const dayForm = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
