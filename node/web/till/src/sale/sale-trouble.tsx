import { Icon } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import type { Problem, PurseDef } from "../api/shapes.ts";
import { PinForm, wantsPin } from "../screens/pin-form.tsx";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { useErrands, useHeld } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { refusalOf } from "../till/errand.ts";
import { type SaleDraft, voucherPurse } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";
import type { Taken } from "./take-voucher.ts";
import type { Outlook } from "./use-evaluation.ts";

export interface SaleTroubleProps extends PlaceProps {
  readonly outlook: Outlook;
  readonly taken: Taken | null;
  readonly onPin: (pin: string) => void;
}

/** In whose unit the numbers of a refusal are. */
function purseOf(
  { tender }: Problem,
  { pays }: SaleDraft,
  purses: readonly PurseDef[],
): PurseDef | null {
  const named = tender === undefined ? voucherPurse : (pays[tender]?.purse ?? voucherPurse);
  return purses.find(({ purse }) => purse === named) ?? null;
}

/** Why it cannot be booked as it stands, with the way out; the PIN is asked for in its place. */
export function SaleTrouble(props: SaleTroubleProps): ReactElement {
  const { room, facts, outlook, taken, onPin } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  const draft = useHeld(room.sale);
  const refusal = refusalOf(useErrands(room.errands), ["sale"]);
  const problem = outlook.problem ?? refusal;
  const isAway = facts.line !== "connected";
  return (
    <div role="alert" className="sale-trouble">
      {taken === null || taken.kind === "taken" ? null : <NoUse taken={taken} />}
      {problem === null || problem.code === "changed" ? null : (
        <ProblemLine
          problem={problem}
          purse={purseOf(problem, draft, room.purses)}
          isAway={isAway}
        />
      )}
      {problem?.code === "changed" ? (
        <p className="note-warn" data-code="changed">
          <Icon name="alert" />
          <span>{texts.netChanged}</span>
        </p>
      ) : null}
      {refusal !== null && wantsPin(refusal) ? <PinForm problem={refusal} onPin={onPin} /> : null}
    </div>
  );
}

function NoUse({ taken }: { readonly taken: Exclude<Taken, { kind: "taken" }> }): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  if (taken.kind === "refused") {
    return <ProblemLine problem={taken.problem} purse={null} isAway={false} />;
  }
  const { state } = taken.voucher;
  return (
    <p className="trouble" data-voucher-state={state}>
      <Icon name="alert" />
      <span>{texts.voucherNoUse[state] ?? state}</span>
    </p>
  );
}
