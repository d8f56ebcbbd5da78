import { useEffect, useRef, useState } from "react";
import type { EvaluationView, SaleRequest } from "../api/sale-shapes.ts";
import type { Answer, Problem } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";

/** What the basket comes to, as far as the node has said so. */
export interface Outlook {
  /** Of the basket before it was last changed, while `isOld`. */
  readonly evaluation: EvaluationView | null;
  readonly problem: Problem | null;
  readonly isOld: boolean;
}

const pauseMs = 250;
const nobody: Problem = { code: "unreachable", status: 0 };
const nothing: Outlook = { evaluation: null, problem: null, isOld: false };

function outlookOf(answer: Answer<EvaluationView>): Outlook {
  if (answer.kind === "done") return { evaluation: answer.value, problem: null, isOld: false };
  const problem = answer.kind === "refused" ? answer.problem : nobody;
  return { evaluation: null, problem, isOld: false };
}

export interface Evaluating {
  readonly request: SaleRequest | null;
  /** Evaluated anew when it changes, also where the request is the same. */
  readonly turn: unknown;
}

/** Asks the node as things are typed, once for each pause. */
export function useEvaluation(
  ports: Pick<PagePorts, "desk" | "after">,
  { request, turn }: Evaluating,
): Outlook {
  const [outlook, setOutlook] = useState<Outlook>(nothing);
  const text = request === null ? null : JSON.stringify(request);
  const newest = useRef<unknown>(null);
  useEffect(() => {
    const round = { text, turn };
    newest.current = round;
    if (text === null) {
      setOutlook(nothing);
      return undefined;
    }
    setOutlook((before) => ({ ...before, isOld: true }));
    return ports.after(pauseMs, () => {
      void ports.desk.evaluate(JSON.parse(text) as SaleRequest).then((answer) => {
        if (newest.current === round) setOutlook(outlookOf(answer));
      });
    });
  }, [ports, text, turn]);
  return outlook;
}
