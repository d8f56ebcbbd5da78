import type { ReactElement } from "react";
import type { DaySum, DayTotals } from "../api/day-shapes.ts";
import type { PurseDef } from "../api/shapes.ts";
import { useWords } from "../screens/words.tsx";
import { dayTexts } from "./day-texts.ts";

export interface DayPursesProps {
  readonly totals: DayTotals;
  readonly purses: readonly PurseDef[];
}

function unitsIn(sums: readonly DaySum[], purse: string): number {
  return sums.filter(({ name }) => name === purse).reduce((sum, { units }) => sum + units, 0);
}

/** What came onto cards and what went off them, purse by purse. */
export function DayPurses({ totals, purses }: DayPursesProps): ReactElement {
  const { language, bare } = useWords();
  const texts = dayTexts(language);
  const redeemed = [...totals.redemptions, ...totals.rewards];
  return (
    <section
      className="panel day-scroll"
      aria-label={texts.purses}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for who has only keys
      tabIndex={0}
    >
      <table className="day-table">
        <caption>{texts.purses}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.purse}</th>
            <th scope="col" className="day-number">
              {texts.earned}
            </th>
            <th scope="col" className="day-number">
              {texts.redeemed}
            </th>
            <th scope="col" className="day-number">
              {texts.given}
            </th>
            <th scope="col" className="day-number">
              {texts.taken}
            </th>
          </tr>
        </thead>
        <tbody>
          {purses.map((purse) => (
            <tr key={purse.purse}>
              <th scope="row">{purse.name[language]}</th>
              <td className="day-number">{bare(unitsIn(totals.earned, purse.purse), purse)}</td>
              <td className="day-number">{bare(unitsIn(redeemed, purse.purse), purse)}</td>
              <td className="day-number">{bare(unitsIn(totals.given, purse.purse), purse)}</td>
              <td className="day-number">{bare(unitsIn(totals.taken, purse.purse), purse)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
