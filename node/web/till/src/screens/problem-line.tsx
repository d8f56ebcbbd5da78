import { Icon } from "@cardweave/shared/ui/components/icon";
import { problemText } from "@cardweave/shared/ui/problem-texts";
import type { ReactElement } from "react";
import type { Problem, PurseDef } from "../api/shapes.ts";
import { useWords } from "./words.tsx";

export interface ProblemLineProps {
  readonly problem: Problem;
  /** In whose unit the numbers are; null where there are none. */
  readonly purse: PurseDef | null;
  /** True when the answer might be another one once headquarters can be asked. */
  readonly isAway: boolean;
}

/** What is refused, the numbers behind it, and the next step. */
export function ProblemLine({ problem, purse, isAway }: ProblemLineProps): ReactElement {
  const { texts, language } = useWords();
  const { code, heldBy = [], fields = [] } = problem;
  const isNumberWrong = code === "invalid" && fields.includes("card.number");
  return (
    <div className="trouble" data-code={code}>
      <Icon name="alert" />
      <div>
        <p>
          {isNumberWrong
            ? texts.numberWrong
            : problemText(code, language, { heldBy: heldBy.join(", ") })}
        </p>
        {purse === null ? null : <Numbers problem={problem} purse={purse} />}
        {code === "too-little" && isAway ? <p>{texts.waitForLine}</p> : null}
      </div>
    </div>
  );
}

interface NumbersProps {
  readonly problem: Problem;
  readonly purse: PurseDef;
}

function Numbers({ problem, purse }: NumbersProps): ReactElement | null {
  const { texts, amount } = useWords();
  const { asked, guaranteed, provisional } = problem;
  const rows = [
    { name: texts.asked, sum: asked },
    { name: texts.guaranteedWord, sum: guaranteed },
    { name: texts.provisionalWord, sum: provisional },
  ].flatMap(({ name, sum }) => (sum === undefined ? [] : [{ name, sum }]));
  if (rows.length === 0) return null;
  return (
    <dl className="trouble-numbers">
      {rows.map(({ name, sum }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{amount(sum, purse)}</dd>
        </div>
      ))}
    </dl>
  );
}
