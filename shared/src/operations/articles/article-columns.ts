import type { ArticleWish } from "../../domain/articles/article-wish.ts";
import type { RowReason } from "../../domain/articles/plan-import.ts";
import { instant } from "../../domain/measure.ts";

export type CellProblem = { readonly field: string; readonly reason: RowReason };

type Part = Partial<ArticleWish> | CellProblem;

/** What a column says of an article; an empty cell is that it has none. */
type Read = (cell: string) => Part;

const readers: Readonly<Record<string, Read>> = {
  group: (cell) => ({ group: cell === "" ? null : cell }),
  tax: (cell) => ({ taxCode: cell === "" ? null : cell }),
  codes: readCodes,
  by_weight: (cell) => readFlag("by_weight", cell, (byWeight) => ({ byWeight: byWeight ?? false })),
  active: (cell) => readFlag("active", cell, (active) => ({ active: active ?? true })),
  unit_price: (cell) => readPrice("unit_price", cell, (unitPrice) => ({ unitPrice })),
  valid_from: readTime,
};

const nameColumns = ["name", "name_de", "name_en"] as const;
const pricePrefix = "price:";

/** Where each column stands, by its name in lower case. */
export type Columns = {
  readonly at: ReadonlyMap<string, number>;
  readonly count: number;
  /** Columns that say nothing to us. */
  readonly unknown: readonly string[];
};

/** Undefined unless there is an id, and each column once. */
export function columnsOf(header: readonly string[]): Columns | undefined {
  const names = header.map((name) => name.toLowerCase());
  const known = names.filter(isKnown);
  if (!names.includes("id") || new Set(known).size < known.length) return undefined;
  return {
    at: new Map(known.map((name) => [name, names.indexOf(name)])),
    count: header.length,
    unknown: header.filter((_, place) => !isKnown(names[place] ?? "")),
  };
}

function isKnown(name: string): boolean {
  const names: readonly string[] = nameColumns;
  const isPrice = name.startsWith(pricePrefix) && name.length > pricePrefix.length;
  return name === "id" || names.includes(name) || Object.hasOwn(readers, name) || isPrice;
}

/** The wish of one line, or the first cell that is wrong. Source: SPEC R603. */
export function wishOf(
  cells: readonly string[],
  columns: Columns,
): ArticleWish | (CellProblem & { readonly id: string }) {
  const cell = (name: string) => bare(cells[columns.at.get(name) ?? -1] ?? "");
  const id = cell("id");
  if (cells.length !== columns.count) return { id, field: "", reason: "wrong-columns" };
  const parts = [...columns.at.keys()].map((name) => readers[name]?.(cell(name)) ?? {});
  const all = [...parts, namesIn(columns, cell), pricesIn(columns, cell)];
  const problem = all.find(isProblem);
  return problem === undefined ? Object.assign({ id }, ...all) : { id, ...problem };
}

function isProblem(part: Part): part is CellProblem {
  return "reason" in part;
}

type Cell = (name: string) => string;

/** `name` alone is the name in both languages. */
function namesIn({ at }: Columns, cell: Cell): Part {
  if (!nameColumns.some((name) => at.has(name))) return {};
  const de = cell("name_de") || cell("name") || cell("name_en");
  const en = cell("name_en") || cell("name") || cell("name_de");
  return { name: { de, en } };
}

function pricesIn({ at }: Columns, cell: Cell): Part {
  const columns = [...at.keys()].filter((name) => name.startsWith(pricePrefix));
  if (columns.length === 0) return {};
  const parts = columns.map((column) =>
    readPrice(column, cell(column), (price) =>
      price === null ? {} : { prices: { [column.slice(pricePrefix.length)]: price } },
    ),
  );
  const problem = parts.find(isProblem);
  if (problem !== undefined) return problem;
  return {
    prices: Object.assign({}, ...parts.map((part) => ("prices" in part ? part.prices : {}))),
  };
}

/** A spreadsheet's quote in front of what it would take for a formula. */
function bare(cell: string): string {
  return /^'[=+@\t-]/.test(cell) ? cell.slice(1) : cell;
}

const price = /^([0-9]{1,9})(?:[.,]([0-9]{1,2}))?$/;

/** 2, 2.5, 2,50 and 2.50 are 200 and 250 minor units; nothing is rounded or grouped. */
function readPrice(field: string, cell: string, say: (price: number | null) => Part): Part {
  if (cell === "") return say(null);
  const [, major, minor = ""] = price.exec(cell) ?? [];
  if (major !== undefined) return say(Number(major) * 100 + Number(minor.padEnd(2, "0")));
  return { field, reason: price.test(cell.replace(/^-/, "")) ? "negative-price" : "not-a-price" };
}

const yes: ReadonlySet<string> = new Set(["1", "x", "yes", "true", "ja", "wahr", "y", "j"]);
const no: ReadonlySet<string> = new Set(["0", "no", "false", "nein", "falsch", "n", "-"]);

function readFlag(field: string, cell: string, say: (flag: boolean | null) => Part): Part {
  const word = cell.toLowerCase();
  if (word === "") return say(null);
  if (yes.has(word) || no.has(word)) return say(yes.has(word));
  return { field, reason: "not-yes-or-no" };
}

/** What a spreadsheet has made of a long number. */
const rounded = /^[0-9][.,][0-9]+e\+[0-9]+$/i;

function readCodes(cell: string): Part {
  const codes = cell.split(/[\s|]+/).filter((one) => one !== "");
  return codes.some((one) => rounded.test(one))
    ? { field: "codes", reason: "not-a-code" }
    : { codes };
}

function readTime(cell: string): Part {
  if (cell === "") return {};
  const ms = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(cell) ? Date.parse(cell) : Number.NaN;
  const isGood = Number.isSafeInteger(ms) && ms >= 0;
  return isGood ? { validFrom: instant(ms) } : { field: "valid_from", reason: "not-a-time" };
}
