import { Icon } from "@cardweave/shared/ui/components/icon";
import { type ProblemFacts, problemText } from "@cardweave/shared/ui/problem-texts";
import type { ReactElement } from "react";
import type { Trouble } from "../till/till-session.ts";
import { useWords, type Words } from "./words.tsx";

export interface TroubleLineProps {
  readonly trouble: Trouble;
}

function factsOf(trouble: Trouble, words: Words): ProblemFacts {
  const purse = trouble.attempt?.action.purse;
  if (purse === undefined) return {};
  const { asked, guaranteed, provisional } = trouble;
  return {
    ...(asked === undefined ? {} : { asked: words.amount(asked, purse) }),
    ...(guaranteed === undefined ? {} : { guaranteed: words.amount(guaranteed, purse) }),
    ...(provisional === undefined ? {} : { provisional: words.amount(provisional, purse) }),
  };
}

/** One sentence with the next step. */
export function TroubleLine({ trouble }: TroubleLineProps): ReactElement {
  const words = useWords();
  return (
    <p className="trouble" data-code={trouble.code}>
      <Icon name="alert" />
      <span>{problemText(trouble.code, words.language, factsOf(trouble, words))}</span>
    </p>
  );
}
