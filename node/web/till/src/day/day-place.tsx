import "@cardweave/shared/ui/styles/date-line.css";
import "./day.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DateLine } from "@cardweave/shared/ui/components/date-line";
import { type ReactElement, useEffect, useId, useState } from "react";
import type { DayView } from "../api/day-shapes.ts";
import type { Answer } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { useMoney } from "../sale/sale-money.ts";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { useTexts, useWords } from "../screens/words.tsx";
import { DayPurses } from "./day-purses.tsx";
import { DayTable } from "./day-table.tsx";
import { dayTexts } from "./day-texts.ts";

const isDate = /^\d{4}-\d{2}-\d{2}$/;

/** The day that was asked for last; today in the branch's zone until one is. */
function useDay({ desk }: PagePorts, date: string): Answer<DayView> | null {
  const [answer, setAnswer] = useState<Answer<DayView> | null>(null);
  useEffect(() => {
    let isOld = false;
    setAnswer(null);
    void desk.day(isDate.test(date) ? date : null).then((come) => {
      if (!isOld) setAnswer(come);
    });
    return () => {
      isOld = true;
    };
  }, [desk, date]);
  return answer;
}

/** Hands a text to the browser as a file of that name. */
function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** What the tills of this branch took in and gave out in one day. */
export function DayPlace(props: PlaceProps): ReactElement {
  const { ports } = props;
  const { language } = useWords();
  const texts = dayTexts(language);
  const { print } = useTexts();
  const dateField = useId();
  const [date, setDate] = useState("");
  const answer = useDay(ports, date);
  const shown = answer?.kind === "done" ? answer.value : null;
  const saveCsv = async (): Promise<void> => {
    if (shown === null) return;
    const csv = await ports.desk.dayCsv(shown.date);
    if (csv.kind === "done") save(csv.value, `day-${shown.date}.csv`);
  };
  return (
    <div className="day">
      <h1 className="place-title">{texts.title}</h1>
      <div className="day-hands unprinted">
        <div className="field">
          <label htmlFor={dateField}>{texts.date}</label>
          <DateLine
            id={dateField}
            name="date"
            value={date === "" ? (shown?.date ?? "") : date}
            onChange={setDate}
          />
        </div>
        <ActionButton icon="print" onPress={() => window.print()}>
          {print}
        </ActionButton>
        <ActionButton
          icon="download"
          onPress={() => void saveCsv()}
          isDisabled={shown === null}
          className="day-csv"
        >
          {texts.csv}
        </ActionButton>
      </div>
      <DayShown {...props} answer={answer} />
    </div>
  );
}

interface DayShownProps extends PlaceProps {
  readonly answer: Answer<DayView> | null;
}

function DayShown({ answer, room, who }: DayShownProps): ReactElement {
  const { language, when } = useWords();
  const texts = dayTexts(language);
  const money = useMoney(who.currency);
  if (answer === null) return <p className="day-soft">{texts.loading}</p>;
  if (answer.kind !== "done") {
    const nobody = { code: "unreachable", status: 0 };
    const problem = answer.kind === "refused" ? answer.problem : nobody;
    return (
      <div role="alert">
        <ProblemLine problem={problem} purse={null} isAway={false} />
      </div>
    );
  }
  const day = answer.value;
  return (
    <>
      <p className="day-soft">
        {who.branch.name} · {texts.asOf(when(day.asOf))}
      </p>
      <p className="day-taken">
        <strong>
          {texts.outside}: {money(day.total.outside)}
        </strong>
        <br />
        <span className="day-soft">{texts.outsideHow}</span>
      </p>
      {day.rows.length === 0 ? <p>{texts.none}</p> : <DayTable day={day} money={money} />}
      {day.rows.length === 0 ? null : <DayPurses totals={day.total} purses={room.purses} />}
    </>
  );
}
