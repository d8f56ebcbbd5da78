import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { type ReactElement, useState } from "react";
import type { DeskApi } from "../api/desk-api.ts";
import type { Answer } from "../api/shapes.ts";
import { ProblemLine } from "./problem-line.tsx";
import { useWords } from "./words.tsx";

export interface SlipViewProps {
  readonly receipt: string;
  readonly desk: Pick<DeskApi, "slip" | "printSlip">;
  /** Some of it went beyond the branch's rights: the customer reads it too. */
  readonly isProvisional?: boolean;
}

/** The receipt as it is printed, on demand. */
export function SlipView({ receipt, desk, isProvisional = false }: SlipViewProps): ReactElement {
  const { texts, language } = useWords();
  const [answer, setAnswer] = useState<Answer<string> | null>(null);
  const [isSent, setSent] = useState(false);
  const print = async (): Promise<void> => {
    const sent = await desk.printSlip(receipt, language);
    setSent(sent.kind === "done");
    // Where the node has no printer of its own, or its paper is out, the browser's does it.
    if (sent.kind === "refused") window.print();
  };
  const show = (): void => {
    void desk.slip(receipt, language).then(setAnswer);
  };
  if (answer?.kind === "done") {
    return (
      <div className="slip">
        <pre>
          {answer.value}
          {isProvisional ? `\n${texts.slipProvisional}` : ""}
        </pre>
        <p role="status" className="good unprinted">
          {isSent ? texts.printedHere : ""}
        </p>
        <div className="slip-hands unprinted">
          <ActionButton icon="print" onPress={() => void print()}>
            {texts.print}
          </ActionButton>
          <ActionButton look="quiet" icon="close" onPress={() => setAnswer(null)}>
            {texts.close}
          </ActionButton>
        </div>
      </div>
    );
  }
  return (
    <>
      {answer?.kind === "refused" ? (
        <ProblemLine problem={answer.problem} purse={null} isAway={false} />
      ) : null}
      <ActionButton className="unprinted" onPress={show}>
        {texts.slip}
      </ActionButton>
    </>
  );
}
