import { compareText } from "../compare-text.ts";
import { type DayAction, totalsOf } from "./action-totals.ts";
import { addTotals, type DayTotals, noTotals } from "./day-totals.ts";

/** Who stood where; `operator` is a pseudonym, null when nobody was signed in. */
export type Counter = { readonly till: string; readonly operator: string | null };

export type DayRow = Counter & DayTotals;

export type DayReport = { readonly rows: readonly DayRow[]; readonly total: DayTotals };

/** Sums up a day's actions as they come. */
export class DaySums {
  readonly #rows = new Map<string, DayRow>();

  add({ till, operator }: Counter, action: DayAction): void {
    const totals = totalsOf(action);
    if (totals === noTotals) return;
    const name = JSON.stringify([till, operator ?? ""]);
    const before = this.#rows.get(name) ?? noTotals;
    this.#rows.set(name, { till, operator, ...addTotals(before, totals) });
  }

  /** By till, then operator. */
  get report(): DayReport {
    const rows = [...this.#rows].toSorted(([a], [b]) => compareText(a, b)).map(([, row]) => row);
    const total = rows.reduce<DayTotals>(addTotals, noTotals);
    return { rows, total };
  }
}
