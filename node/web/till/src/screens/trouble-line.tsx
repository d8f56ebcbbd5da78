import type { ReactElement } from "react";
import type { Trouble } from "../till/till-session.ts";
import type { DeskActs } from "./desk-acts.ts";
import { PinForm, wantsPin } from "./pin-form.tsx";
import { ProblemLine } from "./problem-line.tsx";

export interface TroubleLineProps {
  readonly trouble: Trouble;
  readonly acts: DeskActs;
  readonly isAway: boolean;
}

/** One sentence with the numbers and the next step; a PIN is asked for where it is missing. */
export function TroubleLine({ trouble, acts, isAway }: TroubleLineProps): ReactElement {
  const purse = trouble.attempt?.action.purse ?? null;
  return (
    <>
      <ProblemLine problem={trouble} purse={purse} isAway={isAway} />
      {wantsPin(trouble) && trouble.attempt !== null ? (
        <PinForm problem={trouble} onPin={acts.confirmWithPin} />
      ) : null}
    </>
  );
}
