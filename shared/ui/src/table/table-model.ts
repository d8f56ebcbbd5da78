import { sheetText } from "@cardweave/shared/domain/sheet-text";
import { type Language, localeOf } from "../language.ts";

/** What a cell is sorted, filtered and exported by. */
export type CellValue = string | number | boolean | null;

export interface ColumnModel<Row> {
  readonly id: string;
  readonly label: string;
  readonly value: (row: Row) => CellValue;
  /** As the filter and a file see it, where that is not the value: a time, an amount. */
  readonly text?: (row: Row) => string;
}

export interface Sorting {
  readonly column: string;
  readonly isDown: boolean;
}

export function cellText<Row>(column: ColumnModel<Row>, row: Row): string {
  if (column.text !== undefined) return column.text(row);
  const value = column.value(row);
  return value === null ? "" : String(value);
}

/** As somebody without umlauts or in capitals types it; accents stand in one or two signs. */
function folded(text: string): string {
  const small = text.toLowerCase();
  if (/^[ -~]*$/.test(small)) return small;
  return small.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss");
}

/** Every word of the filter stands somewhere in the row. */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly ColumnModel<Row>[],
  filter: string,
): readonly Row[] {
  const words = folded(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const all = columns.map((column) => folded(cellText(column, row)));
    return words.every((word) => all.some((text) => text.includes(word)));
  });
}

/** What is missing stands last, whichever way; equals keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  by: { readonly column: ColumnModel<Row> | undefined; readonly isDown: boolean },
  language: Language,
): readonly Row[] {
  const { column, isDown } = by;
  if (column === undefined) return rows;
  const texts = new Intl.Collator(localeOf(language), { numeric: true, sensitivity: "base" });
  const compare = (a: CellValue, b: CellValue): number => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return texts.compare(String(a), String(b));
  };
  return [...rows].sort((left, right) => {
    const [a, b] = [column.value(left), column.value(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return isDown ? compare(b, a) : compare(a, b);
  });
}

function csvCell(text: string): string {
  const safe = sheetText(text);
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** With a mark and semicolons, as spreadsheets in this part of the world open it. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly ColumnModel<Row>[]): string {
  const head = columns.map(({ label }) => csvCell(label)).join(";");
  const lines = rows.map((row) => columns.map((one) => csvCell(cellText(one, row))).join(";"));
  return `\uFEFF${[head, ...lines].join("\r\n")}\r\n`;
}

export interface Slice {
  readonly from: number;
  readonly until: number;
}

/** The rows that are drawn; some more above and below, so that scrolling finds them there. */
export function sliceAt(facts: {
  readonly count: number;
  readonly rowHeight: number;
  readonly top: number;
  readonly height: number;
}): Slice {
  const { count, rowHeight, top, height } = facts;
  const more = 8;
  const first = Math.floor(top / rowHeight) - more;
  const from = Math.max(0, Math.min(first, count - 1));
  const until = Math.min(count, Math.ceil((top + height) / rowHeight) + more);
  return { from, until: Math.max(until, from) };
}
