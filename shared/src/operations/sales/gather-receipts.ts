import { type CsvLine, csvText } from "../balances/csv-lines.ts";
import type { PosReceipt } from "./plan-receipt.ts";
import { type SaleColumns, saleColumnsOf } from "./sale-columns.ts";
import { type Read, type RowReason, type RowRules, reader, saleRowOf } from "./sale-row.ts";

export type SaleRules = RowRules & {
  /** For a file without a column of its own. */
  readonly till: string | null;
  /** The tills of the branch; a receipt of any other is refused. */
  readonly tills: ReadonlySet<string>;
};

export type Gathered = {
  readonly rows: number;
  readonly receipts: readonly PosReceipt[];
  /** Rows that belong to no receipt. */
  readonly loose: readonly { readonly line: number; readonly reason: RowReason }[];
  readonly unknownColumns: readonly string[];
};

/** The table cannot be read at all. */
export class NoSales extends Error {
  override readonly name = "NoSales" as const;
}

const mostRows = 500_000;

type Draft = { -readonly [K in keyof PosReceipt]: PosReceipt[K] } & {
  readonly lines: number[];
  readonly rows: PosReceipt["rows"][number][];
};

/**
 * Puts the rows of a day's sales together to receipts, in the order of the file.
 * @throws NoSales when there is no header that names what is needed.
 */
export async function gatherReceipts(
  chunks: AsyncIterable<Uint8Array>,
  rules: SaleRules,
): Promise<Gathered> {
  const { form, lines } = await csvText(chunks);
  if (form.encoding === "utf-16") throw new NoSales("UTF-16 is not read; save it as UTF-8");
  const work = new Gathering(rules);
  for await (const line of lines) work.take(line);
  return work.finish();
}

class Gathering {
  readonly #rules: SaleRules;
  readonly #receipts = new Map<string, Draft>();
  readonly #loose: { line: number; reason: RowReason }[] = [];
  #columns: SaleColumns | undefined;
  #rows = 0;

  constructor(rules: SaleRules) {
    this.#rules = rules;
  }

  take({ line, cells }: CsvLine): void {
    if (this.#columns === undefined) {
      this.#columns = this.#header(cells);
      return;
    }
    this.#rows += 1;
    if (this.#rows > mostRows) throw new NoSales(`more than ${mostRows} rows; split the file`);
    if (typeof cells === "string") {
      this.#loose.push({ line, reason: cells });
      return;
    }
    this.#place(line, cells, this.#columns);
  }

  finish(): Gathered {
    if (this.#columns === undefined) throw new NoSales("the file is empty");
    return {
      rows: this.#rows,
      receipts: [...this.#receipts.values()],
      loose: this.#loose,
      unknownColumns: this.#columns.unknown,
    };
  }

  #header(cells: CsvLine["cells"]): SaleColumns {
    const hasTill = this.#rules.till !== null;
    const columns =
      typeof cells === "string" ? "the first line is broken" : saleColumnsOf(cells, { hasTill });
    if (typeof columns === "string") throw new NoSales(columns);
    return columns;
  }

  #place(line: number, cells: readonly string[], columns: SaleColumns): void {
    const read = reader(cells, columns);
    const till = read("till") || this.#rules.till;
    if (read("receipt") === "") this.#loose.push({ line, reason: "no-receipt-number" });
    else if (till === null) this.#loose.push({ line, reason: "no-till" });
    else this.#add({ line, till, read, isWhole: cells.length === columns.count });
  }

  #add({ line, till, read, isWhole }: Placed): void {
    const row = isWhole ? this.#rowOf(line, till, read) : "wrong-columns";
    const draft = this.#draft(till, read("receipt"));
    draft.lines.push(line);
    if (typeof row !== "string") draft.rows.push(row);
    else draft.broken ??= { line, reason: row };
  }

  #rowOf(line: number, till: string, read: Read): ReturnType<typeof saleRowOf> {
    return this.#rules.tills.has(till) ? saleRowOf(line, read, this.#rules) : "unknown-till";
  }

  #draft(till: string, number: string): Draft {
    const name = JSON.stringify([till, number]);
    const known = this.#receipts.get(name);
    if (known !== undefined) return known;
    const draft: Draft = { till, number, lines: [], rows: [], broken: null };
    this.#receipts.set(name, draft);
    return draft;
  }
}

type Placed = {
  readonly line: number;
  readonly till: string;
  readonly read: Read;
  readonly isWhole: boolean;
};
