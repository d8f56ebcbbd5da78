import type { ReactElement } from "react";
import type { DayRow, DayTotals, DayView } from "../api/day-shapes.ts";
import { useWords } from "../screens/words.tsx";
import { type DayTexts, dayTexts } from "./day-texts.ts";

export interface DayTableProps {
  readonly day: DayView;
  readonly money: (amount: number) => string;
}

interface Column {
  readonly name: (texts: DayTexts) => string;
  readonly count: ((totals: DayTotals) => number) | null;
  readonly amount: ((totals: DayTotals) => number) | null;
}

/** What cards paid came in when they were loaded. */
function paidByCards({ redemptions, unsettled, paidByVouchers }: DayTotals): number {
  return paidByVouchers - redemptions.reduce((sum, { amount }) => sum + amount, unsettled);
}

/** From left to right they add up to the last one. Source: SPEC R870. */
const columns: readonly Column[] = [
  { name: ({ receipts }) => receipts, count: ({ receipts }) => receipts, amount: null },
  { name: ({ sales }) => sales, count: (of) => of.sales.count, amount: (of) => of.sales.net },
  { name: ({ loads }) => loads, count: (of) => of.loads.count, amount: (of) => of.loads.amount },
  {
    name: ({ vouchers }) => vouchers,
    count: (of) => of.vouchers.count,
    amount: (of) => of.vouchers.amount,
  },
  { name: ({ byCards }) => byCards, count: null, amount: paidByCards },
  { name: ({ byVouchers }) => byVouchers, count: null, amount: (of) => 0 - of.paidByVouchers },
  {
    name: ({ returns }) => returns,
    count: (of) => of.returns.count + of.undone.count,
    amount: (of) => 0 - of.returns.outside - of.undone.outside,
  },
  { name: ({ outside }) => outside, count: null, amount: (of) => of.outside },
];

export function DayTable({ day, money }: DayTableProps): ReactElement {
  const { language, dayText } = useWords();
  const texts = dayTexts(language);
  return (
    <section
      className="panel day-scroll"
      aria-label={texts.caption(dayText(day.date))}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for who has only keys
      tabIndex={0}
    >
      <table className="day-table">
        <caption>{texts.caption(dayText(day.date))}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.till}</th>
            <th scope="col">{texts.who}</th>
            {columns.map(({ name }) => (
              <th key={name(texts)} scope="col" className="day-number">
                {name(texts)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {day.rows.map((row) => (
            <Row key={`${row.till} ${row.who}`} row={row} money={money} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {texts.total}
            </th>
            <Cells totals={day.total} money={money} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

interface RowProps {
  readonly row: DayRow;
  readonly money: (amount: number) => string;
}

function Row({ row, money }: RowProps): ReactElement {
  const { language } = useWords();
  const texts = dayTexts(language);
  return (
    <tr data-till={row.till}>
      <th scope="row">{row.till}</th>
      <td>{row.who ?? texts.nobody}</td>
      <Cells totals={row} money={money} />
    </tr>
  );
}

interface CellsProps {
  readonly totals: DayTotals;
  readonly money: (amount: number) => string;
}

function Cells({ totals, money }: CellsProps): ReactElement {
  const { language } = useWords();
  const texts = dayTexts(language);
  return (
    <>
      {columns.map(({ name, count, amount }) => {
        const times = count?.(totals) ?? null;
        const sum = amount?.(totals) ?? null;
        return (
          <td key={name(texts)} className="day-number" data-name={name(texts)}>
            {sum === null ? times : money(sum)}
            {sum === null || times === null || times === 0 ? null : (
              <small>{texts.count(times)}</small>
            )}
          </td>
        );
      })}
    </>
  );
}
