import type { PurseSum, SoldSum } from "../../domain/day/day-totals.ts";
import { sheetText } from "../../domain/sheet-text.ts";
import type { DayRowView, DayView } from "../../protocol/http/day.ts";

const head = [
  "date",
  "branch",
  "till",
  "operator",
  "kind",
  "what",
  "count",
  "units",
  "amount",
  "currency",
];

type Cells = readonly [kind: string, what: string, sums: Sums];
type Sums = { readonly count: number; readonly units?: number; readonly amount: number };

/** One line for each till, operator and sort of booking; amounts in minor units. RFC 4180. */
export function dayCsv(view: DayView): string {
  const lines = view.rows.flatMap((row) => linesOf(row).map((cells) => lineOf(view, row, cells)));
  return [head.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

function lineOf(
  { date, branch, currency }: DayView,
  { till, operator, login }: DayRowView,
  [kind, what, { count, units, amount }]: Cells,
): string {
  const who = login ?? operator ?? "";
  const cells = [date, branch, till, who, kind, what, count, units ?? "", amount, currency ?? ""];
  return cells.map((cell) => quoted(String(cell))).join(",");
}

function quoted(cell: string): string {
  const text = sheetText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function linesOf(row: DayRowView): readonly Cells[] {
  const { sales, returns, undone } = row;
  const all: readonly Cells[] = [
    ["sales", "net", { count: sales.count, amount: sales.net }],
    ["sales", "outside", { count: sales.count, amount: sales.outside }],
    ...soldCells("loads", row.loads),
    ...soldCells("vouchers", row.vouchers),
    ...purseCells("redemptions", row.redemptions),
    ["redemptions", "unsettled", { count: row.unsettled === 0 ? 0 : 1, amount: row.unsettled }],
    ["paid", "vouchers", { count: row.paidByVouchers === 0 ? 0 : 1, amount: row.paidByVouchers }],
    ...purseCells("rewards", row.rewards),
    ...purseCells("earned", row.earned),
    ["returns", "net", { count: returns.count, amount: returns.net }],
    ["returns", "outside", { count: returns.count, amount: returns.outside }],
    ...purseCells("returns", returns.purses),
    ["undone", "outside", { count: undone.count, amount: undone.outside }],
    ...purseCells("undone", undone.purses),
    ...row.byHand.map((one): Cells => ["by-hand", `${one.type} ${one.purse} ${one.reason}`, one]),
    ["total", "outside", { count: row.receipts, amount: row.outside }],
  ];
  return all.filter(([, , { count }]) => count > 0);
}

function soldCells(kind: string, { count, tenders }: SoldSum): readonly Cells[] {
  return tenders.map(({ tender, amount }) => [kind, tender, { count, amount }]);
}

function purseCells(kind: string, sums: readonly PurseSum[]): readonly Cells[] {
  return sums.map((sum) => [kind, sum.purse, sum]);
}
