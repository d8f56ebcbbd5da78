import { dayIn } from "../../domain/time.ts";
import { accountDocOf } from "../../entries/doc-ids.ts";
import { type BalanceRow, type Columns, columnsOf, type RowReason, rowOf } from "./balance-row.ts";
import {
  type BookingParts,
  bookBalances,
  nameOf,
  type Outcome,
  type PlacedRow,
} from "./book-balances.ts";
import { type CsvLine, csvText } from "./csv-lines.ts";
import { SeenRows } from "./seen-rows.ts";

export type BalanceParts = BookingParts & {
  readonly secret: Uint8Array;
  /** Money is written as 12.50 or 12,50 and not in minor units. */
  readonly isMajor?: boolean;
  readonly refuse: (row: RefusedRow) => Promise<void>;
  readonly progress: (counts: BalanceCounts, bytes: number) => void;
};

export type RefusedRow = {
  readonly line: number;
  readonly reason: RowReason;
  /** Scheme, number, purse, amount, as they were written. */
  readonly cells: readonly string[];
};

/** `known`: booked by an earlier run of the same import. `empty`: amount 0. */
export type BalanceCounts = {
  readonly rows: number;
  readonly booked: number;
  readonly known: number;
  readonly empty: number;
  readonly refused: Readonly<Partial<Record<RowReason, number>>>;
  /** Sums of what was booked, by purse. */
  readonly sums: Readonly<Record<string, number>>;
};

export type BalanceReport = BalanceCounts & { readonly unknownColumns: readonly string[] };

/** The table cannot be read at all. */
export class NoBalances extends Error {
  override readonly name = "NoBalances" as const;
}

type Placed = PlacedRow & { readonly at: CsvLine };

const rowsPerStep = 500;

/**
 * Brings in what an old system's cards hold, once for each number and purse, however often it is
 * run, also after it was stopped at any moment. Source: SPEC R790, R784.
 * @throws NoBalances when there is no header that names what is needed.
 */
export class BalanceImport {
  readonly #parts: BalanceParts;
  readonly #seen = new SeenRows();
  readonly #refused: Partial<Record<RowReason, number>> = {};
  readonly #sums: Record<string, number> = {};
  readonly #counts = { rows: 0, booked: 0, known: 0, empty: 0 };
  #columns: Columns | undefined;

  constructor(parts: BalanceParts) {
    this.#parts = parts;
  }

  async run(chunks: AsyncIterable<Uint8Array>): Promise<BalanceReport> {
    const { form, lines } = await csvText(chunks);
    if (form.encoding === "utf-16") throw new NoBalances("UTF-16 is not read; save it as UTF-8");
    let placed: Placed[] = [];
    for await (const line of lines) {
      if (this.#columns === undefined) {
        this.#columns = this.#header(line);
        continue;
      }
      const one = await this.#place(line, this.#columns);
      if (one !== undefined) placed.push(one);
      if (placed.length < rowsPerStep) continue;
      await this.#book(placed, line.bytes);
      placed = [];
    }
    await this.#book(placed, placed.at(-1)?.at.bytes ?? 0);
    if (this.#columns === undefined) throw new NoBalances("the file is empty");
    return { ...this.counts, unknownColumns: this.#columns.unknown };
  }

  get counts(): BalanceCounts {
    return { ...this.#counts, refused: { ...this.#refused }, sums: { ...this.#sums } };
  }

  #header({ cells }: CsvLine): Columns {
    const columns = typeof cells === "string" ? undefined : columnsOf(cells);
    if (columns !== undefined) return columns;
    throw new NoBalances("the first line must name scheme, number, purse and amount, each once");
  }

  /** The account that a line is for; nothing for a line that is refused. */
  async #place(at: CsvLine, columns: Columns): Promise<Placed | undefined> {
    this.#counts.rows += 1;
    const { replica, secret, isMajor = false } = this.#parts;
    const { directory, ports } = replica;
    const today = dayIn(directory.network?.zone ?? "UTC", ports.clock.now());
    const { cells } = at;
    const row =
      typeof cells === "string" ? cells : rowOf(cells, columns, { directory, today, isMajor });
    if (typeof row === "string") return this.#refuse(at, row);
    const doc = accountDocOf(secret, row.card.scheme, row.card.number);
    const isNew = this.#seen.add(nameOf([doc, row.purse]));
    return isNew ? { at, row, doc } : this.#refuse(at, "duplicate-row");
  }

  async #refuse(at: CsvLine, reason: RowReason): Promise<undefined> {
    this.#refused[reason] = (this.#refused[reason] ?? 0) + 1;
    const cells = typeof at.cells === "string" ? [] : this.#shown(at.cells);
    await this.#parts.refuse({ line: at.line, reason, cells });
  }

  /** Never the PIN. */
  #shown(cells: readonly string[]): readonly string[] {
    const at = this.#columns?.at ?? {};
    return [at.scheme, at.number, at.purse, at.amount].map((column) => cells[column ?? -1] ?? "");
  }

  async #book(placed: readonly Placed[], bytes: number): Promise<void> {
    for (const { at, row, outcome } of await bookBalances(this.#parts, placed)) {
      await this.#note(at, row, outcome);
    }
    this.#parts.progress(this.counts, bytes);
  }

  async #note(at: CsvLine, row: BalanceRow, outcome: Outcome): Promise<void> {
    if (outcome === "booked") {
      this.#counts.booked += 1;
      this.#sums[row.purse] = (this.#sums[row.purse] ?? 0) + row.amount;
    } else if (outcome === "known" || outcome === "empty") this.#counts[outcome] += 1;
    else await this.#refuse(at, outcome);
  }
}
